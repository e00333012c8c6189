package spikeloom.file;

/** What is done about a defect in a file. */
public enum Tolerance {
  /** The first defect ends the reading with a message that says where it is. */
  STRICT,
  /** What can be read is read, and defects are reported. */
  LENIENT
}
