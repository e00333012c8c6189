/**
 * Trained models, opened for exploration. Start with {@link spikeloom.exploration.TrainedModel},
 * which opens a run; {@link spikeloom.exploration.Exploration} decodes chosen and edited spikes,
 * {@link spikeloom.exploration.Completions} are samples that the prior continues, {@link
 * spikeloom.exploration.LatentMap} arranges samples in a plane, {@link
 * spikeloom.exploration.NeuronAtlas} describes the latent neurons. Nothing is trained here.
 */
@NullMarked
package spikeloom.exploration;

import org.jspecify.annotations.NullMarked;
