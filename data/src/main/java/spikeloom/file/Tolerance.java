package spikeloom.file;

/** Treatment of defects in a file. */
public enum Tolerance {
  /** Stop at the first defect with a message. */
  STRICT,
  /** Skip defects and report them. */
  LENIENT
}
