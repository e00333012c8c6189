package spikeloom.app.bench;

import java.util.Set;
import spikeloom.dataset.Dataset;

/**
 * What is to be measured.
 *
 * @param dataset what is trained on
 * @param threads threads of everything that is not measured on one thread
 * @param effort how long
 * @param parts what
 * @param batches length of the curve of memory
 */
public record BenchRequest(
    Dataset dataset, int threads, Effort effort, Set<BenchPart> parts, int batches) {
  /** Copies the set. */
  public BenchRequest {
    parts = Set.copyOf(parts);
  }

  boolean asksFor(BenchPart part) {
    return parts.contains(part);
  }
}
