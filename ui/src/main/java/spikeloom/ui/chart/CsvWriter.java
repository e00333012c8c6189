package spikeloom.ui.chart;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Comma separated values after RFC 4180 with line feeds: a point as decimal sign, quotes only where
 * they are needed.
 */
public final class CsvWriter {
  private final Appendable out;

  /** Writes to {@code out}, which stays the caller's to close. */
  public CsvWriter(Appendable out) {
    this.out = out;
  }

  /**
   * Writes one line.
   *
   * @throws UncheckedIOException if the target fails
   */
  public void row(Object... cells) {
    try {
      for (int i = 0; i < cells.length; i++) {
        out.append(i == 0 ? "" : ",").append(cell(String.valueOf(cells[i])));
      }
      out.append('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String cell(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
