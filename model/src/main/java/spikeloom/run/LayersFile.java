package spikeloom.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Consumer;

/** {@code layers.csv}: a line per layer and snapshot. Unknown cells are empty. */
public final class LayersFile {
  private static final String HEADER =
      "step,layer,neurons,spike_rate,silent,saturated,gradient_norm";

  private final RunTable<Line> table;

  /** A line. */
  private record Line(long step, LayerState layer) {
    static Line of(String[] cell) {
      return new Line(
          Long.parseLong(cell[0]),
          new LayerState(
              cell[1],
              Integer.parseInt(cell[2]),
              number(cell[3]),
              cell[4].isEmpty()
                  ? Optional.empty()
                  : Optional.of(
                      new LayerState.Extremes(
                          Integer.parseInt(cell[4]), Integer.parseInt(cell[5]))),
              number(cell[6])));
    }
  }

  LayersFile(RunFiles files, Path file) {
    table = new RunTable<>(files, file, HEADER, Line::of);
  }

  /** Appends a snapshot, unless no update was measured before it. */
  public void append(LayersAtStep moment) {
    if (!moment.measured()) {
      return;
    }
    StringBuilder lines = new StringBuilder();
    for (LayerState layer : moment.layers()) {
      lines
          .append(moment.step())
          .append(',')
          .append(layer.name())
          .append(',')
          .append(layer.neurons())
          .append(',')
          .append(cell(layer.firingRate()))
          .append(',')
          .append(layer.extremes().map(some -> some.silent() + "," + some.saturated()).orElse(","))
          .append(',')
          .append(cell(layer.gradientNorm()))
          .append('\n');
    }
    table.append(lines.toString());
  }

  private static String cell(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%.6g", value.getAsDouble()) : "";
  }

  /** Removes the snapshots after {@code step}, which a resumed run writes again. */
  public void truncateAfter(long step) {
    table.truncateAfter(step);
  }

  /**
   * All snapshots, oldest first.
   *
   * @param note receives a sentence about every damaged line, which is skipped
   */
  List<LayersAtStep> read(Consumer<String> note) {
    Map<Long, List<LayerState>> moments = new TreeMap<>();
    for (Line line : table.rows(note)) {
      moments.computeIfAbsent(line.step(), step -> new ArrayList<>()).add(line.layer());
    }
    return moments.entrySet().stream()
        .map(moment -> new LayersAtStep(moment.getKey(), moment.getValue()))
        .toList();
  }

  private static OptionalDouble number(String cell) {
    return cell.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(cell));
  }
}
