package spikeloom.learning;

import spikeloom.array.Parameters;
import spikeloom.array.Workers;
import spikeloom.kernel.AdamaxUpdate;

/**
 * Adamax (Kingma and Ba, ICLR 2015) over one set of parameters: Adam with the decaying maximum of
 * the gradient instead of the root of the second moment; see {@link AdamaxUpdate}.
 */
public final class Adamax implements MomentOptimiser {
  private static final double BETA_1 = 0.9;
  private static final double BETA_2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final Parameters parameters;
  private final Parameters.Slice[] slices;
  private Workers workers;
  private final AdamaxUpdate update = new AdamaxUpdate(BETA_1, BETA_2, EPSILON);
  private final float[] gradient;
  private final float[] first;
  private final float[] largest;
  private final GradientWatch watch = new GradientWatch();
  private final Workers.Part applying = this::apply; // created once, not per update
  private float rate;
  private long updates;

  /** Creates an optimiser with zero moments. */
  public Adamax(Parameters parameters, Workers workers) {
    this.parameters = parameters;
    this.workers = workers;
    slices = parameters.slices().toArray(Parameters.Slice[]::new);
    gradient = new float[parameters.length()];
    first = new float[parameters.length()];
    largest = new float[parameters.length()];
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public float[] gradient() {
    return gradient;
  }

  @Override
  public float[] firstMoment() {
    return first;
  }

  /** Largest gradients, which decay; checkpoints read and write them. */
  @Override
  public float[] secondMoment() {
    return largest;
  }

  @Override
  public long updates() {
    return updates;
  }

  @Override
  public void continueFrom(long updates) {
    this.updates = updates;
  }

  @Override
  public void update(double learningRate, Workers workers) {
    this.workers = workers;
    updates++;
    rate = update.rate(learningRate, updates);
    workers.run(applying);
    parameters.changed();
    watch.end(parameters, updates);
  }

  private void apply(int worker) {
    for (int i = 0; i < slices.length; i++) {
      Parameters.Slice slice = slices[i];
      int from = slice.at(workers.begin(worker, slice.rows()), 0);
      int to = slice.at(workers.begin(worker + 1, slice.rows()), 0);
      if (!update.apply(rate, parameters.values(), gradient, first, largest, from, to)) {
        watch.found(slice);
      }
    }
  }
}
