package spikeloom.decoder;

/** The kind of latent spikes. */
public enum SpikeKind {
  /** Binary. */
  BINARY,
  /** Graded. */
  GRADED
}
