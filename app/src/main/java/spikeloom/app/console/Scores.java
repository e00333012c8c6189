package spikeloom.app.console;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Formats the quality of the decoder's output: accuracy for classes, else the PSNR. */
public final class Scores {
  private Scores() {}

  /** Text after the rate of all steps: the rate of the steps that the decoder reads. */
  public static String window(@Nullable Double bits) {
    return bits == null
        ? ""
        : String.format(Locale.ROOT, ", of which %,.1f in the steps that the decoder reads", bits);
  }

  public static String line(String before, double psnr, @Nullable Double accuracy) {
    return accuracy == null
        ? String.format(Locale.ROOT, "%-21s%.2f dB", before + "PSNR", psnr)
        : String.format(Locale.ROOT, "%-21s%.2f %%", before + "accuracy", 100 * accuracy);
  }
}
