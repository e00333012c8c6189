package spikeloom.run;

import java.nio.file.Path;
import java.util.Optional;
import spikeloom.dataset.ContentHash;
import spikeloom.dataset.Dataset;
import spikeloom.plan.RunException;

/**
 * Whether a data set holds the samples that a run was trained with.
 *
 * @param run the run directory
 * @param seen what the run saw
 */
public record DataCheck(Path run, SplitRecord seen) {
  /** The check of a run, if it has begun. */
  public static Optional<DataCheck> of(RunDirectory run) {
    return run.split().map(seen -> new DataCheck(run.path(), seen));
  }

  /**
   * A warning that results will be of other samples; nothing if the samples are the same.
   *
   * @param depth how many samples are read
   */
  public Optional<String> warning(Dataset dataset, ContentHash.Depth depth) {
    return seen.difference(dataset, depth)
        .map(
            difference ->
                "Warning: the data of %s are not those that %s was trained with: %s. All results are of these other data, and some test samples may have been trained on."
                    .formatted(dataset.name(), run, difference));
  }

  /**
   * Refuses other samples.
   *
   * @throws RunException if the samples differ
   */
  public void requireSame(Dataset dataset, ContentHash.Depth depth) {
    seen.difference(dataset, depth)
        .ifPresent(
            difference -> {
              throw new RunException(
                  "%s was trained with other data than these of %s: %s. Restore the data, name the right ones with --data, or begin a new run."
                      .formatted(run, dataset.name(), difference));
            });
  }

  /** What {@link ContentHash.Depth#FULL} can prove of this run, one sentence. */
  public String proof() {
    if (seen.complete()) {
      return "All values, labels and identities of the %,d + %,d samples are those of the training."
          .formatted(seen.trainSamples(), seen.testSamples());
    }
    return seen.contents() == null
        ? "The samples have the identities of the training; this run was made by an earlier version and has no hash of their values."
        : "The samples that are compared one by one are those of the training; the set was too large to hash all of it at that time.";
  }
}
