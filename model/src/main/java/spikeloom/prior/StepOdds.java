package spikeloom.prior;

import java.util.Arrays;
import spikeloom.array.Range;
import spikeloom.array.Rows;

/** Log-odds as sums of a row per step, and something else. */
final class StepOdds {
  private StepOdds() {}

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
}
