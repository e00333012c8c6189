package spikeloom.table;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The times in a column, in the order of its rows: numbers, dates with or without a time of day, or
 * times of day. They are compared as 64-bit whole numbers, and only numbers with decimals in double
 * precision.
 */
public final class Times {
  private final Map<TimeForm, Series> forms = new EnumMap<>(TimeForm.class);
  private int[] lines = new int[16];
  private int rows;
  private int missing = -1;

  Times(Cells cells) {
    for (TimeForm form : TimeForm.values()) {
      forms.put(form, new Series(form, cells));
    }
  }

  void add(String word, int line) {
    lines = rows == lines.length ? Arrays.copyOf(lines, 2 * rows) : lines;
    lines[rows] = line;
    if (Cells.missing(word)) {
      missing = missing < 0 ? rows : missing;
    } else {
      forms.values().forEach(series -> series.add(rows, line, word));
    }
    rows++;
  }

  /** Whether any cell could be read as a time. */
  public boolean readable() {
    return best().count > 0;
  }

  /** Whether they are times of day. */
  public boolean clock() {
    return best().form == TimeForm.CLOCK;
  }

  /** Whether they are dates. */
  public boolean dates() {
    return readable() && !clock() && best().form != TimeForm.NUMBER;
  }

  /** The first cell that is not a time in the format of the column. */
  public Optional<BadCell> bad() {
    return Optional.ofNullable(best().bad);
  }

  /** The first row without a time, from 0; below 0 if there is none. */
  public int missing() {
    return missing;
  }

  /** Line of the text in which a row begins. */
  public int line(int row) {
    return lines[row];
  }

  /** Time from one row to another, negative if earlier; in seconds, if times have a unit. */
  public double step(int from, int to) {
    return best().step(from, to);
  }

  /** A time as text. */
  public String text(int row) {
    return best().text(row);
  }

  // If day and month are ambiguous, the order in which time does not decrease.
  private Series best() {
    Series best = forms.getOrDefault(TimeForm.NUMBER, new Series(TimeForm.NUMBER, Cells.POINT));
    for (Series series : forms.values()) {
      boolean better =
          series.count > best.count || (series.count == best.count && series.back < best.back);
      best = better ? series : best;
    }
    return best;
  }

  /** Parses the times in one format. */
  private static final class Series {
    private static final double NANO = 1e-9;

    private final TimeForm form;
    private final Cells cells;
    private long[] ticks = {};
    private double[] decimals = {};
    private boolean whole = true;
    private int count;
    private int back;
    private int last = -1;
    private @Nullable BadCell bad;

    Series(TimeForm form, Cells cells) {
      this.form = form;
      this.cells = cells;
    }

    void add(int row, int line, String word) {
      if (form == TimeForm.NUMBER) {
        addNumber(row, line, word);
      } else {
        form.nanoseconds(word)
            .ifPresentOrElse(nanos -> put(row, nanos, 0), () -> refuse(row, line, word));
      }
    }

    private void addNumber(int row, int line, String word) {
      if (!cells.decimal(word)) {
        refuse(row, line, word);
        return;
      }
      String plain = word.replace(cells.mark(), '.');
      double value = Double.parseDouble(plain);
      long tick = 0;
      try {
        tick = Long.parseLong(plain);
      } catch (NumberFormatException e) {
        whole = false; // it has decimals, or more digits than 64 bits
      }
      put(row, tick, value);
    }

    private void refuse(int row, int line, String word) {
      bad = bad == null ? new BadCell(row, line, word) : bad;
    }

    private void put(int row, long tick, double decimal) {
      if (row >= ticks.length) {
        ticks = Arrays.copyOf(ticks, Math.max(16, 2 * row));
        decimals = form == TimeForm.NUMBER ? Arrays.copyOf(decimals, ticks.length) : decimals;
      }
      ticks[row] = tick;
      if (form == TimeForm.NUMBER) {
        decimals[row] = decimal;
      }
      back += last >= 0 && step(last, row) < 0 ? 1 : 0;
      last = row;
      count++;
    }

    double step(int from, int to) {
      if (form != TimeForm.NUMBER) {
        return (ticks[to] - ticks[from]) * NANO;
      }
      return whole ? difference(ticks[from], ticks[to]) : decimals[to] - decimals[from];
    }

    private static double difference(long from, long to) {
      long step = to - from;
      boolean overflows = ((to ^ from) & (to ^ step)) < 0;
      return overflows ? (double) to - (double) from : (double) step;
    }

    String text(int row) {
      if (form != TimeForm.NUMBER) {
        return form.text(ticks[row]);
      }
      return whole ? Long.toString(ticks[row]) : Double.toString(decimals[row]);
    }
  }
}
