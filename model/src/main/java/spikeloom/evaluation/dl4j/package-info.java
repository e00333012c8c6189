/**
 * The judge: a Deeplearning4j classifier that reads reconstructions. Start with {@link
 * spikeloom.evaluation.dl4j.Judge}. It does not depend on the model, so that it is the same for
 * every one. No {@code INDArray} leaves this package; code that creates an array closes it.
 */
@NullMarked
package spikeloom.evaluation.dl4j;

import org.jspecify.annotations.NullMarked;
