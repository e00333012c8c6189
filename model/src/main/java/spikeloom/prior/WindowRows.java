package spikeloom.prior;

import java.util.Arrays;
import spikeloom.array.Range;
import spikeloom.array.Rows;

/** Sums and copies of rows of a window, a row per step. */
final class WindowRows {
  private WindowRows() {}

  /** Overwrites the rows of a window by those of {@code rates}; padding becomes 0. */
  static void write(Rows rates, int latents, Range steps, Rows out) {
    for (int t = steps.from(); t < steps.to(); t++) {
      System.arraycopy(rates.values(), rates.index(t, 0), out.values(), out.index(t, 0), latents);
    }
    clearPadding(latents, steps, out);
  }

  /** Overwrites the rows of a window by {@code rates + more}; padding becomes 0. */
  static void write(Rows rates, Rows more, int latents, Range steps, Rows out) {
    for (int t = steps.from(); t < steps.to(); t++) {
      int a = rates.index(t, 0);
      int b = more.index(t, 0);
      int to = out.index(t, 0);
      for (int n = 0; n < latents; n++) {
        out.values()[to + n] = rates.values()[a + n] + more.values()[b + n];
      }
    }
    clearPadding(latents, steps, out);
  }

  /** Sets the padding of some rows to 0. */
  static void clearPadding(int latents, Range steps, Rows out) {
    for (int t = steps.from(); t < steps.to(); t++) {
      Arrays.fill(out.values(), out.index(t, latents), out.index(t, out.width()), 0f);
    }
  }

  /** Overwrites the rows of a window by others. */
  static void copy(Rows from, Range steps, Rows to) {
    for (int t = steps.from(); t < steps.to(); t++) {
      System.arraycopy(from.values(), from.index(t, 0), to.values(), to.index(t, 0), from.width());
    }
  }

  /**
   * {@code out += more}, row by row; C2 makes vectors of it, and the bits are those of the loop.
   */
  static void add(Rows out, Rows more, Range rows) {
    for (int r = rows.from(); r < rows.to(); r++) {
      add(out.values(), out.index(r, 0), more.values(), more.index(r, 0), out.width());
    }
  }

  private static void add(float[] out, int at, float[] more, int from, int count) {
    for (int j = 0; j < count; j++) {
      out[at + j] += more[from + j];
    }
  }
}
