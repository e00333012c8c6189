package spikeloom.prior;

import java.util.Arrays;

/** A {@link FixedPrior} step by step. */
final class FixedProcess extends SteppedProcess {
  private final FixedPrior prior;

  FixedProcess(FixedPrior prior) {
    super(prior);
    this.prior = prior;
  }

  @Override
  void rest() {}

  @Override
  void write(float[] logOdds) {
    Arrays.fill(logOdds, prior.logOdds());
  }

  @Override
  void pass(boolean[] fired) {}
}
