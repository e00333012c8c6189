package spikeloom.run;

import java.util.List;

/**
 * The layers of a network at one time of its training.
 *
 * @param step optimiser steps done
 * @param layers input to output
 */
public record LayersAtStep(long step, List<LayerState> layers) {
  /** Copies its list. */
  public LayersAtStep {
    layers = List.copyOf(layers);
  }

  /** Whether an update has been measured. */
  boolean measured() {
    return layers.stream().anyMatch(layer -> layer.gradientNorm().isPresent());
  }
}
