package spikeloom.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import spikeloom.file.SafeFile;

/**
 * A table of a run that grows while it trains: a header, and lines whose first cell is the step of
 * the optimiser. Lines are only ever appended; one that a crash cut short is dropped when the table
 * is read.
 */
final class RunTable {
  private final Path file;
  private final String header;

  RunTable(Path file, String header) {
    this.file = file;
    this.header = header;
  }

  /** Appends whole lines, each with its line end. */
  void append(String lines) {
    try {
      if (!Files.exists(file)) {
        SafeFile.writeText(file, header + "\n");
      }
      Files.writeString(file, lines, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Drops the lines after {@code step}: a resumed run writes them again. */
  void truncateAfter(long step) {
    if (!Files.exists(file)) {
      return;
    }
    StringBuilder kept = new StringBuilder(header).append('\n');
    for (String[] cells : rows()) {
      if (Long.parseLong(cells[0]) <= step) {
        kept.append(String.join(",", cells)).append('\n');
      }
    }
    try {
      SafeFile.writeText(file, kept.toString());
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** The cells of all whole lines below the header. */
  List<String[]> rows() {
    if (!Files.exists(file)) {
      return List.of();
    }
    int columns = header.split(",").length;
    try {
      String text = Files.readString(file);
      int whole = text.lastIndexOf('\n') + 1;
      return text.substring(0, whole)
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .filter(cells -> cells.length == columns)
          .toList();
    } catch (IOException e) {
      throw new RunException(file + " cannot be read: " + SafeFile.reason(e) + ".", e);
    }
  }

  private RunException unwritable(IOException e) {
    return new RunException(
        file
            + " cannot be written: "
            + SafeFile.reason(e)
            + "; the run stops, its last checkpoint is whole.",
        e);
  }
}
