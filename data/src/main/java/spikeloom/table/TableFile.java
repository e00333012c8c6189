package spikeloom.table;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.datavec.api.records.reader.impl.csv.CSVRecordReader;
import org.datavec.api.split.InputStreamInputSplit;
import org.datavec.api.writable.Writable;
import spikeloom.file.DataException;
import spikeloom.file.SafeFile;

/**
 * Reads a table from a text file: a row a line, cells parted by commas, semicolons, tabs or bars,
 * whichever the first line has most of, and cells in double quotes where they hold such a mark. The
 * first line names the columns if no cell of it is a number; else they are called column 1, 2 and
 * so on. Empty lines are passed over. Source: Shafranovich, "Common format and MIME type for CSV
 * files", RFC 4180, without line breaks in cells.
 */
public final class TableFile {
  private static final char[] MARKS = {',', ';', '\t', '|'};
  private static final char QUOTE = '"';

  private TableFile() {}

  /** Whether a file has the name of a table. */
  public static boolean named(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".csv") || name.endsWith(".tsv") || name.endsWith(".txt");
  }

  /**
   * Reads a whole table.
   *
   * @throws DataException if the file cannot be read, is no text, has rows of different length, no
   *     rows, or more than {@link TableBuilder#MAX_CELLS} cells
   */
  public static Table read(Path file) {
    try (InputStream in = open(file)) {
      return read(file, in, mark(firstLine(file)));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static InputStream open(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new DataException(file + " is a folder where a table is expected; name a file.");
    }
    return new BoundedLines(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
  }

  private static String firstLine(Path file) throws IOException {
    StringBuilder line = new StringBuilder();
    try (InputStream in = open(file)) {
      for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  /** The mark that parts cells: the most frequent one outside quotes, a comma if there is none. */
  private static char mark(String line) {
    int[] counts = new int[MARKS.length];
    boolean quoted = false;
    for (int at = 0; at < line.length(); at++) {
      char c = line.charAt(at);
      quoted ^= c == QUOTE;
      for (int i = 0; i < MARKS.length && !quoted; i++) {
        counts[i] += c == MARKS[i] ? 1 : 0;
      }
    }
    int best = 0;
    for (int i = 1; i < MARKS.length; i++) {
      best = counts[i] > counts[best] ? i : best;
    }
    return MARKS[best];
  }

  // DataVec wraps failures of the stream and of the parser in exceptions that are not checked.
  private static Table read(Path file, InputStream in, char mark) throws IOException {
    TableBuilder table = new TableBuilder(file);
    try (CSVRecordReader reader = new CSVRecordReader(0, mark, QUOTE)) {
      reader.initialize(new InputStreamInputSplit(in));
      while (reader.hasNext()) {
        List<String> cells = new ArrayList<>();
        for (Writable cell : reader.next()) {
          cells.add(cell.toString());
        }
        table.add(cells);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DataException(file + " was not read to its end: the reading was interrupted.", e);
    } catch (DataException e) {
      throw e;
    } catch (RuntimeException e) {
      throw broken(file, e, table.line());
    }
    return table.build();
  }

  private static DataException broken(Path file, RuntimeException e, int line) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException io) {
        return io instanceof BoundedLines.NoLines
            ? unreadable(file, io)
            : new DataException(
                "%s, line %d, cannot be read: %s; mend the line."
                    .formatted(file, line + 1, SafeFile.reason(io).replaceAll("\\R.*", "")),
                e);
      }
    }
    return new DataException(
        "%s, line %d, cannot be read as cells; mend the line.".formatted(file, line + 1), e);
  }

  private static DataException unreadable(Path file, IOException e) {
    return new DataException(
        "%s cannot be read as a table: %s; check that it is the right file."
            .formatted(file, SafeFile.reason(e)),
        e);
  }
}
