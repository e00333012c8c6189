package spikeloom.app.experiment.generation;

import java.util.Arrays;

/**
 * How close a set of images is to real ones, and how clear its images are.
 *
 * @param frechetPca squared Frechet distance to test images in principal components
 * @param frechetJudge the same in the features of the judge's last hidden layer
 * @param confidentShare share of images whose class has more than 0.9 probability by the judge
 * @param inceptionScore by the judge
 * @param classShares share of every class by the judge
 */
@SuppressWarnings("ArrayRecordComponent") // viewed, never compared
record SampleQuality(
    double frechetPca,
    double frechetJudge,
    double confidentShare,
    double inceptionScore,
    double[] classShares) {
  double rarest() {
    return Arrays.stream(classShares).min().orElse(Double.NaN);
  }

  double mostFrequent() {
    return Arrays.stream(classShares).max().orElse(Double.NaN);
  }
}
