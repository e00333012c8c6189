package spikeloom.encoding;

import spikeloom.parameter.NumberParameter;

/**
 * Ben's Spiker Algorithm (BSA): a spike stands for a copy of a filter h, and is fired where taking
 * the copy away makes what is left of the signal smaller by theta or more. Rows are held for their
 * K steps, and the last value after the end; of what is left, s,
 *
 * <pre>{@code
 * spike at step t  if sum over j of |s(t+j) - h(j)|  <=  sum over j of |s(t+j)| - theta,
 *                  then s(t+j) = s(t+j) - h(j)
 * h(j) = c sin^2(pi (j + 1) / (M + 1)),  j = 0 .. M-1,  c so that the sum of h is 1
 * }</pre>
 *
 * <p>One channel per variable. As the filter sums up to 1, the best spike is worth 1, and firing at
 * every step stands for the value 1. The estimate is the spikes filtered with h, averaged over the
 * steps of a row: a linear decoder. No bound is proven; of sums of sinusoids with periods of 50
 * steps and more it is off by 0.08 in the root mean square or less, and by at most 0.3 (default
 * filter, after the first M steps). Source: Schrauwen and Van Campenhout, "BSA, a fast and accurate
 * spike train encoding scheme", IJCNN 2003, with a filter that has a closed form.
 *
 * @param taps M, 2 .. 1000
 * @param threshold theta, above 0 and at most 1
 * @param leastSteps signals that have fewer rows are stretched, 1 .. 10000
 */
public record BenSpikerEncoding(int taps, double threshold, int leastSteps)
    implements TemporalEncoding {
  static final NumberParameter TAPS =
      NumberParameter.whole("taps", "taps of the filter", 2, 1000, 8);
  static final NumberParameter THRESHOLD =
      NumberParameter.share("threshold", "minimum gain of a spike over no spike", 0.7);
  static final NumberParameter LEAST_STEPS = TemporalEncoding.leastStepsParameter(200);

  /** Checks the parameters. */
  public BenSpikerEncoding {
    TAPS.check("code " + code(), taps);
    THRESHOLD.check("code " + code(), threshold);
    LEAST_STEPS.check("code " + code(), leastSteps);
  }

  /**
   * Eight taps, and the threshold that loses least with them, on sinusoids and on edges, in a
   * search over 0.5 .. 0.955.
   */
  public BenSpikerEncoding() {
    this(TAPS.defaultInt(), THRESHOLD.defaultValue(), LEAST_STEPS.defaultInt());
  }

  @Override
  public String code() {
    return "ben-spiker";
  }

  @Override
  public Channels perVariable() {
    return Channels.ONE;
  }

  @Override
  public byte[] follow(double[] rows, int stepsPerRow) {
    double[] filter = filter();
    byte[] spikes = new byte[rows.length * stepsPerRow];
    double[] left = new double[spikes.length + taps];
    for (int t = 0; t < left.length; t++) {
      left[t] = rows[Math.min(t / stepsPerRow, rows.length - 1)];
    }
    for (int t = 0; t < spikes.length; t++) {
      double gained = 0;
      for (int j = 0; j < taps; j++) {
        gained += Math.abs(left[t + j]) - Math.abs(left[t + j] - filter[j]);
      }
      if (gained >= threshold) {
        spikes[t] = 1;
        for (int j = 0; j < taps; j++) {
          left[t + j] -= filter[j];
        }
      }
    }
    return spikes;
  }

  @Override
  public double[] rows(byte[] spikes, int stepsPerRow) {
    double[] filter = filter();
    double[] rows = new double[spikes.length / stepsPerRow];
    for (int t = 0; t < spikes.length; t++) {
      for (int j = 0; spikes[t] != 0 && j < taps && t + j < spikes.length; j++) {
        rows[(t + j) / stepsPerRow] += filter[j] / stepsPerRow;
      }
    }
    for (int row = 0; row < rows.length; row++) {
      rows[row] = Math.max(0, Math.min(1, rows[row]));
    }
    return rows;
  }

  private double[] filter() {
    double[] filter = new double[taps];
    double sum = 0;
    for (int j = 0; j < taps; j++) {
      double sine = Math.sin(Math.PI * (j + 1) / (taps + 1));
      filter[j] = sine * sine;
      sum += filter[j];
    }
    for (int j = 0; j < taps; j++) {
      filter[j] /= sum;
    }
    return filter;
  }
}
