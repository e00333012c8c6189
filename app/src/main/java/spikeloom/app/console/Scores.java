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

  /**
   * Lines after the rate: length of the spikes in a code made for the prior, and the bound; those
   * that are known.
   */
  public static String bound(@Nullable Double codeLengthBits, @Nullable Double negativeElbo) {
    String length =
        codeLengthBits == null
            ? ""
            : String.format(
                Locale.ROOT, "%ncode length          %,.1f bits per example", codeLengthBits);
    return negativeElbo == null
        ? length
        : length
            + String.format(
                Locale.ROOT,
                "%nnegative ELBO        %,.2f nats per example (distortion plus rate)",
                negativeElbo);
  }

  /** The accuracy for classes, else the PSNR. */
  public static String line(String before, double psnr, @Nullable Double accuracy) {
    return accuracy == null
        ? String.format(Locale.ROOT, "%-21s%.2f dB", before + "PSNR", psnr)
        : String.format(Locale.ROOT, "%-21s%.2f %%", before + "accuracy", 100 * accuracy);
  }
}
