package spikeloom.ui.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Comma separated values after RFC 4180 with line feeds: a point as decimal sign, quotes only where
 * they are needed.
 */
public final class CsvWriter {
  private final Appendable out;
  private final List<Object> nextStart;
  private List<Object> start;

  /** Writes to {@code out}, which the caller closes. */
  public CsvWriter(Appendable out) {
    this(out, List.of(), List.of());
  }

  private CsvWriter(Appendable out, List<Object> firstStart, List<Object> nextStart) {
    this.out = out;
    this.start = firstStart;
    this.nextStart = nextStart;
  }

  /**
   * A writer to the same target for a table within a larger one: its first row, the header, begins
   * with the name of one more column, all others with the value of that column.
   */
  public CsvWriter with(String column, Object value) {
    return new CsvWriter(out, append(start, column), append(nextStart, value));
  }

  /**
   * Writes one line.
   *
   * @throws UncheckedIOException if the target fails
   */
  public void row(Object... cells) {
    try {
      List<Object> all = new ArrayList<>(start);
      all.addAll(Arrays.asList(cells));
      for (int i = 0; i < all.size(); i++) {
        out.append(i == 0 ? "" : ",").append(cell(String.valueOf(all.get(i))));
      }
      start = nextStart;
      out.append('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Separates two tables by an empty line. */
  public void emptyLine() {
    try {
      out.append('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Object> append(List<Object> list, Object last) {
    List<Object> longer = new ArrayList<>(list);
    longer.add(last);
    return longer;
  }

  private static String cell(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
