package spikeloom.learning.exact;

import spikeloom.encoder.exact.ContinuedSpikes;

/**
 * A loss for which the label's neuron should fire first: {@code -log softmax(-t)[label] + penalty
 * (exp(t[label] / T) - 1)} of the first output times t, pseudospikes included. Source: Klos and
 * Memmesheimer, arXiv 2309.14523; the penalty moves the label's spike into the trial.
 *
 * @param penalty weight of the label's time itself
 */
public record FirstSpikeLoss(double penalty) {
  /** The loss of an example; adds its derivatives to the adjoints of the output times. */
  public double lossAndAdjoint(ContinuedSpikes output, int classes, int label, double weight) {
    double first = Double.POSITIVE_INFINITY;
    for (int n = 0; n < classes; n++) {
      first = Math.min(first, output.time(n, 0));
    }
    double sum = 0;
    for (int n = 0; n < classes; n++) {
      sum += Math.exp(first - output.time(n, 0));
    }
    for (int n = 0; n < classes; n++) {
      output.addTimeAdjoint(n, 0, -weight * Math.exp(first - output.time(n, 0)) / sum);
    }
    double time = output.time(label, 0);
    double late = Math.exp(time / output.trial());
    output.addTimeAdjoint(label, 0, weight * (1 + penalty * late / output.trial()));
    return weight * (time - first + Math.log(sum) + penalty * (late - 1));
  }

  /** The neuron that fires first, pseudospikes included. */
  public static int first(ContinuedSpikes output, int classes) {
    int first = 0;
    for (int n = 1; n < classes; n++) {
      first = output.time(n, 0) < output.time(first, 0) ? n : first;
    }
    return first;
  }
}
