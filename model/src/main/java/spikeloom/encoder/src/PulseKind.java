package spikeloom.encoder.src;

/** The output of a latent pulse to the decoder, with h the fast state of its cell. */
public enum PulseKind {
  /** Its height at every step, {@code max(0, h)}. */
  GRADED,
  /** A spike at every step with {@code h > 0.5}, of which a pulse has two or three. */
  LEVELS,
  /** A spike at the first of them. */
  ONSETS
}
