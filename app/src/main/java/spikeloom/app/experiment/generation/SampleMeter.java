package spikeloom.app.experiment.generation;

import java.util.Arrays;
import spikeloom.dataset.Dataset;
import spikeloom.evaluation.dl4j.Judge;
import spikeloom.evaluation.generation.ClassScores;
import spikeloom.evaluation.generation.Gaussian;
import spikeloom.evaluation.generation.PrincipalComponents;

/**
 * Compares sets of images with test images. With the principal components of training images, the
 * reference are test images n+1 to 2n, so that test images 1 to n measure what a perfect model
 * would reach with n samples; n is 2,000, or half of a smaller test part.
 */
final class SampleMeter {
  /** Samples of a set. */
  static final int SAMPLES = 2_000;

  private static final int COMPONENTS = 40;
  private static final int FITTED = 10_000;
  private static final double CONFIDENT = 0.9;

  private final Dataset images;
  private final Judge judge;
  private final int samples;
  private final PrincipalComponents components;
  private final Gaussian inComponents;
  private final Gaussian inJudge;

  /** Fits the components and reads the reference. */
  SampleMeter(Dataset images, Judge judge) {
    this.images = images;
    this.judge = judge;
    samples = Math.min(SAMPLES, images.test().size() / 2);
    Gaussian training = Gaussian.of(rows(images.train().first(FITTED)));
    int count = Math.min(COMPONENTS, images.shape().size());
    components = PrincipalComponents.of(training, count);
    double[][] reference = rows(images.test().range(samples, 2 * samples));
    inComponents = Gaussian.of(components.project(reference));
    inJudge = Gaussian.of(judge.read(reference).features());
  }

  /** Number of images of a set, n. */
  int samples() {
    return samples;
  }

  /**
   * Measures a set.
   *
   * @param set {@code [images][values]}, values in [0, 1]
   */
  SampleQuality of(double[][] set) {
    Judge.Reading reading = judge.read(set);
    ClassScores scores = new ClassScores(reading.probabilities());
    return new SampleQuality(
        inComponents.distance(Gaussian.of(components.project(set))),
        inJudge.distance(Gaussian.of(reading.features())),
        scores.confidentShare(CONFIDENT),
        scores.inceptionScore(),
        scores.classShares());
  }

  /** Test images 1 to n. */
  double[][] real() {
    return rows(images.test().first(samples));
  }

  /** The mean of the first training images, n times. */
  double[][] meanImage() {
    double[] mean = Gaussian.mean(rows(images.train().first(FITTED)));
    double[][] set = new double[samples][];
    Arrays.fill(set, mean);
    return set;
  }

  private static double[][] rows(Dataset.Split split) {
    int size = split.shape().size();
    float[] values = new float[size];
    double[][] rows = new double[split.size()][];
    for (int i = 0; i < rows.length; i++) {
      split.copyTo(i, values, 0);
      rows[i] = row(values, 0, size);
    }
    return rows;
  }

  /** An image as numbers in double precision. */
  static double[] row(float[] values, int at, int size) {
    double[] row = new double[size];
    Arrays.setAll(row, j -> values[at + j]);
    return row;
  }
}
