package spikeloom.prior;

import spikeloom.array.Parameters;
import spikeloom.array.Workers;

/**
 * Independent spikes with a learned probability for every neuron and step: {@code v(n,t) = b(t,n)}.
 */
final class RatesPrior extends SizedPrior {
  private final Parameters.Slice rates = parameters().slice(RATES);

  RatesPrior(int latents, int steps, float logOdds) {
    super(latents, steps, rates(latents, steps));
    fill(rates, logOdds);
    parameters().changed();
  }

  private static Parameters.Layout rates(int latents, int steps) {
    Parameters.Layout layout = new Parameters.Layout();
    layout.padded(RATES, steps, latents);
    return layout;
  }

  /** b, a row per step. */
  Parameters.Slice rates() {
    return rates;
  }

  @Override
  public PriorPass pass(int samples, int steps, Workers workers) {
    return new RatesPass(this, new PriorRoom(samples, steps, workers));
  }

  @Override
  public PriorProcess process() {
    return new RatesProcess(this);
  }

  @Override
  public <V> V describe(PriorOperations<V> operations) {
    return operations.row(matrix(rates));
  }
}
