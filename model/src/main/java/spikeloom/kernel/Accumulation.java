package spikeloom.kernel;

/** What sums begin with. */
public enum Accumulation {
  /** Zero: the output is overwritten. */
  NOTHING,
  /** What is in the output already. */
  OUTPUT
}
