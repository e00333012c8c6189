package spikeloom.encoder;

import java.util.Optional;
import spikeloom.array.MapSize;

/**
 * The activity of the neurons of one layer during one sample.
 *
 * @param quantity what the potential is, in words, for instance "log-odds of a spike"
 * @param threshold the potential from which on a neuron fires, or is more likely to fire than not
 * @param potential {@code [steps][neurons]}
 * @param spikes {@code [steps][neurons]}, 0 or 1, or the height of a graded pulse
 * @param maps size of the layer, if its neurons have places in maps
 */
@SuppressWarnings("ArrayRecordComponent") // viewed, never compared
public record LayerTrace(
    String quantity,
    double threshold,
    float[][] potential,
    float[][] spikes,
    Optional<MapSize> maps) {
  /** Activity of a layer without maps. */
  public LayerTrace(String quantity, double threshold, float[][] potential, float[][] spikes) {
    this(quantity, threshold, potential, spikes, Optional.empty());
  }
}
