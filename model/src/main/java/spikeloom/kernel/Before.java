package spikeloom.kernel;

/** Whether a product overwrites its output or adds to it. */
public enum Before {
  /** Overwrite the output. */
  NOTHING,
  /** Add to the output. */
  OUTPUT
}
