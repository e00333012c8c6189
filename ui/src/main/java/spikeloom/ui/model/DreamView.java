package spikeloom.ui.model;

import java.util.Optional;
import spikeloom.exploration.Completions;
import spikeloom.spike.Signal;

/**
 * Samples that the prior draws, as they are shown.
 *
 * @param start where the kept spikes are from
 * @param origin the same with its seed or number, for instance {@code "prior, seed 1"}
 * @param seed random seed of the samples
 * @param completions the kept spikes and their completions
 * @param target the data sample that the kept spikes are from, if any
 */
public record DreamView(
    DreamModel.Start start,
    String origin,
    int seed,
    Completions completions,
    Optional<Signal> target) {
  /** Number of steps of a sample. */
  public int steps() {
    return completions.given().length;
  }
}
