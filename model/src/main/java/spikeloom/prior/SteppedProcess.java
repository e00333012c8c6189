package spikeloom.prior;

/** Counts the steps of a process and checks what it is given. */
abstract class SteppedProcess implements PriorProcess {
  private final int latents;
  private final int steps;
  private int step;

  SteppedProcess(CausalPrior prior) {
    latents = prior.latents();
    steps = prior.steps();
  }

  /** The next step. */
  final int step() {
    return step;
  }

  @Override
  public final void begin() {
    step = 0;
    rest();
  }

  @Override
  public final void predict(float[] logOdds) {
    requireStep();
    if (logOdds.length != latents) {
      throw new IllegalArgumentException(
          "Log-odds of %d neurons do not fit %d values.".formatted(latents, logOdds.length));
    }
    write(logOdds);
  }

  @Override
  public final void accept(boolean[] fired) {
    requireStep();
    if (fired.length != latents) {
      throw new IllegalArgumentException(
          "The spikes of a step are %d values, not %d.".formatted(latents, fired.length));
    }
    pass(fired);
    step++;
  }

  private void requireStep() {
    if (step == steps) {
      throw new IllegalStateException("All %d steps of the prior are over.".formatted(steps));
    }
  }

  /** Forgets all spikes. */
  abstract void rest();

  /** Computes the log-odds of {@link #step}; may be repeated. */
  abstract void write(float[] logOdds);

  /** Takes the spikes of {@link #step} in. */
  abstract void pass(boolean[] fired);
}
