package spikeloom.dataset;

/** Which training samples become the validation part, and how many by default. */
public enum ValidationRule {
  /** The last twelfth in the published order: 5,000 of the 60,000 samples of MNIST. */
  LAST_TWELFTH(1 / 12.0),
  /** The last tenth, for samples that are generated one after another. */
  LAST_TENTH(0.1),
  /**
   * A tenth, chosen by the split seed like the test part: whole groups if there are at least five,
   * the end of every recording if samples follow each other in time, else the same share of every
   * class.
   */
  CHOSEN_TENTH(0.1),
  /** The published validation part; a share of the training samples replaces it. */
  AS_PUBLISHED(0);

  private final double share;

  ValidationRule(double share) {
    this.share = share;
  }

  /** Default share of the training samples. */
  public double share() {
    return share;
  }
}
