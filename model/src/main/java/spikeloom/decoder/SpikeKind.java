package spikeloom.decoder;

/** What a latent spike is. */
public enum SpikeKind {
  /** There or not. */
  BINARY,
  /** A value. */
  GRADED
}
