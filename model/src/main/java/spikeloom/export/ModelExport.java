package spikeloom.export;

import java.nio.file.Path;
import spikeloom.dataset.Dataset;
import spikeloom.training.RunDirectory;
import spikeloom.training.TrainedModel;

/**
 * Writes any format of one model.
 *
 * @param run directory of the run
 * @param model the model, which stays open
 * @param samples number of samples used to verify a file, or whose spikes are written; 0 for the
 *     default: 256, or all for spikes
 * @param strictness treatment of properties that a format cannot represent
 */
public record ModelExport(
    RunDirectory run, TrainedModel model, int samples, Strictness strictness) {
  private static final int DEFAULT_SAMPLES = 256;

  /**
   * Writes one file or folder and verifies it by reading it back.
   *
   * @param format the format
   * @param spikesOf the samples whose spikes are written
   * @param out destination
   */
  public ExportReport write(ExportFormat format, Dataset.Split spikesOf, Path out) {
    int proof = samples == 0 ? DEFAULT_SAMPLES : samples;
    int all = samples == 0 ? Integer.MAX_VALUE : samples;
    return switch (format) {
      case ONNX -> new DecoderExport(model, proof, strictness).onnx(out);
      case DL4J -> new DecoderExport(model, proof, strictness).dl4j(out);
      case FOLDER -> new DecoderExport(model, proof, strictness).folder(out);
      case NIR -> new EncoderExport(model, proof, strictness).nir(out);
      case NPZ -> new SpikesExport(model, spikesOf, all).npz(out);
      case CSV -> new SpikesExport(model, spikesOf, all).csv(out);
      case NMNIST -> new SpikesExport(model, spikesOf, all).bin(out);
      case CARD -> ModelCard.write(run, model, all, out);
    };
  }
}
