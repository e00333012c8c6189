package spikeloom.ui.model;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import spikeloom.exploration.Exploration.Sample;

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
   * Spikes of the sample's shape, or nothing if its encoder has no firing probabilities.
   *
   * @param share 0 for this sample, 1 for the other
   * @param prior the probability of a spike in the reference process
   * @param random decides which spikes are drawn
   */
  static Optional<float[][]> draw(
      Sample here, Sample there, double share, double prior, RandomGenerator random) {
    return here.bits()
        .flatMap(
            a -> there.bits().map(b -> new SpikeDraws.Ends(a, b, prior).between(share, random)));
  }
}
