package spikeloom.export;

import java.nio.file.Path;
import spikeloom.dataset.Dataset;
import spikeloom.exploration.TrainedModel;
import spikeloom.run.RunDirectory;

/**
 * Writes any format of one model.
 *
 * @param run where the model was trained
 * @param model the model, which stays open
 * @param samples how many samples prove a file, or whose spikes are written; 0 for the usual: 256
 *     to prove, all spikes
 * @param strictness what to do where a format cannot say everything
 */
public record ModelExport(
    RunDirectory run, TrainedModel model, int samples, Strictness strictness) {
  private static final int USUAL_SAMPLES = 256;

  /**
   * Writes one file or folder, reads it back and proves it.
   *
   * @param format what to write
   * @param spikesOf whose spikes, where spikes are written
   * @param out where
   */
  public ExportReport write(ExportFormat format, Dataset.Split spikesOf, Path out) {
    int proof = samples == 0 ? USUAL_SAMPLES : samples;
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
