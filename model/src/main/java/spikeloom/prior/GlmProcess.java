package spikeloom.prior;

/** A {@link GlmPrior} step by step. */
final class GlmProcess extends SteppedProcess {
  private final TraceProcess traces;

  GlmProcess(GlmPrior prior) {
    super(prior);
    traces = new TraceProcess(prior.weights());
  }

  @Override
  void rest() {
    traces.rest();
  }

  @Override
  void write(float[] logOdds) {
    traces.write(step(), logOdds);
  }

  @Override
  void pass(boolean[] fired) {
    traces.pass(fired);
  }
}
