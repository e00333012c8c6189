package spikeloom.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** {@code validation.csv}: a line per measurement on validation samples. */
public final class ValidationFile {
  private static final String HEADER = "step,examples,samples,distortion,rate,accuracy";

  private final RunTable<ValidationPoint> table;

  ValidationFile(RunFiles files, Path file) {
    table = new RunTable<>(files, file, HEADER, ValidationFile::point);
  }

  private static ValidationPoint point(String[] cell) {
    return new ValidationPoint(
        Long.parseLong(cell[0]),
        Long.parseLong(cell[1]),
        Integer.parseInt(cell[2]),
        Double.parseDouble(cell[3]),
        Double.parseDouble(cell[4]),
        cell[5].isEmpty() ? null : Double.valueOf(cell[5]));
  }

  /** Appends one line. */
  public void append(ValidationPoint point) {
    Double accuracy = point.accuracy();
    table.append(
        String.format(
            Locale.ROOT,
            "%d,%d,%d,%.7g,%.7g,%s\n",
            point.step(),
            point.examples(),
            point.samples(),
            point.distortion(),
            point.rateBits(),
            accuracy == null ? "" : String.format(Locale.ROOT, "%.6g", accuracy)));
  }

  /** Removes the lines after {@code step}, which a resumed run measures again. */
  public void truncateAfter(long step) {
    table.truncateAfter(step);
  }

  /**
   * All points, oldest first.
   *
   * @param note receives a sentence about every damaged line, which is skipped
   */
  List<ValidationPoint> read(Consumer<String> note) {
    return table.rows(note);
  }
}
