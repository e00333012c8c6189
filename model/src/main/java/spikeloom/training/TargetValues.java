package spikeloom.training;

import java.util.Locale;
import spikeloom.dataset.Dataset;
import spikeloom.kernel.DiscretisedLogistic;
import spikeloom.objective.Distortion;
import spikeloom.plan.PlanException;
import spikeloom.spike.SignalShape;
import spikeloom.text.Wording;

/** Checks that the values of targets are those that a likelihood is defined for. */
final class TargetValues {
  private static final int CHECKED = 16; // samples: all of a large set would have to be decoded
  private static final double TOLERANCE = 1e-5; // of a level as a float

  private TargetValues() {}

  /**
   * Checks targets that do not change in time.
   *
   * @throws PlanException if the distortion is {@code logistic}, and the first training samples are
   *     not pictures of 8 bits
   */
  static void require(Distortion distortion, Dataset dataset) {
    if (distortion == Distortion.LOGISTIC) {
      PlanException.unless(
          dataset.train().shape() instanceof SignalShape.Image
              && dataset.train().spikes().isEmpty(),
          "distortion logistic needs pictures of 8 bits, but the samples of %s are %s: use distortion gaussian or continuous-bernoulli",
          dataset.name(),
          dataset.train().shape());
      requireLevels(dataset);
    }
  }

  private static void requireLevels(Dataset dataset) {
    Dataset.Split train = dataset.train();
    float[] values = new float[train.shape().size()];
    for (int i = 0; i < Math.min(CHECKED, train.size()); i++) {
      train.copyTo(i, values, 0);
      for (float value : values) {
        double level = value / DiscretisedLogistic.LEVEL;
        PlanException.unless(
            Math.abs(level - Math.rint(level)) * DiscretisedLogistic.LEVEL < TOLERANCE,
            "distortion logistic needs pictures of 8 bits, but %s of %s has the value %s, which is not a multiple of 1/255: use distortion gaussian or continuous-bernoulli",
            train.identity(i),
            dataset.name(),
            String.format(Locale.ROOT, "%.6f", value));
      }
    }
  }

  /**
   * Checks targets that change in time, which can have any values.
   *
   * @throws PlanException if the distortion is for values in [0, 1] only
   */
  static void requireAnyValues(Distortion distortion, Dataset dataset) {
    boolean any =
        switch (distortion) {
          case LOGISTIC, CONTINUOUS_BERNOULLI -> false;
          case GAUSSIAN, SQUARED_ERROR, CROSS_ENTROPY, CLASS -> true;
        };
    PlanException.unless(
        any,
        "distortion %s needs values between 0 and 1, but the targets of %s change in time and can have any: use distortion gaussian",
        Wording.of(distortion),
        dataset.name());
  }
}
