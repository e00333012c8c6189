package spikeloom.decoder;

import spikeloom.kernel.SpikeKind;

/**
 * The features of the latent spikes that the decoder reads, see {@link TimeMap}.
 *
 * @param decoding which features
 * @param steps steps of the decoder's window, T
 * @param latents N
 * @param detail kind of spikes, and constants of some features
 */
public record LatentFeatures(Decoding decoding, int steps, int latents, Detail detail) {
  /**
   * Kind of spikes, and constants of some features.
   *
   * @param spikes kind of spikes
   * @param traceDecay decay of a trace per step, in [0, 1)
   * @param binSteps minimum steps of a bin, at least 1
   */
  public record Detail(SpikeKind spikes, double traceDecay, int binSteps) {
    /** Binary spikes, default constants. */
    public static final Detail BINARY = new Detail(SpikeKind.BINARY, 0.97, 15);
  }

  /** Features of binary spikes. */
  public LatentFeatures(Decoding decoding, int steps, int latents) {
    this(decoding, steps, latents, Detail.BINARY);
  }

  /** Number of features. */
  public int size() {
    return slots() * latents;
  }

  /** Number of features of a neuron. */
  int slots() {
    return switch (decoding) {
      case TIME -> steps;
      case RATE, TRACE, FIRST_SPIKE, COUNT, FILTERED -> 1;
      case BINS -> Math.max(1, steps / detail.binSteps());
    };
  }

  /** Whether every feature is a binary spike. */
  public boolean areSpikes() {
    return decoding == Decoding.TIME && detail.spikes() == SpikeKind.BINARY;
  }

  /** The map from spikes to features. */
  public TimeMap timeMap() {
    return new TimeMap(this);
  }
}
