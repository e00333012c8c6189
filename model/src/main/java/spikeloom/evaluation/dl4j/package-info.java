/**
 * The judge: a classifier in Deeplearning4j for reconstructions. {@code INDArray} is not used
 * outside the package. Whoever creates an array closes it.
 */
@NullMarked
package spikeloom.evaluation.dl4j;

import org.jspecify.annotations.NullMarked;
