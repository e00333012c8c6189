package spikeloom.app.bench;

import java.util.Set;
import spikeloom.dataset.Dataset;

/**
 * A request for measurements.
 *
 * @param dataset data set for training
 * @param threads threads, except for parts measured on one thread
 * @param effort duration of the measurements
 * @param parts what to measure
 * @param batches length of the curve of memory
 * @param peers whether to measure the same networks in PyTorch
 */
public record BenchmarkRequest(
    Dataset dataset,
    int threads,
    Effort effort,
    Set<BenchmarkPart> parts,
    int batches,
    boolean peers) {
  /** Copies the set. */
  public BenchmarkRequest {
    parts = Set.copyOf(parts);
  }

  boolean asksFor(BenchmarkPart part) {
    return parts.contains(part);
  }
}
