package spikeloom.dataset.known;

/** Whether a data set can be opened. */
public enum DataStatus {
  /** All files are there. */
  READY,
  /** Some files are there, some are missing. */
  INCOMPLETE,
  /** No file is there. */
  ABSENT,
  /** The program draws it; there are no files. */
  BUILT_IN
}
