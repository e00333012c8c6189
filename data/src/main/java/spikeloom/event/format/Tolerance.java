package spikeloom.event.format;

/** What is done about a defect in a recording. */
public enum Tolerance {
  /** The first defect ends the reading with a message that says where it is. */
  STRICT,
  /** What can be read is read; defects are counted, and the first of each kind is kept. */
  LENIENT
}
