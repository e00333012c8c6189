package spikeloom.decoder;

/** What the decoder reads of the latent spikes. */
public enum Decoding {
  /** All spikes of the window in order: a value per (step, neuron). */
  TIME,
  /** Sums over the window: a value per neuron. */
  RATE,
  /** A decaying trace at the end of the window: a value per neuron. */
  TRACE,
  /** Sums over a few parts of the window: a value per (part, neuron). */
  BINS,
  /** Exact time of a neuron's first spike: a value per neuron, which the encoder gives. */
  FIRST_SPIKE,
  /** Number of its spikes and the share of the way to the next, likewise. */
  COUNT,
  /** Its exact spikes through a filter, read at the end, likewise. */
  FILTERED;

  /** Whether it is made of exact times by the encoder, not of the spikes of steps. */
  public boolean ofExactTimes() {
    return this == FIRST_SPIKE || this == COUNT || this == FILTERED;
  }
}
