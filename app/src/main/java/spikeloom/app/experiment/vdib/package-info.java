/**
 * Experiments on the autoencoder under the directed information bottleneck: decoders that see time,
 * the weight of the rate, drifting blobs, natural signals, and estimators of the gradient.
 */
@NullMarked
package spikeloom.app.experiment.vdib;

import org.jspecify.annotations.NullMarked;
