package spikeloom.decoder;

/** The decode steps. */
public enum DecodeSteps {
  /** Once, after the last step. */
  END,
  /** After every step whose window lies within the sample. */
  EVERY_STEP
}
