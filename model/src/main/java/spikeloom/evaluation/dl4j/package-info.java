/**
 * What models are compared with, in Deeplearning4j: the judge, a classifier that reads
 * reconstructions, and a variational autoencoder without spikes. Start with {@link
 * spikeloom.evaluation.dl4j.Judge} or {@link spikeloom.evaluation.dl4j.GaussianAutoencoder}. They
 * do not depend on the model, so that they are the same for every one. No {@code INDArray} leaves
 * this package; code that creates an array closes it.
 */
@NullMarked
package spikeloom.evaluation.dl4j;

import org.jspecify.annotations.NullMarked;
