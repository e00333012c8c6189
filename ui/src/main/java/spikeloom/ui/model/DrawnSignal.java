package spikeloom.ui.model;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import spikeloom.spike.Signal;
import spikeloom.spike.SignalShape;
import spikeloom.ui.text.Texts;

/**
 * A picture or a series that is drawn by hand, with values in [0, 1]. Every stroke can be undone.
 *
 * <p>On a picture, a round pen of radius r and softness s leaves ink where a pixel's centre has
 * distance d from its path: {@code min(1, (r + s / 2 - d) / s)}, in all planes. On a series, the
 * pen sets the value at every step that it passes.
 */
final class DrawnSignal {
  private static final int MOST_UNDONE = 100;
  private static final double KEY_STEP = 0.05;

  /** Radius and softness on 28 pixels, like the pens of handwritten digits. */
  private static final double RADIUS = 1.25 / 28;

  private static final double SOFTNESS = 1.3 / 28;

  /** As many as a chart shows as curves. */
  private static final int MOST_CURVES = 16;

  private static final double LEAST_RADIUS = 0.6; // pixels

  private final SignalShape shape;
  private final Deque<float[]> undone = new ArrayDeque<>();
  private float[] values;

  /** Starts with values, which are copied. */
  DrawnSignal(SignalShape shape, float[] values) {
    this.shape = shape;
    this.values = values.clone();
  }

  /** Why a signal of this shape cannot be drawn, a clause; empty if it can. */
  static Optional<String> problem(SignalShape shape) {
    boolean drawable =
        shape instanceof SignalShape.Image
            || (shape instanceof SignalShape.Series series
                && series.length() > 1
                && series.variables() <= MOST_CURVES);
    return drawable
        ? Optional.empty()
        : Optional.of(Texts.MODEL.get("drawing.no-curves", MOST_CURVES));
  }

  /** What has been drawn. */
  Signal signal() {
    return new Signal(shape, values.clone());
  }

  /** A pixel, or a step and a twentieth of the values. */
  PenMove.Grid grid() {
    return shape instanceof SignalShape.Image image
        ? new PenMove.Grid(1.0 / image.width(), 1.0 / image.height())
        : new PenMove.Grid(1.0 / ((SignalShape.Series) shape).length(), KEY_STEP);
  }

  /** Begins a stroke: what is drawn from here on is undone at once. */
  void begin() {
    undone.push(values.clone());
    if (undone.size() > MOST_UNDONE) {
      undone.removeLast();
    }
  }

  /** Whether there is a stroke to undo. */
  boolean canUndo() {
    return !undone.isEmpty();
  }

  /** Undoes the last stroke. */
  void undo() {
    if (canUndo()) {
      values = undone.pop();
    }
  }

  /** Removes everything, which can be undone. */
  void clear() {
    begin();
    Arrays.fill(values, 0);
  }

  /** Moves the pen of a picture. */
  void ink(PenMove move) {
    if (shape instanceof SignalShape.Image image) {
      ink(image, move);
    } else if (shape instanceof SignalShape.Series series) {
      trace(series, move);
    }
  }

  private void ink(SignalShape.Image image, PenMove move) {
    int side = Math.min(image.width(), image.height());
    double radius = Math.max(LEAST_RADIUS, RADIUS * side);
    double softness = Math.max(1, SOFTNESS * side);
    PenMove.Segment path = move.within(image.width(), image.height());
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        double distance = path.distance(x + 0.5, y + 0.5);
        double ink = Math.min(1, (radius + softness / 2 - distance) / softness);
        if (ink > 0) {
          for (int plane = 0; plane < image.planes(); plane++) {
            int at = (plane * image.height() + y) * image.width() + x;
            values[at] =
                (float) (move.erases() ? Math.min(values[at], 1 - ink) : Math.max(values[at], ink));
          }
        }
      }
    }
  }

  private void trace(SignalShape.Series series, PenMove move) {
    PenMove.Segment path = move.within(series.length(), 1);
    int first = step(series, Math.min(path.fromX(), path.toX()));
    int last = step(series, Math.max(path.fromX(), path.toX()));
    for (int t = first; t <= last; t++) {
      double value = move.erases() ? 0 : 1 - path.heightAt(t + 0.5);
      int at = t * series.variables() + move.variable();
      values[at] = (float) Math.max(0, Math.min(1, value));
    }
  }

  private static int step(SignalShape.Series series, double x) {
    return Math.max(0, Math.min(series.length() - 1, (int) Math.floor(x)));
  }
}
