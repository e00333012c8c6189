package spikeloom.ui.model;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import spikeloom.exploration.Exploration.Sample;
import spikeloom.exploration.LatentInformation;

/**
 * Draws spikes from firing probabilities interpolated between two samples. Caches the other sample,
 * so that dragging a slider reads it once.
 */
final class Between {
  private @Nullable Sample other;

  /** The other sample, if it is loaded and still the requested one. */
  Optional<Sample> other(int index) {
    return Optional.ofNullable(other).filter(known -> known.index() == index);
  }

  void remember(Sample sample) {
    other = sample;
  }

  void forget() {
    other = null;
  }

  /**
   * Spikes of the sample's shape, or nothing if its encoder has no firing probabilities. The same
   * random numbers are used for every share, so that few spikes change and images change smoothly.
   *
   * @param share 0 for this sample, 1 for the other
   * @param random decides which spikes are drawn
   */
  static Optional<float[][]> draw(Sample here, Sample there, double share, RandomGenerator random) {
    return here.information().flatMap(a -> there.information().map(b -> draw(a, b, share, random)));
  }

  private static float[][] draw(
      LatentInformation here, LatentInformation there, double share, RandomGenerator random) {
    float[][] drawn = new float[here.bits().length][here.bits()[0].length];
    for (int t = 0; t < drawn.length; t++) {
      for (int n = 0; n < drawn[t].length; n++) {
        double p = here.probability(t, n);
        double q = there.probability(t, n);
        drawn[t][n] = random.nextDouble() < (1 - share) * p + share * q ? 1 : 0;
      }
    }
    return drawn;
  }
}
