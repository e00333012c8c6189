package spikeloom.kernel;

import spikeloom.random.FastRandom;

/** Spikes for tests. */
final class SpikePatterns {
  static final double[] DENSITIES = {0, 0.01, 0.1, 0.3, 0.5, 0.7, 1};
  static final int[] STEPS = {1, 7, 30, 31, 32, 33, 65};

  private SpikePatterns() {}

  /** Independent spikes; density 0 is silence, density 1 fires everywhere. */
  static SpikeBits random(int steps, int channels, double density, FastRandom random) {
    SpikeBits bits = new SpikeBits(steps, channels);
    for (int t = 0; t < steps; t++) {
      for (int i = 0; i < channels; i++) {
        if (random.nextDouble() < density) {
          bits.set(t, i);
        }
      }
    }
    return bits;
  }

  /** As {@link #random}, but every third step is silent. */
  static SpikeBits withEmptySteps(int steps, int channels, FastRandom random) {
    SpikeBits bits = new SpikeBits(steps, channels);
    for (int t = 0; t < steps; t++) {
      for (int i = 0; i < channels; i++) {
        if (t % 3 != 0 && random.nextInt(2) == 0) {
          bits.set(t, i);
        }
      }
    }
    return bits;
  }
}
