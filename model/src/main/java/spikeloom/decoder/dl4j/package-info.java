/**
 * The decoder as a Deeplearning4j network. Only packages of this name import Deeplearning4j; {@code
 * INDArray} does not leave them. Who opens an array closes it.
 */
@NullMarked
package spikeloom.decoder.dl4j;

import org.jspecify.annotations.NullMarked;
