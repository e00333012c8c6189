package spikeloom.prior;

import spikeloom.array.Range;
import spikeloom.array.Rows;

/** Pass of a {@link RatesPrior}. */
final class RatesPass extends WindowedPass {
  private final RatesPrior prior;
  private final Rows rates;

  RatesPass(RatesPrior prior, PriorRoom room) {
    super(prior, room);
    this.prior = prior;
    rates = Rows.of(prior.rates(), prior.parameters().values());
  }

  @Override
  void forward(int worker, Range mine) {
    Rows steps = rates.from(firstStep());
    for (int b = mine.from(); b < mine.to(); b++) {
      WindowRows.write(steps, prior.latents(), window(), logOdds[b]);
    }
  }

  @Override
  void backward(float[] gradient) {
    workers.run(worker -> sumSteps(worker, change, Rows.of(prior.rates(), gradient)));
  }
}
