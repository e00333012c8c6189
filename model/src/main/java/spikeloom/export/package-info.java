/**
 * Files of a run for other programs: the decoder as ONNX and Deeplearning4j files, the encoder as
 * NIR, spikes as arrays, the model card. Start with {@link spikeloom.export.ExportFormats}, the
 * formats by name, or with {@link spikeloom.export.TrainedDecoder} to decode spikes in your own
 * program. A file is written, read back, and run on samples; an {@link
 * spikeloom.export.ExportReport} lists what is exact, approximate, and not represented in the
 * format. Files of the run itself are in {@code run}.
 */
@NullMarked
package spikeloom.export;

import org.jspecify.annotations.NullMarked;
