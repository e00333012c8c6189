/**
 * What leaves the program: the decoder as ONNX and Deeplearning4j files, the encoder as NIR, spikes
 * as arrays, the model's card; each with its own proof. A file is written, read back, and samples
 * are run through what was read; an {@link spikeloom.export.ExportReport} says what is exact, what
 * is approximate, and what the format cannot say. Nothing here trains.
 */
@NullMarked
package spikeloom.export;

import org.jspecify.annotations.NullMarked;
