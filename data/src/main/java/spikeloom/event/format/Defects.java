package spikeloom.event.format;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import spikeloom.file.DataException;
import spikeloom.file.Tolerance;

/** Rejects or counts the defects of one file, as the user chose. */
final class Defects {
  private final Path file;
  private final Tolerance tolerance;
  private final String unit;
  private final Map<Defect.Kind, Defect> found = new EnumMap<>(Defect.Kind.class);

  /**
   * Creates an empty list of defects.
   *
   * @param unit unit of places: byte or line
   */
  Defects(Path file, Tolerance tolerance, String unit) {
    this.file = file;
    this.tolerance = tolerance;
    this.unit = unit;
  }

  /**
   * Reports a defect.
   *
   * @param what a sentence without its end; made for the first of a kind only
   * @throws DataException if no defect is tolerated
   */
  void report(Defect.Kind kind, long place, Supplier<String> what) {
    if (tolerance == Tolerance.STRICT) {
      throw new DataException(
          "%s %s at %s %,d: %s; download or copy the file again, or read it with --lenient."
              .formatted(file, kind.verb(), unit, place, what.get()));
    }
    Defect before = found.get(kind);
    found.put(
        kind,
        before == null
            ? new Defect(kind, 1, place, "%s %,d: %s".formatted(unit, place, what.get()))
            : new Defect(kind, before.count() + 1, before.place(), before.first()));
  }

  /**
   * Reports that the file ends within a structure of {@code length} bytes that begins at {@code
   * place}.
   */
  void cutOff(String thing, long place, long have, long length) {
    report(
        Defect.Kind.TRUNCATED,
        place,
        () -> "%s has %,d bytes, of which only %,d are present".formatted(thing, length, have));
  }

  /** Reports that the content cannot be read further; {@code failure} has the reason and place. */
  void unreadable(long place, DataException failure) {
    if (tolerance == Tolerance.STRICT) {
      throw failure;
    }
    String message = failure.getMessage();
    report(Defect.Kind.TRUNCATED, place, () -> message.endsWith(".") ? cut(message) : message);
  }

  private static String cut(String sentence) {
    return sentence.substring(0, sentence.length() - 1);
  }

  /** Returns an exception for a defect that is never tolerated. */
  DataException refusal(String what) {
    return new DataException(file + " " + what);
  }

  /** All kinds of defects found. */
  List<Defect> list() {
    return new ArrayList<>(found.values());
  }
}
