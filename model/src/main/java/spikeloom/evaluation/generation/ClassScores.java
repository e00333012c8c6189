package spikeloom.evaluation.generation;

/**
 * What a classifier finds in a set of samples.
 *
 * @param probabilities {@code [samples][classes]}, each row sums to 1
 */
@SuppressWarnings("ArrayRecordComponent") // viewed, never compared
public record ClassScores(double[][] probabilities) {
  /** Share of the samples whose most probable class has more than this probability, 0 .. 1. */
  public double confidentShare(double probability) {
    int confident = 0;
    for (double[] each : probabilities) {
      confident += each[largest(each)] > probability ? 1 : 0;
    }
    return (double) confident / probabilities.length;
  }

  /** Share of every class among the most probable ones; they sum to 1. */
  public double[] classShares() {
    double[] shares = new double[probabilities[0].length];
    for (double[] each : probabilities) {
      shares[largest(each)] += 1.0 / probabilities.length;
    }
    return shares;
  }

  /**
   * The inception score, {@code exp(mean over x of KL(p(c | x) || mean over x of p(c | x)))}: 1
   * where all samples have the same class probabilities, the number of classes where every sample
   * is clear and all classes are equally frequent. Source: Salimans et al., "Improved techniques
   * for training GANs", NeurIPS 2016, with another classifier.
   */
  public double inceptionScore() {
    int classes = probabilities[0].length;
    double[] mean = new double[classes];
    for (double[] each : probabilities) {
      for (int c = 0; c < classes; c++) {
        mean[c] += each[c] / probabilities.length;
      }
    }
    double sum = 0;
    for (double[] each : probabilities) {
      for (int c = 0; c < classes; c++) {
        sum += each[c] > 0 ? each[c] * Math.log(each[c] / mean[c]) : 0;
      }
    }
    return Math.exp(sum / probabilities.length);
  }

  private static int largest(double[] values) {
    int best = 0;
    for (int c = 1; c < values.length; c++) {
      best = values[c] > values[best] ? c : best;
    }
    return best;
  }
}
