package spikeloom.decoder;

/** What the decoder reads of the latent spikes. */
public enum Decoding {
  /** All spikes of the window in order: a value per (step, neuron). */
  TIME,
  /** Counts over the window: a value per neuron. */
  RATE
}
