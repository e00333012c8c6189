package spikeloom.encoding;

import java.util.Arrays;
import spikeloom.parameter.NumberParameter;

/**
 * Sigma-delta modulation of first order: the difference (delta) of the signal and its spikes is
 * summed up (sigma), and a spike brings the sum back. Rows are held for their K steps:
 *
 * <pre>{@code
 * S(t) = S(t-1) + v(t) - x(t),  x(t) = 1 if S(t-1) + v(t) >= 1/2 else 0
 * }</pre>
 *
 * <p>One channel per variable; the value is the density of spikes. S stays within [-1/2, 1/2), so
 * over any W steps the mean of the spikes differs from the mean of the signal by less than 1 / W.
 * The estimate of a row is the mean over the fewest rows around it that make a window of W steps or
 * more (all rows, if that is fewer), so it is exact to 1 / W and what the mean of these rows
 * differs from the row. Source: Inose and Yasuda, "A unity bit coding method by negative feedback",
 * Proceedings of the IEEE 51, 1963; with neurons: Yoon, "LIF and simplified SRM neurons encode
 * signals into spikes via a form of asynchronous pulse sigma-delta modulation", IEEE Transactions
 * on Neural Networks and Learning Systems 28, 2017.
 *
 * @param window W, the steps that an estimate takes into account at least, 1 .. 10000
 * @param leastSteps signals that have fewer rows are stretched, 1 .. 10000
 */
public record SigmaDeltaEncoding(int window, int leastSteps) implements TemporalEncoding {
  static final NumberParameter WINDOW =
      NumberParameter.whole(
          "window", "minimum number of steps used by an estimate", 1, MOST_STEPS, 8);
  static final NumberParameter LEAST_STEPS = TemporalEncoding.leastStepsParameter(200);

  /** Checks the parameters. */
  public SigmaDeltaEncoding {
    WINDOW.check("code " + code(), window);
    LEAST_STEPS.check("code " + code(), leastSteps);
  }

  /** Eight steps encode a value to an eighth: as many as each of 28 rows has in 224 steps. */
  public SigmaDeltaEncoding() {
    this(WINDOW.defaultInt(), LEAST_STEPS.defaultInt());
  }

  @Override
  public String code() {
    return "sigma-delta";
  }

  @Override
  public Channels perVariable() {
    return Channels.ONE;
  }

  @Override
  public byte[] follow(double[] rows, int stepsPerRow) {
    byte[] spikes = new byte[rows.length * stepsPerRow];
    double sum = 0;
    for (int t = 0; t < spikes.length; t++) {
      sum += rows[t / stepsPerRow];
      if (sum >= 0.5) {
        spikes[t] = 1;
        sum--;
      }
    }
    return spikes;
  }

  @Override
  public double[] rows(byte[] spikes, int stepsPerRow) {
    int count = spikes.length / stepsPerRow;
    double[] rows = new double[count];
    for (int row = 0; row < count; row++) {
      int first = firstRow(row, count, stepsPerRow);
      int last = Math.min(count, first + rowsOfWindow(stepsPerRow));
      int from = first * stepsPerRow;
      int to = last * stepsPerRow;
      int sum = 0;
      for (byte spike : Arrays.copyOfRange(spikes, from, to)) {
        sum += spike;
      }
      rows[row] = (double) sum / (to - from);
    }
    return rows;
  }

  /** Number of rows that an estimate uses, odd; fewer if there are no more. */
  int rowsOfWindow(int stepsPerRow) {
    int least = (window + stepsPerRow - 1) / stepsPerRow;
    return least + 1 - least % 2;
  }

  /** The first row that the estimate of a row uses. */
  int firstRow(int row, int rows, int stepsPerRow) {
    int around = rowsOfWindow(stepsPerRow);
    return Math.max(0, Math.min(row - around / 2, rows - around));
  }
}
