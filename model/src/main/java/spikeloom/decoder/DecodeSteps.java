package spikeloom.decoder;

/** When the decoder speaks. */
public enum DecodeSteps {
  /** Once, after the last step. */
  END,
  /** After every step whose window lies within the sample. */
  EVERY_STEP
}
