package spikeloom.training;

import spikeloom.dataset.Dataset;

/**
 * Which samples a run learns from and is tested with, {@code split.json}.
 *
 * @param data name of the data set
 * @param rule how samples were dealt out
 * @param trainSamples samples to learn from
 * @param testSamples samples to test with
 * @param sha256 of the identities of all samples in their order
 */
public record SplitRecord(
    String data, String rule, int trainSamples, int testSamples, String sha256) {
  /** The split of a data set. */
  public static SplitRecord of(Dataset dataset) {
    return new SplitRecord(
        dataset.name(),
        dataset.splitRule(),
        dataset.train().size(),
        dataset.test().size(),
        dataset.splitHash());
  }

  @Override
  public String toString() {
    return "%s: %,d samples to learn from, %,d to test with (%s), SHA-256 %s"
        .formatted(data, trainSamples, testSamples, rule, sha256);
  }
}
