/**
 * The decoder as a Deeplearning4j network. The only package that imports Deeplearning4j; {@code
 * INDArray} does not leave it. Who opens an array closes it.
 */
@NullMarked
package spikeloom.decoder.dl4j;

import org.jspecify.annotations.NullMarked;
