package spikeloom.dataset;

/** Which training samples become the validation part, and how many unless the user says so. */
public enum ValidationRule {
  /** The last twelfth in the published order: 5,000 of the 60,000 samples of MNIST. */
  LAST_TWELFTH(1 / 12.0),
  /** The last tenth, of samples that are drawn one after another. */
  LAST_TENTH(0.1),
  /**
   * A tenth, chosen by the split seed like the test part: whole groups where samples come in groups
   * and there are at least five, the end of every recording where samples follow each other in
   * time, and else the same share of every class.
   */
  CHOSEN_TENTH(0.1);

  private final double share;

  ValidationRule(double share) {
    this.share = share;
  }

  /** Share of the training samples unless the user gives another. */
  public double share() {
    return share;
  }
}
