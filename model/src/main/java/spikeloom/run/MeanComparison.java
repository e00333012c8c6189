package spikeloom.run;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model compared with predicting the mean of the training samples for every sample.
 *
 * @param distortion of the model on the test samples
 * @param mean distortion of predicting the mean on the same samples, in the same unit
 */
public record MeanComparison(double distortion, double mean) {

  /** The comparison of a finished run; empty if the mean of its targets is not defined. */
  public static Optional<MeanComparison> of(RunSummary summary) {
    return of(summary.testDistortion(), summary.meanTargetDistortion());
  }

  /** Compares two distortions in the same unit; empty if the one of the mean is null. */
  public static Optional<MeanComparison> of(double distortion, @Nullable Double mean) {
    return Optional.ofNullable(mean).map(known -> new MeanComparison(distortion, known));
  }

  /** Whether predicting the mean is better than the model. */
  public boolean worse() {
    return distortion > mean;
  }

  /** A warning if predicting the mean is better than the model. */
  public Optional<String> warning() {
    return worse()
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "Warning: the model is worse than predicting the mean of the training samples"
                    + " (distortion %.4g, mean %.4g). Train longer, lower the weight of the rate, or change the"
                    + " learning rate.",
                distortion,
                mean))
        : Optional.empty();
  }
}
