package spikeloom.kernel;

import java.util.Arrays;
import java.util.List;
import spikeloom.array.Range;
import spikeloom.array.Rows;

/**
 * A layer of stochastic neurons that all receive the traces of the past spikes of all of them, over
 * the steps of one sample:
 *
 * <pre>{@code
 * V(n,t) = gamma V(n,t-1) + gain c(n,t)
 * F(m,t) = phi F(m,t-1) + z(m,t-1)
 * u(n,t) = V(n,t) + b(n) + sum over m of W(m,n) F(m,t)
 * z(n,t) ~ Bernoulli(s(u(n,t)))
 * }</pre>
 *
 * <p>Adjoint, with a the gradient that reaches spikes from outside, h the estimator's derivative of
 * a spike, v the prior's log-odds and k the weight of the rate:
 *
 * <pre>{@code
 * uu(n,t) = h(n,t) (a(n,t) + H(n,t+1)) + k p (1 - p) (u(n,t) - v(n,t))
 * H(m,t)  = phi H(m,t+1) + sum over n of W(m,n) uu(n,t)
 * dc(n,t) = gain (gamma uV(n,t+1) + uu(n,t))
 * dW(m,n) = sum over t of z(m,t) E(n,t+1),   E(n,t) = phi E(n,t+1) + uu(n,t)
 * }</pre>
 *
 * <p>Sums over m are taken spike by spike. Source of the feedback: the refractory and lateral
 * filters of generalised linear models of spike trains (Pillow et al., Nature 2008).
 */
public final class LateralScan {
  private static final int ROWS = 5;
  private static final int VOLTAGE = 0;
  private static final int TRACE = 1;
  private static final int LAST = 2;
  private static final int SUM = 3;

  // Backward pass.
  private static final int LATER = 0; // E
  private static final int EFFECT = 1; // H
  private static final int MEMBRANE = 2;

  private final float gamma;
  private final float phi;
  private final float gain;
  private final SpikeEstimator estimator;

  /**
   * Decays per step, the factor of the current, and the estimator of the gradient through spikes.
   */
  public LateralScan(double gamma, double phi, double gain, SpikeEstimator estimator) {
    this.gamma = (float) gamma;
    this.phi = (float) phi;
    this.gain = (float) gain;
    this.estimator = estimator;
  }

  /** Creates the zero state of a layer with rows of {@code stride}. */
  public static Rows state(int stride) {
    return Rows.of(ROWS, stride);
  }

  /**
   * Runs the layer over the steps of {@code spikes} and samples them.
   *
   * @param trace a row per step: input currents, overwritten by the log-odds u
   * @param bias one row
   * @param weights W, a row per source m
   * @param uniform a row per step of uniform numbers in [0, 1), overwritten by their log-odds
   * @param spikes overwritten
   * @param state V, F and z before the first step, overwritten by those after the last
   */
  public void forward(
      Rows trace, Rows bias, Rows weights, Rows uniform, SpikeBits spikes, Rows state) {
    ReadoutScan.logOddsOf(uniform, spikes.steps, spikes.stride);
    spikes.clear();
    float[] s = state.values();
    int width = spikes.stride;
    int v = state.index(VOLTAGE, 0);
    int f = state.index(TRACE, 0);
    int z = state.index(LAST, 0);
    int sum = state.index(SUM, 0);
    Arrays.fill(s, sum, sum + width, 0f);
    addRows(weights, spikes.channels, s, f, s, sum, width);
    for (int t = 0; t < spikes.steps; t++) {
      decay(s, sum, width, phi);
      for (int m = 0; m < spikes.channels; m++) {
        s[f + m] = phi * s[f + m] + s[z + m];
      }
      addRows(weights, spikes.channels, s, z, s, sum, width);
      int at = trace.index(t, 0);
      logOdds(trace.values(), at, bias, s, v, sum, width);
      fire(trace.values(), at, uniform.values(), uniform.index(t, 0), spikes, t, s, z);
    }
  }

