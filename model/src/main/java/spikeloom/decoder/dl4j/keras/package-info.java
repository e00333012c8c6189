/**
 * Keras models as decoders, through Deeplearning4j's import. Start with {@link
 * spikeloom.decoder.dl4j.keras.KerasFile}. HDF5 is read by the reader of SpikeLoom, so none of the
 * import's native libraries are needed.
 */
@NullMarked
package spikeloom.decoder.dl4j.keras;

import org.jspecify.annotations.NullMarked;
