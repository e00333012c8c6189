package spikeloom.prior;

import java.util.Arrays;
import spikeloom.array.Range;
import spikeloom.array.Rows;

/** Pass of a {@link FixedPrior}. */
final class FixedPass extends WindowedPass {
  private final FixedPrior prior;

  FixedPass(FixedPrior prior, PriorRoom room) {
    super(prior, room);
    this.prior = prior;
  }

  @Override
  void forward(int worker, Range mine) {
    for (int b = mine.from(); b < mine.to(); b++) {
      Rows out = logOdds[b];
      for (int t = 0; t < room.steps(); t++) {
        int padding = out.index(t, prior.latents());
        Arrays.fill(out.values(), out.index(t, 0), padding, prior.logOdds());
        Arrays.fill(out.values(), padding, out.index(t, out.width()), 0f);
      }
    }
  }

  @Override
  void backward(float[] gradient) {}
}
