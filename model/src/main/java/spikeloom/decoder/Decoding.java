package spikeloom.decoder;

/** The features of the latent spikes that the decoder reads. */
public enum Decoding {
  /** All spikes of the window in order: a value per (step, neuron). */
  TIME,
  /** Sums over the window: a value per neuron. */
  RATE,
  /** A decaying trace at the end of the window: a value per neuron. */
  TRACE,
  /** Sums over a few parts of the window: a value per (part, neuron). */
  BINS,
  /** Exact time of a neuron's first spike: a value per neuron, from the encoder. */
  FIRST_SPIKE,
  /** Exact spike count with the fraction towards the next spike, from the encoder. */
  COUNT,
  /** Exact spikes through a filter, read at the end, from the encoder. */
  FILTERED;

  /** Whether the features are exact times from the encoder instead of spikes in steps. */
  public boolean ofExactTimes() {
    return this == FIRST_SPIKE || this == COUNT || this == FILTERED;
  }
}
