package spikeloom.prior;

import java.util.Arrays;
import spikeloom.array.Parameters;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

/** Size and parameters, which every prior has, and how they begin. */
abstract class SizedPrior implements CausalPrior {
  /** Name of the slice b, the log-odds of a step without a past. */
  static final String RATES = "prior rates";

  /** Name of the weights of the traces, see {@link TraceLayer}. */
  static final String TRACES = "prior trace weights";

  /** Name of the hidden units' weights of the step, a row per step. */
  static final String STEP = "prior step weights";

  /** Name of the weights of the hidden units, a row per unit. */
  static final String OUTPUT = "prior output weights";

  private final int latents;
  private final int steps;
  private final Parameters parameters;

  SizedPrior(int latents, int steps, Parameters.Layout layout) {
    this.latents = latents;
    this.steps = steps;
    parameters = layout.build();
  }

  @Override
  public final int latents() {
    return latents;
  }

  @Override
  public final int steps() {
    return steps;
  }

  @Override
  public final Parameters parameters() {
    return parameters;
  }

  /** A slice of the parameters for {@link #describe}. */
  final PriorOperations.Matrix matrix(Parameters.Slice slice) {
    return PriorOperations.Matrix.of(parameters, slice);
  }

  final void fill(Parameters.Slice slice, float value) {
    for (int r = 0; r < slice.rows(); r++) {
      int at = slice.at(r, 0);
      Arrays.fill(parameters.values(), at, at + slice.columns(), value);
    }
  }

  /** Draws values uniformly within {@code +-spread / sqrt(inputs)}. */
  final void spread(Parameters.Slice slice, double spread, int inputs, RandomKey key) {
    FastRandom random = key.fold(slice.name()).random();
    float bound = (float) (spread / Math.sqrt(inputs));
    for (int r = 0; r < slice.rows(); r++) {
      for (int c = 0; c < slice.columns(); c++) {
        parameters.values()[slice.at(r, c)] = (2 * random.nextFloat() - 1) * bound;
      }
    }
  }
}
