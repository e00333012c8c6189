/**
 * The decoder as a Deeplearning4j network. Only packages of this name import Deeplearning4j; {@code
 * INDArray} is not used outside. Whoever creates an array closes it.
 */
@NullMarked
package spikeloom.decoder.dl4j;

import org.jspecify.annotations.NullMarked;
