package spikeloom.prior;

import spikeloom.array.Range;

/** Pass of a {@link GlmPrior}. */
final class GlmPass extends WindowedPass {
  private final GlmPrior prior;
  private final TraceLayer layer;

  GlmPass(GlmPrior prior, PriorRoom room) {
    super(prior, room);
    this.prior = prior;
    layer = new TraceLayer(this, prior.latents(), prior.weights());
  }

  @Override
  void forward(int worker, Range mine) {
    layer.forward(worker, mine, logOdds);
    for (int b = mine.from(); b < mine.to(); b++) {
      WindowRows.clearPadding(prior.latents(), window(), logOdds[b]);
    }
  }

  @Override
  void backward(float[] gradient) {
    workers.run(layer::transpose);
    workers.run(
        worker -> {
          Range mine = workers.share(worker, count());
          for (int b = mine.from(); b < mine.to(); b++) {
            layer.backward(worker, b, change[b], adjoint[b]);
          }
        });
    workers.run(
        worker -> {
          layer.gradient(worker, 0, gradient);
          sumSteps(worker, change, layer.steps(gradient));
        });
    layer.addEarlier(gradient);
  }
}