  /**
   * Adds rows in their order: {@code sums += factors[m] * weights[m]} for each m of {@code count}.
   *
   * @param from index of the first factor
   * @param at index of the first sum
   */
  private static void addRows(
      Rows weights, int count, float[] factors, int from, float[] sums, int at, int width) {
    if (VectorUnit.PRESENT) {
      VectorLateralScan.addRows(weights, count, factors, from, sums, at, width);
    } else {
      for (int m = 0; m < count; m++) {
        addRow(weights, m, factors[from + m], sums, at, width);
      }
    }
  }

  private static void addRow(Rows weights, int m, float factor, float[] sums, int at, int width) {
    if (factor != 0) {
      float[] w = weights.values();
      int from = weights.index(m, 0);
      for (int j = 0; j < width; j++) {
        sums[at + j] += factor * w[from + j];
      }
    }
  }

  private static void decay(float[] values, int at, int width, float factor) {
    for (int j = 0; j < width; j++) {
      values[at + j] *= factor;
    }
  }

  private void logOdds(float[] trace, int at, Rows bias, float[] state, int v, int sum, int width) {
    float[] b = bias.values();
    int atB = bias.at();
    for (int j = 0; j < width; j++) {
      float voltage = gamma * state[v + j] + gain * trace[at + j];
      state[v + j] = voltage;
      trace[at + j] = voltage + b[atB + j] + state[sum + j];
    }
  }

  private static void fire(
      float[] logOdds,
      int at,
      float[] draws,
      int drawAt,
      SpikeBits spikes,
      int t,
      float[] s,
      int z) {
    for (int n = 0; n < spikes.channels; n++) {
      boolean fired = draws[drawAt + n] < logOdds[at + n];
      s[z + n] = fired ? 1 : 0;
      if (fired) {
        spikes.set(t, n);
      }
    }
  }

  /**
   * A sample of a group whose adjoints are computed together.
   *
   * @param draws its spikes
   * @param gradients the feedback row is overwritten by E at the first step
   * @param errors a row per step, overwritten by E(t+1): the factors of the spikes of step t in the
   *     gradient of W
   */
  public record Sample(ReadoutScan.Draws draws, ReadoutScan.Gradients gradients, Rows errors) {}

  /** Buffers of a group of up to {@code scratch.length} samples. */
  @SuppressWarnings("ArrayRecordComponent") // scratch, never compared
  public record Group(ReadoutScan.Scratch[] scratch, Rows errors, Rows effects) {
    /** Buffers for samples of {@code steps} steps, with rows of {@code stride}. */
    public static Group of(int samples, int steps, int stride) {
      ReadoutScan.Scratch[] scratch = new ReadoutScan.Scratch[samples];
      Arrays.setAll(scratch, i -> ReadoutScan.Scratch.of(steps, stride));
      return new Group(scratch, Rows.of(samples, stride), Rows.of(samples, stride));
    }
  }

  /**
   * The adjoint of {@link #forward} for a group of samples, through the sampled spikes by the
   * estimator; the state before the first step is constant. Samples do not act on each other: they
   * go through the steps together, so that the weights are read once for all of them.
   *
   * @param rateWeight k
   * @param transposed a row per target n: W(m, n)
   */
  public void backward(List<Sample> samples, double rateWeight, Rows transposed, Group group) {
    SpikeBits spikes = samples.get(0).draws().spikes();
    int width = spikes.stride;
    for (int i = 0; i < samples.size(); i++) {
      ReadoutScan.derivatives(estimator, samples.get(i).draws(), group.scratch()[i]);
      Arrays.fill(group.scratch()[i].state().values(), 0f);
      ReadoutScan.Gradients gradients = samples.get(i).gradients();
      Arrays.fill(
          gradients.bias().values(), gradients.bias().at(), gradients.bias().at() + width, 0f);
    }
    Range all = new Range(0, samples.size());
    for (int t = spikes.steps - 1; t >= 0; t--) {
      for (int i = 0; i < samples.size(); i++) {
        int error = group.errors().index(i, 0);
        step(samples.get(i), (float) rateWeight, group.scratch()[i], t, group.errors(), error);
      }
      DenseProduct.multiply(group.errors(), all, spikes.channels, transposed, group.effects());
      for (int i = 0; i < samples.size(); i++) {
        Rows state = group.scratch()[i].state();
        addEffect(state.values(), state.index(EFFECT, 0), group.effects(), i, width);
      }
    }
    for (int i = 0; i < samples.size(); i++) {
      Rows state = group.scratch()[i].state();
      Rows first = samples.get(i).gradients().feedback();
      System.arraycopy(state.values(), state.index(LATER, 0), first.values(), first.at(), width);
    }
  }

