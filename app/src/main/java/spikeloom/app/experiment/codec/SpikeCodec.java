package spikeloom.app.experiment.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import spikeloom.app.generate.DecodedSamples;
import spikeloom.evaluation.EvaluationWatch;
import spikeloom.exploration.TrainedModel;
import spikeloom.export.CompressedSpikesExport;

/** A trained model as a codec: test pictures to a file of coded spikes, and back to bytes. */
final class SpikeCodec {
  private SpikeCodec() {}

  /**
   * Writes the spikes of the test pictures to a file, decodes it and compares.
   *
   * @param setting name of the model's setting
   * @param pictures the test pictures
   */
  static CodecPoint measure(String setting, TrainedModel model, GreyPictures pictures, Path file) {
    new CompressedSpikesExport(model, model.task().dataset().test(), pictures.count()).write(file);
    int size = pictures.height() * pictures.width();
    double[] squaredError = new double[1];
    try {
      new DecodedSamples(model, file, EvaluationWatch.NONE)
          .forEach(
              (index, values, at) ->
                  squaredError[0] +=
                      pictures.squaredError(index, GreyPictures.bytes(values, at, size)));
      double bits = 8.0 * Files.size(file) / pictures.count();
      return new CodecPoint(setting, bits, pictures.psnr(squaredError[0]));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // it was written and read right before
    }
  }
}
