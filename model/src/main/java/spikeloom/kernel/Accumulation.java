package spikeloom.kernel;

/** Whether a product overwrites its output or adds to it. */
public enum Accumulation {
  /** Overwrite the output. */
  NOTHING,
  /** Add to the output. */
  OUTPUT
}
