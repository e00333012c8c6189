package spikeloom.training;

import java.util.List;

/**
 * What a run has told so far.
 *
 * @param metrics its reports, oldest first
 * @param layers what its layers did, oldest first
 */
public record RunHistory(List<Progress> metrics, List<LayerMoment> layers) {
  /** Keeps its own lists. */
  public RunHistory {
    metrics = List.copyOf(metrics);
    layers = List.copyOf(layers);
  }
}
