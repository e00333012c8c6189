package spikeloom.kernel;

/** What sums begin with. */
public enum Before {
  /** Zero: the output is overwritten. */
  NOTHING,
  /** What is in the output already. */
  OUTPUT
}
