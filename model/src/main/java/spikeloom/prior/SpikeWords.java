package spikeloom.prior;

import spikeloom.kernel.BitWords;
import spikeloom.kernel.SpikeBits;

/** Spikes of the samples of a batch, and their words, which are looked up once. */
final class SpikeWords {
  final int steps;
  final int blocks;
  private final SpikeBits[] bits; // [sample]
  private final BitWords[] words; // [sample][block]

  SpikeWords(int samples, int steps) {
    this.steps = steps;
    blocks = (steps + SpikeBits.STEPS - 1) / SpikeBits.STEPS;
    bits = new SpikeBits[samples];
    words = new BitWords[samples * blocks];
  }

  /** Takes the spikes of a sample from {@code given}, now and when they change. */
  void set(int sample, SpikeBits given) {
    if (bits[sample] != given) {
      bits[sample] = given;
      for (int k = 0; k < blocks; k++) {
        words[sample * blocks + k] = given.words(k, 0);
      }
    }
  }

  /** Largest number of samples. */
  int samples() {
    return bits.length;
  }

  /** The spikes of a sample. */
  SpikeBits of(int sample) {
    return bits[sample];
  }

  /** The words of block {@code i % blocks} of sample {@code i / blocks}. */
  BitWords words(int i) {
    return words[i];
  }

  /** Number of steps of that block. */
  int stepsIn(int i) {
    return Math.min(SpikeBits.STEPS, steps - i % blocks * SpikeBits.STEPS);
  }
}
