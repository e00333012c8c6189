package spikeloom.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import spikeloom.file.SafeFile;
import spikeloom.plan.RunException;

/**
 * A table of a run that grows while it trains: a header, and lines whose first cell is the step of
 * the optimiser. Lines are only ever appended. A line truncated by a crash is dropped when the
 * table is read; one that is damaged is skipped with a warning, and stays in the file.
 *
 * @param <T> type of a line
 */
final class RunTable<T> {
  private final RunFiles files;
  private final Path file;
  private final String header;
  private final Function<String[], T> meaning;

  /**
   * A table.
   *
   * @param header names of the columns
   * @param meaning parser of the cells of a line; throws an {@link IllegalArgumentException}, for
   *     instance a {@link NumberFormatException}, if they are invalid
   */
  RunTable(RunFiles files, Path file, String header, Function<String[], T> meaning) {
    this.files = files;
    this.file = file;
    this.header = header;
    this.meaning = meaning;
  }

  /** Appends whole lines, each with its line end. */
  void append(String lines) {
    files.requireThere();
    try {
      files.append(file, Files.exists(file) ? lines : header + "\n" + lines);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Removes the lines after {@code step}, which a resumed run writes again. */
  void truncateAfter(long step) {
    if (!Files.exists(file)) {
      return;
    }
    StringBuilder kept = new StringBuilder(header).append('\n');
    boolean dropped = !lines().first().equals(header);
    for (String line : lines().whole()) {
      String first = line.split(",", 2)[0];
      boolean later = first.matches("[0-9]{1,18}") && Long.parseLong(first) > step;
      dropped |= later;
      kept.append(later ? "" : line + "\n");
    }
    dropped |= lines().cut();
    if (dropped) {
      try {
        byte[] text = kept.toString().getBytes(StandardCharsets.UTF_8);
        files.write(file, out -> out.write(text));
      } catch (IOException e) {
        throw unwritable(e);
      }
    }
  }

  /** Whether there is a line below the header, damaged or not. */
  boolean hasLines() {
    return Files.exists(file) && !lines().whole().isEmpty();
  }

  /**
   * Parses all complete lines after the header.
   *
   * @param note receives a sentence about every damaged line
   */
  List<T> rows(Consumer<String> note) {
    List<T> rows = new ArrayList<>();
    if (!Files.exists(file)) {
      return rows;
    }
    int columns = header.split(",").length;
    int number = 1;
    for (String line : lines().whole()) {
      number++;
      String[] cells = line.split(",", -1);
      try {
        if (cells.length != columns) {
          throw new IllegalArgumentException("cells: " + cells.length);
        }
        rows.add(meaning.apply(cells));
      } catch (IllegalArgumentException e) {
        note.accept(
            String.format(Locale.ROOT, "%s, line %d is damaged and was skipped.", file, number));
      }
    }
    return rows;
  }

  /** The lines after the first, and whether a last one without line end was removed. */
  private record Lines(String first, List<String> whole, boolean cut) {}

  private Lines lines() {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      int end = text.lastIndexOf('\n') + 1;
      List<String> all = text.substring(0, end).lines().toList();
      return new Lines(
          all.isEmpty() ? "" : all.get(0),
          all.isEmpty() ? all : all.subList(1, all.size()),
          end < text.length());
    } catch (IOException e) {
      throw new RunException(file + " cannot be read: " + SafeFile.reason(e) + ".", e);
    }
  }

  private RunException unwritable(IOException e) {
    return new RunException(
        file
            + " cannot be written: "
            + SafeFile.reason(e)
            + "; the run stops, its last checkpoint is intact.",
        e);
  }
}
