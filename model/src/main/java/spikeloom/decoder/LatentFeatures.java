package spikeloom.decoder;

/**
 * What the decoder reads of the latent spikes, see {@link TimeMap}.
 *
 * @param decoding which features
 * @param steps steps of the decoder's window, T
 * @param latents N
 * @param detail what is read, and constants of some features
 */
public record LatentFeatures(Decoding decoding, int steps, int latents, Detail detail) {
  /**
   * What is read, and constants of some features.
   *
   * @param spikes what a spike is
   * @param traceDecay what a trace keeps from step to step, in [0, 1)
   * @param binSteps fewest steps of a bin, at least 1
   */
  public record Detail(SpikeKind spikes, double traceDecay, int binSteps) {
    /** Binary spikes, the usual constants. */
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

  /** Whether every feature is a spike that is there or not. */
  public boolean areSpikes() {
    return decoding == Decoding.TIME && detail.spikes() == SpikeKind.BINARY;
  }

  /** How features come of spikes. */
  public TimeMap timeMap() {
    return new TimeMap(this);
  }
}
