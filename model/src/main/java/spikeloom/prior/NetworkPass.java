package spikeloom.prior;

import java.util.Arrays;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.kernel.DenseGradient;
import spikeloom.kernel.DenseProduct;
import spikeloom.kernel.Rectifier;

/** Pass of a {@link NetworkPrior}. */
final class NetworkPass extends WindowedPass {
  private final NetworkPrior prior;
  private final TraceLayer layer;
  private final Rows rates;
  private final Rows output;
  private final Rows transposed; // output weights with a row per neuron
  private final Rows hidden; // a row per sample and step
  private final Rows[] hiddenOf; // [sample]
  private final Rows hiddenChange;
  private final Rows[] hiddenChangeOf;
  private final Rows odds; // a row per sample and step: log-odds, then their gradient
  private final Rows[] oddsOf;
  private final DenseGradient outputGradient;

  NetworkPass(NetworkPrior prior, PriorRoom room) {
    super(prior, room);
    this.prior = prior;
    layer = new TraceLayer(this, prior.latents(), prior.hidden());
    float[] values = prior.parameters().values();
    rates = Rows.of(prior.rates(), values);
    output = Rows.of(prior.output(), values);
    transposed = Rows.spread(prior.latents(), Priors.HIDDEN);
    hidden = room.rows(Priors.HIDDEN);
    hiddenOf = room.bySample(hidden);
    hiddenChange = room.rows(Priors.HIDDEN);
    hiddenChangeOf = room.bySample(hiddenChange);
    odds = room.rows(prior.latents());
    oddsOf = room.bySample(odds);
    int rows = room.samples() * room.steps();
    outputGradient = new DenseGradient(Priors.HIDDEN, prior.latents(), rows);
  }

  @Override
  void forward(int worker, Range mine) {
    layer.forward(worker, mine, hiddenOf);
    Rectifier.forward(hidden, rows(mine));
    DenseProduct.multiply(hidden, rows(mine), Priors.HIDDEN, output, odds);
    Rows steps = rates.from(firstStep());
    for (int b = mine.from(); b < mine.to(); b++) {
      WindowRows.write(steps, oddsOf[b], prior.latents(), window(), logOdds[b]);
    }
  }

  @Override
  void backward(float[] gradient) {
    workers.run(
        worker -> {
          layer.transpose(worker);
          Range units = workers.share(worker, Priors.HIDDEN);
          DenseProduct.transpose(output, units, prior.latents(), transposed);
        });
    workers.run(worker -> backward(worker, workers.share(worker, count())));
    clearAbsent(odds);
    clearAbsent(hidden);
    workers.run(
        worker -> {
          layer.gradient(worker, 0, gradient);
          Range units = workers.share(worker, Priors.HIDDEN);
          outputGradient.sum(hidden, units, odds, Rows.of(prior.output(), gradient));
          sumSteps(worker, hiddenChangeOf, layer.steps(gradient));
          sumSteps(worker, oddsOf, Rows.of(prior.rates(), gradient));
        });
    layer.addEarlier(gradient);
  }

  private void backward(int worker, Range mine) {
    for (int b = mine.from(); b < mine.to(); b++) {
      WindowRows.copy(change[b], window(), oddsOf[b]);
    }
    DenseProduct.multiply(odds, rows(mine), prior.latents(), transposed, hiddenChange);
    Rectifier.backward(hidden, rows(mine), hiddenChange);
    for (int b = mine.from(); b < mine.to(); b++) {
      layer.backward(worker, b, hiddenChangeOf[b], adjoint[b]);
    }
  }

  // A smaller last batch leaves rows of the previous batch after it.
  private void clearAbsent(Rows rows) {
    int from = rows.index(count() * room.steps(), 0);
    Arrays.fill(rows.values(), from, rows.values().length, 0f);
  }
}
