package spikeloom.export;

/** Treatment of a file that represents less than the model, or something else. */
public enum Strictness {
  /** Write it, and report the difference. */
  TELL,
  /** Reject it; an old file stays. */
  REFUSE
}
