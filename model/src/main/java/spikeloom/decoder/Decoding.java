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
  BINS
}
