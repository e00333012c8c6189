package spikeloom.prior;

/** A {@link NetworkPrior} step by step. */
final class NetworkProcess extends SteppedProcess {
  private final NetworkPrior prior;
  private final TraceProcess traces;
  private final float[] hidden = new float[Priors.HIDDEN];

  NetworkProcess(NetworkPrior prior) {
    super(prior);
    this.prior = prior;
    traces = new TraceProcess(prior.hidden());
  }

  @Override
  void rest() {
    traces.rest();
  }

  @Override
  void write(float[] logOdds) {
    traces.write(step(), hidden);
    float[] values = prior.parameters().values();
    System.arraycopy(values, prior.rates().at(step(), 0), logOdds, 0, logOdds.length);
    for (int j = 0; j < hidden.length; j++) {
      if (hidden[j] > 0) {
        TraceProcess.add(hidden[j], values, prior.output().at(j, 0), logOdds);
      }
    }
  }

  @Override
  void pass(boolean[] fired) {
    traces.pass(fired);
  }
}
