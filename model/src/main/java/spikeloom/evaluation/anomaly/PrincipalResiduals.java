package spikeloom.evaluation.anomaly;

import spikeloom.dataset.Dataset;
import spikeloom.evaluation.generation.PrincipalComponents;

/**
 * The usual linear measure of what is unusual, to compare with: the mean squared distance of a
 * sample from the space of the principal components that hold a share of the variance of the
 * training samples.
 */
public final class PrincipalResiduals {
  /** Share of the variance that the components hold. */
  public static final double SHARE = 0.95;

  private final PrincipalComponents components;
  private final double[] mean;
  private final int count;

  private PrincipalResiduals(PrincipalComponents components, double[] mean, int count) {
    this.components = components;
    this.mean = mean;
    this.count = count;
  }

  /** Fits the components to a split; see {@link PrincipalComponents#of(double[][])}. */
  public static PrincipalResiduals of(Dataset.Split train) {
    PrincipalComponents all = PrincipalComponents.of(rows(train));
    double[] variances = all.variances();
    double total = 0;
    for (double variance : variances) {
      total += Math.max(0, variance);
    }
    int count = 0;
    double held = 0;
    while (count < variances.length && (count == 0 || held < SHARE * total)) {
      held += Math.max(0, variances[count]);
      count++;
    }
    return new PrincipalResiduals(all.first(count), all.mean(), count);
  }

  /** Number of components. */
  public int components() {
    return count;
  }

  /** The mean squared distance of every sample. */
  public double[] scores(Dataset.Split split) {
    double[][] rows = rows(split);
    double[][] projected = components.project(rows);
    double[] scores = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      double squares = 0;
      for (int j = 0; j < mean.length; j++) {
        double distance = rows[i][j] - mean[j];
        squares += distance * distance;
      }
      for (double along : projected[i]) {
        squares -= along * along;
      }
      scores[i] = Math.max(0, squares) / mean.length;
    }
    return scores;
  }

  private static double[][] rows(Dataset.Split split) {
    int values = split.shape().size();
    float[] one = new float[values];
    double[][] rows = new double[split.size()][values];
    for (int i = 0; i < rows.length; i++) {
      split.copyTo(i, one, 0);
      for (int j = 0; j < values; j++) {
        rows[i][j] = one[j];
      }
    }
    return rows;
  }
}
