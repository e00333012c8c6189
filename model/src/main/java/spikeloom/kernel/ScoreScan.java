package spikeloom.kernel;

import spikeloom.array.Rows;

/**
 * Errors of a layer of stochastic readout neurons, step by step: its sampled spikes minus their
 * probabilities, weighted by the resulting cost. With u(t) the log-odds, p(t) = s(u(t)) and z(t)
 * the spike of one neuron, KL(t) its rate term and k its weight,
 *
 * <pre>{@code
 * m(t) = (c(t) + k A(t)) (z(t) - p(t)) + k p (1-p) (u(t) - v(t))
 * A(t) = KL(t+1) + ... + KL(T) - (T - t) KL(t)
 * }</pre>
 *
 * <p>is an unbiased estimate of the loss's gradient in u(t), where c(t) is what the spikes from
 * step t on cost outside of the rate term. The second summand is the rate term's own derivative
 * given the past, for a prior with log-odds v(t), normally {@code logit r}. Through its feedback a
 * spike also changes the rate of later steps, which the first summand sees: only later terms of the
 * same neuron, since others do not depend on it, minus what the present one foretells, which the
 * spike cannot change.
 *
 * <p>Source: Williams, "Simple statistical gradient-following algorithms for connectionist
 * reinforcement learning", Machine Learning 1992; sums over what comes later: Sutton et al. 2000.
 */
public final class ScoreScan {
  private static final int TRACES = 3;

  final float phi;
  final float priorLogit;
  final float logOfPriorSilence;

  /** Decay of the trace of own spikes, and the prior rate r in (0, 1). */
  public ScoreScan(double phi, double prior) {
    this.phi = (float) phi;
    priorLogit = (float) (Math.log(prior) - Math.log1p(-prior));
    logOfPriorSilence = (float) Math.log1p(-prior);
  }

  /**
   * The cost of some steps of a sample.
   *
   * @param signal c(t) for each of them
   * @param steps number of steps, at most 32
   * @param rateWeight k
   * @param later number of steps of the sample after them
   * @param reference v(t), a row per step
   */
  @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
  public record Credit(float[] signal, int steps, double rateWeight, int later, Rows reference) {}

  /**
   * The destination of the results.
   *
   * @param error a row per step: m(t)
   * @param bias one row: sum of m(t)
   * @param feedback one row: sum of m(t) F(t), F the trace of own spikes
   */
  public record Sums(Rows error, Rows bias, Rows feedback) {}

  /**
   * The state of a layer with rows of {@code stride}: F and z, 0 before the first step, and the sum
   * of later rate terms, see {@link #addRates}.
   */
  public static Rows state(int stride) {
    return Rows.of(TRACES, stride);
  }

  /** Log-odds of the prior rate, {@code logit r}. */
  public float priorLogOdds() {
    return priorLogit;
  }

  /** Adds the rate terms of every neuron over the first steps to the third row of {@code state}. */
  public void addRates(Rows logOdds, int steps, Rows state) {
    if (VectorUnit.PRESENT) {
      VectorScoreScan.addRates(this, logOdds, steps, state.from(2));
    } else {
      PlainScoreScan.addRates(this, logOdds, steps, state.from(2));
    }
  }

  /**
   * Adds m(t) and its sums over the steps of {@code credit}.
   *
   * @param logOdds a row per step
   * @param spikes sampled spikes; one block
   * @param state before the first of the steps; overwritten by that after the last
   */
  public void add(Rows logOdds, SpikeBits spikes, Credit credit, Rows state, Sums sums) {
    if (VectorUnit.PRESENT) {
      VectorScoreScan.add(this, logOdds, spikes, credit, state, sums);
    } else {
      PlainScoreScan.add(this, logOdds, spikes, credit, state, sums);
    }
  }
}
