package spikeloom.kernel;

/** The kind of latent spikes. */
public enum SpikeKind {
  /** Binary. */
  BINARY,
  /** Graded. */
  GRADED
}
