package spikeloom.app.experiment.generation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import spikeloom.exploration.TrainedModel;
import spikeloom.learning.Generator;
import spikeloom.training.Streams;

/**
 * Images of one model.
 *
 * @param samples drawn from its prior, {@code [images][values]}
 * @param reconstructions of the first test images
 */
@SuppressWarnings("ArrayRecordComponent") // viewed, never compared
record SampleSets(double[][] samples, double[][] reconstructions) {
  private static final int SHOWN = 64;

  /**
   * Draws and reconstructs.
   *
   * @param count number of images of each set
   */
  static SampleSets of(TrainedModel model, int count) {
    int size = model.task().shape().size();
    int last = model.autoencoder().values() - size;
    double[][] samples = new double[count][];
    new Generator(model.autoencoder(), Streams.generation(model.plan().seed()), model.workers())
        .run(
            count,
            done -> true,
            (index, spikes, decoded, at) ->
                samples[index] = SampleMeter.row(decoded, at + last, size));
    double[][] reconstructions = new double[count][];
    model
        .evaluator()
        .run(
            count,
            (index, target, decoded, at) ->
                reconstructions[index] = SampleMeter.row(decoded, at + last, size));
    return new SampleSets(samples, reconstructions);
  }

  /** The first samples, to be drawn. */
  List<float[]> shown() {
    List<float[]> shown = new ArrayList<>();
    for (double[] sample : Arrays.copyOf(samples, Math.min(SHOWN, samples.length))) {
      float[] values = new float[sample.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) sample[i];
      }
      shown.add(values);
    }
    return shown;
  }
}
