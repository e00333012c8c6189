package spikeloom.learning;

import java.util.List;
import spikeloom.kernel.AdamUpdate;
import spikeloom.kernel.Parameters;
import spikeloom.kernel.Workers;

/**
 * Adam (Kingma and Ba, ICLR 2015) over one set of parameters: gradient, moments and update number.
 * The update runs in parallel over the flat array; see {@link AdamUpdate}.
 */
public final class Adam {
  private static final double BETA_1 = 0.9;
  private static final double BETA_2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final Parameters parameters;
  private final float[] gradient;
  private final float[] first;
  private final float[] second;
  private long updates;

  /** An optimiser at the start: moments 0. */
  public Adam(Parameters parameters) {
    this.parameters = parameters;
    gradient = new float[parameters.length()];
    first = new float[parameters.length()];
    second = new float[parameters.length()];
  }

  /** What is optimised. */
  public Parameters parameters() {
    return parameters;
  }

  /** Where the gradient of the next update is written. */
  public float[] gradient() {
    return gradient;
  }

  /** First moments; checkpoints read and write them. */
  public float[] firstMoment() {
    return first;
  }

  /** Second moments; checkpoints read and write them. */
  public float[] secondMoment() {
    return second;
  }

  /** Number of updates done. */
  public long updates() {
    return updates;
  }

  /** Goes on after update number {@code updates}. */
  public void goOnFrom(long updates) {
    this.updates = updates;
  }

  /**
   * Updates all parameters with the gradient.
   *
   * @throws NumericException naming the slice nearest to the output whose gradient is not finite
   */
  public void update(double learningRate, Workers workers) {
    AdamUpdate update = new AdamUpdate(BETA_1, BETA_2, EPSILON, learningRate, ++updates);
    boolean[] finite = new boolean[workers.count()];
    workers.run(
        worker -> {
          int from = workers.begin(worker, gradient.length);
          int to = workers.begin(worker + 1, gradient.length);
          finite[worker] = update.apply(parameters.values(), gradient, first, second, from, to);
        });
    parameters.changed();
    for (boolean fine : finite) {
      if (!fine) {
        throw new NumericException(
            "The gradient of "
                + firstNotFinite()
                + " became infinite or not a number at update "
                + updates
                + ": use a smaller --learning-rate.");
      }
    }
  }

  // Back-propagation goes from the output down: the last bad slice is where it began.
  private String firstNotFinite() {
    List<Parameters.Slice> slices = parameters.slices();
    for (int s = slices.size() - 1; s >= 0; s--) {
      Parameters.Slice slice = slices.get(s);
      for (int i = slice.offset(); i < slice.end(); i++) {
        if (!Float.isFinite(gradient[i])) {
          return slice.name();
        }
      }
    }
    return "the network";
  }
}
