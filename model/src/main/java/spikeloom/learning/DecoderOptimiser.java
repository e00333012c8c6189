package spikeloom.learning;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import spikeloom.array.Padding;
import spikeloom.array.Parameters;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.decoder.OwnUpdate;

/**
 * The optimiser that a decoder brings with it. The gradient is measured and checked here; the
 * update itself is the decoder's. Its state is stored in the place of the first moments; there are
 * no second ones.
 */
final class DecoderOptimiser implements PartwiseOptimiser {
  private final Parameters parameters;
  private final OwnUpdate own;
  private final GradientWatch watch = new GradientWatch();
  private final float[] gradient;
  private final float[] none = new float[Padding.LEAD];
  private float[] state = new float[0];
  private double learningRate;
  private long updates;
  private boolean measuring;
  private @Nullable GradientNorms norms;

  DecoderOptimiser(Parameters parameters, OwnUpdate own) {
    this.parameters = parameters;
    this.own = own;
    gradient = new float[parameters.length()];
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
    float[] now = own.state();
    state = new float[Padding.LEAD + now.length];
    System.arraycopy(now, 0, state, Padding.LEAD, now.length);
    return state;
  }

  @Override
  public float[] secondMoment() {
    return none;
  }

  @Override
  public long updates() {
    return updates;
  }

  /** Also takes over what was written to the last {@link #firstMoment}. */
  @Override
  public void continueFrom(long updates) {
    this.updates = updates;
    if (state.length > Padding.LEAD) {
      float[] read = new float[state.length - Padding.LEAD];
      System.arraycopy(state, Padding.LEAD, read, 0, read.length);
      own.restore(read);
    }
  }

  @Override
  public void begin(double learningRate) {
    this.learningRate = learningRate;
    if (measuring) {
      norms = new GradientNorms(parameters, 1);
    }
  }

  @Override
  public Rows place(Parameters.Slice slice, Range rows, int worker) {
    return Rows.of(slice, gradient).from(rows.from());
  }

  @Override
  public void complete(Parameters.Slice slice, Range rows, int worker) {
    int from = slice.at(rows.from(), 0);
    int to = slice.at(rows.to(), 0);
    for (int i = from; i < to; i++) {
      if (!Float.isFinite(gradient[i])) {
        watch.found(slice);
        break;
      }
    }
    GradientNorms now = norms;
    if (measuring && now != null) {
      now.add(slice, gradient, from, rows.size(), 0);
    }
  }

  @Override
  public void end() {
    watch.end(parameters, updates + 1);
    own.update(gradient, learningRate, updates);
    updates++;
  }

  @Override
  public void update(double learningRate, Workers workers) {
    begin(learningRate);
    for (Parameters.Slice slice : parameters.slices()) {
      complete(slice, new Range(0, slice.rows()), 0);
    }
    end();
  }

  @Override
  public void measure(boolean wanted) {
    measuring = wanted;
  }

  @Override
  public Map<String, Double> gradientNorms() {
    return norms == null ? Map.of() : norms.bySlice();
  }
}
