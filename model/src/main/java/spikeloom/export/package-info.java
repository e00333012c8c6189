/**
 * Export: the decoder as ONNX and Deeplearning4j files, the encoder as NIR, spikes as arrays, the
 * model card; each with verification. A file is written, read back, and run on samples; an {@link
 * spikeloom.export.ExportReport} lists what is exact, approximate, and not represented in the
 * format.
 */
@NullMarked
package spikeloom.export;

import org.jspecify.annotations.NullMarked;
