package spikeloom.prior;

/** A {@link RatesPrior} step by step. */
final class RatesProcess extends SteppedProcess {
  private final RatesPrior prior;

  RatesProcess(RatesPrior prior) {
    super(prior);
    this.prior = prior;
  }

  @Override
  void rest() {}

  @Override
  void write(float[] logOdds) {
    int at = prior.rates().at(step(), 0);
    System.arraycopy(prior.parameters().values(), at, logOdds, 0, logOdds.length);
  }

  @Override
  void pass(boolean[] fired) {}
}
