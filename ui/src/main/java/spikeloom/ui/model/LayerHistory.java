package spikeloom.ui.model;

import java.util.ArrayList;
import java.util.List;
import spikeloom.run.LayerState;
import spikeloom.run.LayersAtStep;

/**
 * The activity of layers from snapshot to snapshot. When it is full, every second entry is dropped,
 * so that its size is bounded.
 */
public final class LayerHistory {
  private static final int MOST = 512;

  private final List<LayersAtStep> moments = new ArrayList<>();

  /** Replaces the history. */
  void show(List<LayersAtStep> others) {
    moments.clear();
    others.forEach(this::add);
  }

  void add(LayersAtStep moment) {
    if (moments.size() == MOST) {
      List<LayersAtStep> kept = new ArrayList<>();
      for (int i = 0; i < MOST; i += 2) {
        kept.add(moments.get(i));
      }
      moments.clear();
      moments.addAll(kept);
    }
    moments.add(moment);
  }

  void clear() {
    moments.clear();
  }

  /** All stored entries, oldest first. */
  public List<LayersAtStep> moments() {
    return List.copyOf(moments);
  }

  /** Returns the newest state of each layer: an update has more layers than a snapshot. */
  public List<LayerState> latest(List<LayerState> known) {
    List<LayerState> all = new ArrayList<>(known);
    if (!moments.isEmpty()) {
      moments.get(moments.size() - 1).layers().stream()
          .filter(old -> known.stream().noneMatch(now -> now.name().equals(old.name())))
          .forEach(all::add);
    }
    return all;
  }

  /**
   * The gradient norms of one layer where they are known: {@code [2][moments]}, steps and norms.
   */
  public double[][] gradientNorms(String layer) {
    List<double[]> points = new ArrayList<>();
    for (LayersAtStep moment : moments) {
      moment.layers().stream()
          .filter(state -> state.name().equals(layer) && state.gradientNorm().isPresent())
          .forEach(
              state ->
                  points.add(new double[] {moment.step(), state.gradientNorm().getAsDouble()}));
    }
    double[][] curve = new double[2][points.size()];
    for (int i = 0; i < points.size(); i++) {
      curve[0][i] = points.get(i)[0];
      curve[1][i] = points.get(i)[1];
    }
    return curve;
  }
}
