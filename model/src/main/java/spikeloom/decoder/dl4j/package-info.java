/**
 * The decoder as a Deeplearning4j network. Start with {@link spikeloom.decoder.dl4j.Dl4jDecoder}.
 * Only packages named {@code dl4j} import Deeplearning4j, and no {@code INDArray} leaves them. Code
 * that creates an array closes it.
 */
@NullMarked
package spikeloom.decoder.dl4j;

import org.jspecify.annotations.NullMarked;
