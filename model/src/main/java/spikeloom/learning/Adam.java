package spikeloom.learning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import spikeloom.array.NumericException;
import spikeloom.array.Padding;
import spikeloom.array.Parameters;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.kernel.AdamUpdate;

/**
 * Adam (Kingma and Ba, ICLR 2015) over one set of parameters: moments and update number. It accepts
 * a complete gradient or its parts as they become complete, with the same result; see {@link
 * AdamUpdate}.
 *
 * <p>The learning rate of a slice is multiplied by its {@linkplain Parameters.Slice#stepFactor step
 * factor}.
 */
public final class Adam implements PartwiseOptimiser {
  private static final double BETA_1 = 0.9;
  private static final double BETA_2 = 0.999;
  private static final double EPSILON = 1e-8;
  private static final double LEAST_EPSILON = 1e-30; // of single precision, with a margin

  private final Parameters parameters;
  private final double epsilon;
  private final float[] first;
  private final float[] second;
  private final List<Map<String, Rows>> scratch = new ArrayList<>(); // of every worker
  private final GradientWatch watch = new GradientWatch();
  private float[] gradient = new float[0];
  private AdamUpdate update;
  private final Map<Double, AdamUpdate> smaller = new HashMap<>(); // by the factor of the step
  private long updates;
  private boolean measuring;
  private @Nullable GradientNorms norms;

  /** Creates an optimiser with zero moments. */
  public Adam(Parameters parameters, Workers workers) {
    this(parameters, 1, workers);
  }

  /**
   * Creates an optimiser with zero moments for gradients of a small scale: its epsilon, which is
   * added to the root of the second moment, is 1e-8 times that scale.
   *
   * @param scale factor that all gradients have in common, at least 0
   */
  public Adam(Parameters parameters, double scale, Workers workers) {
    this.parameters = parameters;
    epsilon = Math.max(LEAST_EPSILON, scale * EPSILON);
    update = new AdamUpdate(BETA_1, BETA_2, epsilon, 0, 1);
    first = new float[parameters.length()];
    second = new float[parameters.length()];
    for (int i = 0; i < workers.count(); i++) {
      scratch.add(new HashMap<>());
    }
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public float[] gradient() {
    if (gradient.length == 0) {
      gradient = new float[parameters.length()];
    }
    return gradient;
  }

  @Override
  public float[] firstMoment() {
    return first;
  }

  @Override
  public float[] secondMoment() {
    return second;
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
  public void begin(double learningRate) {
    updates++;
    if (measuring) {
      norms = new GradientNorms(parameters, scratch.size());
    }
    update = new AdamUpdate(BETA_1, BETA_2, epsilon, learningRate, updates);
    for (Parameters.Slice slice : parameters.slices()) {
      double factor = slice.stepFactor();
      if (factor < 1) {
        double rate = learningRate * factor;
        smaller.put(factor, new AdamUpdate(BETA_1, BETA_2, epsilon, rate, updates));
      }
    }
  }

  @Override
  public void measure(boolean wanted) {
    measuring = wanted;
  }

  @Override
  public Map<String, Double> gradientNorms() {
    return norms == null ? Map.of() : norms.bySlice();
  }

  @Override
  public Rows place(Parameters.Slice slice, Range rows, int worker) {
    // One sum per slice, because gaps between rows are zero and must stay zero.
    Rows place = scratch.get(worker).get(slice.name());
    int length = Padding.LEAD + rows.size() * slice.stride();
    if (place == null || place.values().length < length) {
      place = new Rows(new float[length], Padding.LEAD, slice.width(), slice.stride());
      scratch.get(worker).put(slice.name(), place);
    }
    return place;
  }

  @Override
  public void complete(Parameters.Slice slice, Range rows, int worker) {
    int from = slice.at(rows.from(), 0);
    float[] source = place(slice, rows, worker).values();
    measure(slice, source, Padding.LEAD, rows.size() * slice.stride(), worker);
    apply(slice, source, Padding.LEAD, from, from + rows.size() * slice.stride());
  }

  private void measure(Parameters.Slice slice, float[] source, int at, int length, int worker) {
    GradientNorms now = norms;
    if (measuring && now != null) {
      now.add(slice, source, at, length / slice.stride(), worker);
    }
  }

  private void apply(Parameters.Slice slice, float[] source, int sourceAt, int from, int to) {
    AdamUpdate mine = slice.stepFactor() < 1 ? smaller(slice) : update;
    if (!mine.apply(parameters.values(), source, sourceAt, first, second, from, to)) {
      watch.found(slice);
    }
  }

  private AdamUpdate smaller(Parameters.Slice slice) {
    return Objects.requireNonNull(smaller.get(slice.stepFactor()));
  }

  @Override
  public void end() {
    parameters.changed();
    watch.end(parameters, updates);
  }

  /**
   * Updates all parameters with {@link #gradient}.
   *
   * @throws NumericException as {@link #end}
   */
  @Override
  public void update(double learningRate, Workers workers) {
    begin(learningRate);
    float[] whole = gradient();
    workers.run(
        worker -> {
          for (Parameters.Slice slice : parameters.slices()) {
            int rows = slice.rows();
            int from = slice.at(workers.begin(worker, rows), 0);
            int to = slice.at(workers.begin(worker + 1, rows), 0);
            measure(slice, whole, from, to - from, worker);
            apply(slice, whole, from, from, to);
          }
        });
    end();
  }
}