  // Everything of a step but the sum over targets.
  private void step(
      Sample sample, float rateWeight, ReadoutScan.Scratch scratch, int t, Rows uu, int error) {
    float[] s = scratch.state().values();
    int later = scratch.state().index(LATER, 0);
    int effect = scratch.state().index(EFFECT, 0);
    int membrane = scratch.state().index(MEMBRANE, 0);
    SpikeBits spikes = sample.draws().spikes();
    int width = spikes.stride;
    float[] e = uu.values();
    Rows adjoint = sample.gradients().adjoint();
    error(sample.draws(), rateWeight, adjoint, scratch, t, effect, e, error);
    Arrays.fill(e, error + spikes.channels, error + width, 0f);
    System.arraycopy(s, later, sample.errors().values(), sample.errors().index(t, 0), width);
    float[] out = adjoint.values();
    int at = adjoint.index(t, 0);
    float[] bias = sample.gradients().bias().values();
    int biasAt = sample.gradients().bias().at();
    for (int j = 0; j < width; j++) {
      float each = e[error + j];
      s[later + j] = phi * s[later + j] + each;
      float m = gamma * s[membrane + j] + each;
      s[membrane + j] = m;
      out[at + j] = gain * m;
      bias[biasAt + j] += each;
    }
    decay(s, effect, width, phi);
  }

  private static void addEffect(float[] state, int effect, Rows effects, int row, int width) {
    int from = effects.index(row, 0);
    for (int j = 0; j < width; j++) {
      state[effect + j] += effects.values()[from + j];
    }
  }

  private static void error(
      ReadoutScan.Draws draws,
      float rateWeight,
      Rows adjoint,
      ReadoutScan.Scratch scratch,
      int t,
      int effect,
      float[] errors,
      int error) {
    float[] s = scratch.state().values();
    float[] odds = draws.logOdds().values();
    float[] reference = draws.reference().values();
    float[] outside = adjoint.values();
    float[] slope = scratch.slope().values();
    float[] ratio = scratch.ratio().values();
    int u = draws.logOdds().index(t, 0);
    int v = draws.reference().index(t, 0);
    int a = adjoint.index(t, 0);
    int k = scratch.slope().index(t, 0);
    int r = scratch.ratio().index(t, 0);
    for (int j = 0; j < draws.spikes().stride; j++) {
      float through = (outside[a + j] + s[effect + j]) * ratio[r + j];
      errors[error + j] = (rateWeight * (odds[u + j] - reference[v + j]) + through) * slope[k + j];
    }
  }

  /**
   * Adds to the gradient of W what spikes before the first step contribute through their traces:
   * {@code (phi F + z) E} for a range of sources.
   *
   * @param before the state before the first step
   * @param first E at the first step, one row
   * @param gradient a row per source
   */
  public void addEarlier(Rows before, Rows first, Range sources, Rows gradient) {
    for (int m = sources.from(); m < sources.to(); m++) {
      float f = before.values()[before.index(TRACE, m)];
      float z = before.values()[before.index(LAST, m)];
      addRow(first, 0, phi * f + z, gradient.values(), gradient.index(m, 0), first.width());
    }
  }
}
