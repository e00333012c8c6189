package spikeloom.learning.exact;

import java.util.Arrays;
import spikeloom.encoder.exact.SpikeTimes;

/**
 * A softmax loss of first spikes: the label's neuron should fire first. With t the first spike of
 * every output, the end of the trial if it is silent, and y the label:
 *
 * <pre>{@code
 * p = softmax(-t / tau),   L = -log p[y] + penalty (exp(t[y] / late) - 1)
 * dL/dt[c] = (1[c = y] - p[c]) / tau + 1[c = y] penalty / late exp(t[y] / late)
 * }</pre>
 *
 * <p>A silent output has no spike that could be moved, so it takes no gradient. Source: Lee,
 * Haghighatshoar and Karbasi, AISTATS 2023, with the sign of the penalty that favours early spikes.
 *
 * @param tau time in which the odds of two outputs change by e
 * @param late time in which the penalty of the label's own time grows by e
 * @param penalty weight of the label's own time
 */
public record FirstSpikeSoftmax(double tau, double late, double penalty) {
  /** Checks that times are positive. */
  public FirstSpikeSoftmax {
    if (!(tau > 0) || !(late > 0) || !(penalty >= 0)) {
      throw new IllegalArgumentException(
          "tau " + tau + ", late " + late + " or penalty " + penalty + " out of range");
    }
  }

  /**
   * The loss of an example; adds its derivatives to the adjoints of the first output spikes.
   *
   * @param times filled in with the first spike of every output
   */
  public double lossAndAdjoint(SpikeTimes outputs, double trial, int label, double[] times) {
    readFirst(outputs, trial, times);
    double first = Arrays.stream(times).min().orElse(trial);
    double sum = 0;
    for (double t : times) {
      sum += Math.exp((first - t) / tau);
    }
    double lateness = Math.exp(times[label] / late);
    for (int c = 0; c < times.length; c++) {
      if (outputs.count(c) > 0) {
        double own = c == label ? 1 / tau + penalty / late * lateness : 0;
        double share = Math.exp((first - times[c]) / tau) / sum;
        outputs.addAdjoint(outputs.position(c, 0), own - share / tau);
      }
    }
    return (times[label] - first) / tau + Math.log(sum) + penalty * (lateness - 1);
  }

  private static void readFirst(SpikeTimes outputs, double trial, double[] times) {
    for (int c = 0; c < times.length; c++) {
      times[c] = outputs.count(c) > 0 ? outputs.time(outputs.position(c, 0)) : trial;
    }
  }

  /** The output that fires first; the first of equal or only silent ones. */
  public static int first(double[] times) {
    int first = 0;
    for (int c = 1; c < times.length; c++) {
      first = times[c] < times[first] ? c : first;
    }
    return first;
  }
}
