/**
 * The judge: a classifier in Deeplearning4j that reads reconstructions. {@code INDArray} does not
 * leave the package. Who opens an array closes it.
 */
@NullMarked
package spikeloom.evaluation.dl4j;

import org.jspecify.annotations.NullMarked;
