package spikeloom.encoding;

import spikeloom.parameter.NumberParameter;

/**
 * Step forward: a baseline B follows the signal v by steps of theta, each with a spike, ON upwards
 * and OFF downwards. Rows are held for their K steps, and B begins with 0, so the spikes alone give
 * the level:
 *
 * <pre>{@code
 * ON   at step t  if v(t) > B + theta,  then B = B + theta
 * OFF  at step t  if v(t) < B - theta,  then B = B - theta
 * }</pre>
 *
 * <p>The estimate of a row is B at its last step. Of row n, its error is
 *
 * <pre>{@code e(n) <= max(theta,  e(n-1) + |v(n) - v(n-1)| - K theta),  e(-1) = v(-1) = 0,}</pre>
 *
 * <p>so it never exceeds theta where rows differ by at most K theta. Source: Kasabov et al.,
 * "Evolving spatio-temporal data machines based on the NeuCube neuromorphic framework", Neural
 * Networks 78, 2016; Petro, Kasabov and Kiss, "Selection and optimization of temporal spike
 * encoding methods for spiking neural networks", IEEE Transactions on Neural Networks and Learning
 * Systems 31, 2020.
 *
 * @param threshold theta, above 0 and at most 1
 * @param leastSteps signals that have fewer rows are stretched, 1 .. 10000
 */
public record StepForwardEncoding(double threshold, int leastSteps) implements TemporalEncoding {
  static final NumberParameter THRESHOLD =
      NumberParameter.share("threshold", "change of the value per spike", 0.1);
  static final NumberParameter LEAST_STEPS = TemporalEncoding.leastStepsParameter(100);

  /** Checks the parameters. */
  public StepForwardEncoding {
    THRESHOLD.check("code " + code(), threshold);
    LEAST_STEPS.check("code " + code(), leastSteps);
  }

  /** A tenth of the range. */
  public StepForwardEncoding() {
    this(THRESHOLD.defaultValue(), LEAST_STEPS.defaultInt());
  }

  @Override
  public String code() {
    return "step-forward";
  }

  @Override
  public Channels perVariable() {
    return Channels.ON_OFF;
  }

  @Override
  public byte[] follow(double[] rows, int stepsPerRow) {
    byte[] spikes = new byte[rows.length * stepsPerRow];
    int level = 0;
    for (int t = 0; t < spikes.length; t++) {
      double distance = rows[t / stepsPerRow] - level * threshold;
      if (Math.abs(distance) > threshold) {
        spikes[t] = (byte) Math.signum(distance);
        level += spikes[t];
      }
    }
    return spikes;
  }

  @Override
  public double[] rows(byte[] spikes, int stepsPerRow) {
    return Staircase.rows(spikes, stepsPerRow, threshold);
  }
}
