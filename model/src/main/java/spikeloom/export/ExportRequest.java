package spikeloom.export;

import java.nio.file.Path;
import spikeloom.dataset.Dataset;
import spikeloom.exploration.TrainedModel;
import spikeloom.run.RunDirectory;

/**
 * What is exported, and where to.
 *
 * @param run directory of the run
 * @param model the trained model, which stays open
 * @param spikesOf the samples whose spikes are written
 * @param samples number of samples used to verify a file, or whose spikes are written; 0 for the
 *     default: 256, or all for spikes
 * @param strictness treatment of properties that a format cannot represent
 * @param out destination
 */
public record ExportRequest(
    RunDirectory run,
    TrainedModel model,
    Dataset.Split spikesOf,
    int samples,
    Strictness strictness,
    Path out) {
  private static final int DEFAULT_SAMPLES = 256;

  /** Number of samples that verify a file. */
  public int verified() {
    return samples == 0 ? DEFAULT_SAMPLES : samples;
  }

  /** The maximum number of samples whose spikes are written. */
  public int written() {
    return samples == 0 ? Integer.MAX_VALUE : samples;
  }
}
