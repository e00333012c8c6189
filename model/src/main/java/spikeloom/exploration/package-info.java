/**
 * A trained model to look into: {@link spikeloom.exploration.TrainedModel} opens a run, {@link
 * spikeloom.exploration.Exploration} decodes chosen and edited spikes, {@link
 * spikeloom.exploration.LatentMap} lays samples out in a plane.
 */
@NullMarked
package spikeloom.exploration;

import org.jspecify.annotations.NullMarked;
