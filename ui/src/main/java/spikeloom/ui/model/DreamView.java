package spikeloom.ui.model;

import java.util.Optional;
import spikeloom.exploration.Completions;
import spikeloom.spike.Signal;

/**
 * Samples that the prior draws, as they are shown.
 *
 * @param origin what the kept spikes are from, for instance {@code "sample 3"}
 * @param seed random seed of the samples
 * @param completions the kept spikes and their completions
 * @param target the data sample that the kept spikes are from, if any
 */
public record DreamView(String origin, int seed, Completions completions, Optional<Signal> target) {
  /** Number of steps of a sample. */
  public int steps() {
    return completions.given().length;
  }
}
