package spikeloom.evaluation.energy;

/**
 * Energy of some operations by a table.
 *
 * @param arithmetic additions and multiplications, nanojoules
 * @param memory weight reads, nanojoules
 */
public record Energy(double arithmetic, double memory) {
  /** Both, nanojoules. */
  public double nanojoules() {
    return arithmetic + memory;
  }
}
