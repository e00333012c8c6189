package spikeloom.evaluation.anomaly;

import java.util.stream.IntStream;
import spikeloom.array.Workers;
import spikeloom.evaluation.EvaluationWatch;
import spikeloom.learning.Autoencoder;
import spikeloom.learning.AutoencoderPass;
import spikeloom.learning.Batch;
import spikeloom.learning.Batches;
import spikeloom.random.RandomKey;

/**
 * What every sample of a split costs a model, a mean over several draws of its latent spikes.
 *
 * @param distortion of every sample, summed over its values and divided by their number, in the
 *     unit of the plan's distortion
 * @param rate of every sample, nats; not a number where the encoder has no noise
 * @param labels class of every sample
 * @param likelihood whether the distortion is a likelihood in nats
 * @param parts number of terms of a distortion, over which it is a mean
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SampleScores(
    double[] distortion, double[] rate, int[] labels, boolean likelihood, int parts) {
  private static final int BATCH = 64;

  /**
   * Encodes and decodes all samples of a split.
   *
   * @param draws number of draws of a sample's input and latent spikes, at least 1
   */
  public static SampleScores of(
      Autoencoder model,
      Batches batches,
      RandomKey key,
      int draws,
      Workers workers,
      EvaluationWatch watch) {
    int size = batches.split().size();
    double[] distortion = new double[size];
    double[] rate = new double[size];
    int[] labels = new int[size];
    int values = model.values();
    int parts =
        model.windows().count() * model.objective().distortion().parts(model.decoder().outputs());
    float[] output = new float[BATCH * values];
    AutoencoderPass pass = new AutoencoderPass(model, BATCH, workers);
    for (int from = 0; from < size; from += BATCH) {
      watch.at(from, size);
      int count = Math.min(BATCH, size - from);
      int[] indices = IntStream.range(from, from + count).toArray();
      for (int draw = 0; draw < draws; draw++) {
        // The first draw is that of an evaluation.
        RandomKey own = draw == 0 ? key : key.fold("draw").fold(draw);
        Batch batch = batches.of(indices, own.fold("input"));
        pass.reconstruct(batch, own.fold("latent"), output);
        for (int b = 0; b < count; b++) {
          distortion[from + b] += pass.distortion(b) / parts / draws;
          rate[from + b] += pass.encoding().channel().reported(pass.rate(b)) / draws;
        }
      }
      for (int i : indices) {
        labels[i] = batches.split().label(i);
      }
    }
    watch.at(size, size);
    return new SampleScores(
        distortion, rate, labels, model.objective().distortion().likelihood(), parts);
  }

  /** Whether the samples have a negative evidence lower bound. */
  public boolean bounded() {
    return likelihood && rate.length > 0 && !Double.isNaN(rate[0]);
  }

  /** The negative evidence lower bound of a sample, nats; see {@link #bounded}. */
  public double negativeElbo(int sample) {
    return distortion[sample] * parts + rate[sample];
  }

  /**
   * How unusual every sample is: its negative evidence lower bound, or its distortion where there
   * is none.
   */
  public double[] unusual() {
    return IntStream.range(0, distortion.length)
        .mapToDouble(i -> bounded() ? negativeElbo(i) : distortion[i])
        .toArray();
  }
}
