package spikeloom.run;

import java.util.List;

/**
 * The records of a run so far.
 *
 * @param metrics its reports, oldest first
 * @param validation its figures on validation samples, oldest first
 * @param layers the states of its layers, oldest first
 */
public record RunHistory(
    List<Progress> metrics, List<ValidationPoint> validation, List<LayersAtStep> layers) {
  /** Copies its lists. */
  public RunHistory {
    metrics = List.copyOf(metrics);
    validation = List.copyOf(validation);
    layers = List.copyOf(layers);
  }
}
