package spikeloom.evaluation;

import java.util.stream.IntStream;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.decoder.LatentFeatures;
import spikeloom.encoder.ChannelKind;
import spikeloom.encoder.EncoderPass;
import spikeloom.learning.Autoencoder;
import spikeloom.learning.Batch;
import spikeloom.learning.Batches;
import spikeloom.random.RandomKey;
import spikeloom.spike.SpikePart;

/**
 * The expected latent spikes without knowledge of the sample: the mean of every step and neuron
 * over the first 1,024 training samples, of the firing probabilities given the past if known,
 * because these have the same mean as spikes and less noise, else of the spikes. It replaces spikes
 * that the decoder has not received, so that features have their normal range.
 */
public final class Expectation {
  private static final int KNOWN = 1024;
  private static final int BATCH = 64;
  private static final Rows NONE = Rows.of(0, 0);

  private final LatentFeatures features;
  private final int steps;
  private final int neurons;
  private final float[] mean; // [steps][neurons]

  /**
   * The expectation of a model.
   *
   * @param known batches of training samples
   * @param key root of the random numbers of their input and latent spikes
   */
  public Expectation(Autoencoder model, Batches known, RandomKey key, Workers workers) {
    features = model.decoder().features();
    steps = model.steps();
    neurons = model.encoder().latents();
    mean = new float[steps * neurons];
    int size = Math.min(KNOWN, known.split().size());
    float[] each = new float[mean.length];
    EncoderPass pass = model.encoder().pass(BATCH, steps, workers);
    for (int from = 0; from < size; from += BATCH) {
      int[] indices = IntStream.range(from, Math.min(size, from + BATCH)).toArray();
      Batch batch = known.of(indices, key.fold("input"));
      pass.forward(batch.input(), key.fold("latent"), indices);
      for (int b = 0; b < indices.length; b++) {
        if (pass.channel() == ChannelKind.SPIKES) {
          pass.probabilities(b, each);
        } else {
          sent(pass, b, each);
        }
        for (int c = 0; c < mean.length; c++) {
          mean[c] += each[c] / size;
        }
      }
    }
  }

  /** Writes the features of all steps of a sample, {@code [steps][neurons]}. */
  void sent(EncoderPass pass, int sample, float[] to) {
    Rows values = pass.latentValues(sample).orElse(NONE);
    for (int c = 0; c < to.length; c++) {
      int t = c / neurons;
      int n = c % neurons;
      to[c] = values == NONE ? pass.latent(sample).bit(t, n) : values.values()[values.index(t, n)];
    }
  }

  /**
   * Writes the features of the last window if the decoder reads only a part of the spikes.
   *
   * @param spikes {@code [steps][neurons]}; those outside of the part are overwritten by their
   *     expectation
   * @param part the part that it reads
   * @param to features at {@code at}, overwritten
   */
  public void read(float[] spikes, SpikePart part, float[] to, int at) {
    for (int t = 0, c = 0; t < steps; t++) {
      for (int n = 0; n < neurons; n++, c++) {
        spikes[c] = part.holds(t, n) ? spikes[c] : mean[c];
      }
    }
    int first = (steps - features.steps()) * neurons;
    features.timeMap().read(new Rows(spikes, first, neurons), to, at);
  }
}
