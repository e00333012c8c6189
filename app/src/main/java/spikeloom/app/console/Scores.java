package spikeloom.app.console;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import spikeloom.evaluation.UnitErrors;
import spikeloom.objective.Distortion;

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
  public static String bound(
      @Nullable Double codeLengthBits, @Nullable Double negativeElbo, Distortion measure) {
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
                "%nnegative ELBO        %,.2f nats per example (distortion plus rate%s)",
                negativeElbo,
                measure.density() ? "; of values scaled to [0, 1]" : "");
  }

  /** Lines after the bound: the same in bits per dimension, and errors in units of the data. */
  public static String more(
      @Nullable Double bitsPerDimension, @Nullable List<UnitErrors.UnitError> rmse) {
    String bits =
        bitsPerDimension == null
            ? ""
            : String.format(Locale.ROOT, "%n%-20s %.3f bits per dimension", "", bitsPerDimension);
    return rmse == null
        ? bits
        : bits + String.format(Locale.ROOT, "%n%-20s %s", "RMSE", UnitErrors.text(rmse));
  }

  /** The accuracy for classes, else the PSNR. */
  public static String line(String before, double psnr, @Nullable Double accuracy) {
    return accuracy == null
        ? String.format(Locale.ROOT, "%-21s%.2f dB", before + "PSNR", psnr)
        : String.format(Locale.ROOT, "%-21s%.2f %%", before + "accuracy", 100 * accuracy);
  }
}
