package spikeloom.learning;

import spikeloom.encoder.EncoderPass;
import spikeloom.kernel.CrossEntropy;
import spikeloom.kernel.Workers;
import spikeloom.random.RandomKey;

/**
 * One mini-batch on its way through an {@link Autoencoder}: encode, decode, compare, and back.
 * Holds the buffers; reused for every batch.
 */
public final class AutoencoderPass {
  private final Autoencoder model;
  private final Workers workers;
  private final EncoderPass encoding;
  private final float[] features;
  private final float[] featureGradient;
  private final float[] logits;
  private final double[] distortion;

  /** Buffers for batches of up to {@code samples} samples. */
  public AutoencoderPass(Autoencoder model, int samples, Workers workers) {
    this.model = model;
    this.workers = workers;
    encoding = model.encoder().pass(samples, model.features().steps(), workers);
    features = new float[samples * model.features().size()];
    featureGradient = new float[features.length];
    logits = new float[samples * model.decoder().outputs()];
    distortion = new double[samples];
  }

  /** The encoder's part: latent spikes, rates, counts. */
  public EncoderPass encoding() {
    return encoding;
  }

  /** Encodes; {@code key} is the stream of the latent spikes. */
  public void encode(Batch batch, RandomKey key) {
    encoding.forward(batch.input(), key, batch.identity());
    int size = model.features().size();
    workers.run(
        worker -> {
          int n = batch.samples();
          for (int b = workers.begin(worker, n); b < workers.begin(worker + 1, n); b++) {
            model.features().read(encoding.latent(b), features, b * size);
          }
        });
  }

  /** Encodes, decodes, and leaves the reconstruction's values in [0, 1]. */
  public float[] reconstruct(Batch batch, RandomKey key) {
    encode(batch, key);
    model.decoder().decode(features, batch.samples(), logits);
    int values = model.decoder().outputs();
    workers.run(
        worker -> {
          int n = batch.samples();
          int from = workers.begin(worker, n);
          int to = workers.begin(worker + 1, n);
          for (int b = from; b < to; b++) {
            distortion[b] =
                CrossEntropy.lossAndReconstruction(
                    logits, b * values, batch.target(), b * values, values);
          }
        });
    return logits;
  }

  /** Distortion of a sample in nats, summed over its values; after a forward run. */
  public double distortion(int sample) {
    return distortion[sample];
  }

  /**
   * Forward and back: the gradient of the mean loss of the batch.
   *
   * @param encoderGradient overwritten, in the layout of the encoder's parameters
   * @param decoderGradient overwritten, in the layout of the decoder's parameters
   */
  public BatchResult gradient(
      Batch batch, RandomKey key, float[] encoderGradient, float[] decoderGradient) {
    encode(batch, key);
    int n = batch.samples();
    int values = model.decoder().outputs();
    model.decoder().forward(features, n, logits);
    float weight = (float) model.objective().distortionWeight(n, values);
    workers.run(
        worker -> {
          for (int b = workers.begin(worker, n); b < workers.begin(worker + 1, n); b++) {
            distortion[b] =
                CrossEntropy.lossAndGradient(
                    logits, b * values, batch.target(), b * values, values, weight);
          }
        });
    model.decoder().backward(logits, n, featureGradient, decoderGradient);
    LatentFeatures read = model.features();
    workers.run(
        worker -> {
          for (int b = workers.begin(worker, n); b < workers.begin(worker + 1, n); b++) {
            read.spread(
                featureGradient,
                b * read.size(),
                encoding.latentAdjoint(b),
                encoding.latentStride());
          }
        });
    double price = model.objective().rateWeight(n, read.steps(), read.latents());
    encoding.backward(price, encoderGradient);
    return result(n, values);
  }

  private BatchResult result(int samples, int values) {
    double loss = 0;
    double rate = 0;
    for (int b = 0; b < samples; b++) {
      loss += distortion[b];
      rate += encoding.rate(b);
    }
    double cells = (double) samples * model.features().steps() * model.features().latents();
    return new BatchResult(
        samples,
        loss / ((double) samples * values),
        rate / samples,
        encoding.latentSpikes() / cells,
        encoding.hiddenSpikeRate());
  }
}
