package spikeloom.app;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How good what the decoder says is, in words: accuracy for classes, else the PSNR. */
final class Scores {
  private Scores() {}

  /** What follows a rate of all steps: the rate of those that the decoder reads. */
  static String window(@Nullable Double bits) {
    return bits == null
        ? ""
        : String.format(Locale.ROOT, ", of which %,.1f in the steps that the decoder reads", bits);
  }

  static String line(String before, double psnr, @Nullable Double accuracy) {
    return accuracy == null
        ? String.format(Locale.ROOT, "%-21s%.2f dB", before + "PSNR", psnr)
        : String.format(Locale.ROOT, "%-21s%.2f %%", before + "accuracy", 100 * accuracy);
  }
}
