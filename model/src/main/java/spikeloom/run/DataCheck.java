package spikeloom.run;

import java.nio.file.Path;
import java.util.Optional;
import spikeloom.dataset.ContentHash;
import spikeloom.dataset.Dataset;
import spikeloom.plan.RunException;

/**
 * Checks whether a data set has the samples of a run's training.
 *
 * @param run the run directory
 * @param seen record of the run's samples
 */
public record DataCheck(Path run, SplitRecord seen) {
  /** The check of a run, if it has begun. */
  public static Optional<DataCheck> of(RunDirectory run) {
    return run.split().map(seen -> new DataCheck(run.path(), seen));
  }

  /**
   * A warning if the samples differ; else empty.
   *
   * @param depth how many samples are read
   */
  public Optional<String> warning(Dataset dataset, ContentHash.Depth depth) {
    return seen.difference(dataset, depth)
        .map(
            difference ->
                "Warning: the data of %s differ from those that %s was trained with: %s. The results are for the changed data, and some test samples may have been used for training."
                    .formatted(dataset.name(), run, difference));
  }

  /**
   * Throws if the samples differ.
   *
   * @throws RunException if the samples differ
   */
  public void requireSame(Dataset dataset, ContentHash.Depth depth) {
    seen.difference(dataset, depth)
        .ifPresent(
            difference -> {
              throw new RunException(
                  "%s was trained with different data than those now in %s: %s. Restore the data, give their path with --data, or start a new run."
                      .formatted(run, dataset.name(), difference));
            });
  }

  /** What {@link ContentHash.Depth#FULL} verified for this run, one sentence. */
  public String proof() {
    if (seen.complete()) {
      return "All values, labels and identities of the %,d + %,d samples match the training."
          .formatted(seen.trainSamples(), seen.testSamples());
    }
    return seen.contents() == null
        ? "The identities of the samples match the training; this run was made by an earlier version, which stored no hash of their values."
        : "The samples that are compared one by one match the training; the data set was too large to hash it all at that time.";
  }
}
