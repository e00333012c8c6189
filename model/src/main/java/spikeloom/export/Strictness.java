package spikeloom.export;

/** What is done about a file that says less than the model, or something else. */
public enum Strictness {
  /** It is written, and the report says so. */
  TELL,
  /** It is refused; an old file stays. */
  REFUSE
}
