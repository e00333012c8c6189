package spikeloom.prior;

import java.util.Arrays;
import spikeloom.array.Parameters;
import spikeloom.array.Workers;

/** Independent spikes of one probability r for all neurons and steps: {@code v(n,t) = logit r}. */
final class FixedPrior extends SizedPrior {
  private final float logOdds;

  FixedPrior(int latents, int steps, float logOdds) {
    super(latents, steps, new Parameters.Layout());
    this.logOdds = logOdds;
  }

  float logOdds() {
    return logOdds;
  }

  @Override
  public PriorPass pass(int samples, int steps, Workers workers) {
    return new FixedPass(this, new PriorRoom(samples, steps, workers));
  }

  @Override
  public PriorProcess process() {
    return new FixedProcess(this);
  }

  @Override
  public <V> V describe(PriorOperations<V> operations) {
    float[] values = new float[steps() * latents()];
    Arrays.fill(values, logOdds);
    return operations.row(new PriorOperations.Matrix(RATES, steps(), latents(), values));
  }
}
