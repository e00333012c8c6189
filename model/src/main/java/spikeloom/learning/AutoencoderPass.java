package spikeloom.learning;

import spikeloom.decoder.DecoderPass;
import spikeloom.encoder.EncoderPass;
import spikeloom.kernel.CrossEntropy;
import spikeloom.kernel.GradientSink;
import spikeloom.kernel.Rows;
import spikeloom.kernel.SpikeBits;
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
  private final DecoderPass decoding;
  private final DecoderPass.Latents latents;
  private final double[] distortion;
  private final double[] squaredError;

  /** Buffers for batches of up to {@code samples} samples. */
  public AutoencoderPass(Autoencoder model, int samples, Workers workers) {
    this.model = model;
    this.workers = workers;
    encoding = model.encoder().pass(samples, model.steps(), workers);
    decoding = model.decoder().pass(samples, workers);
    latents = new LatentsOf(encoding);
    distortion = new double[samples];
    squaredError = new double[samples];
  }

  private record LatentsOf(EncoderPass pass) implements DecoderPass.Latents {
    @Override
    public SpikeBits spikes(int sample) {
      return pass.latent(sample);
    }

    @Override
    public Rows adjoint(int sample) {
      return pass.latentAdjoint(sample);
    }
  }

  /** The encoder's part: latent spikes, rates, counts. */
  public EncoderPass encoding() {
    return encoding;
  }

  /**
   * Encodes and decodes.
   *
   * @param key stream of the latent spikes
   * @param reconstructions {@code [samples][values]}, overwritten; in [0, 1]
   */
  public void reconstruct(Batch batch, RandomKey key, float[] reconstructions) {
    encoding.forward(batch.input(), key, batch.identity());
    decoding.forward(latents, batch.samples());
    int values = model.decoder().outputs();
    workers.run(
        worker -> {
          int last = workers.begin(worker + 1, batch.samples());
          for (int b = workers.begin(worker, batch.samples()); b < last; b++) {
            Rows logits = decoding.logits();
            System.arraycopy(
                logits.values(), logits.index(b, 0), reconstructions, b * values, values);
            distortion[b] =
                CrossEntropy.lossAndReconstruction(
                    reconstructions, b * values, batch.target(), b * values, values);
            squaredError[b] = squares(batch.target(), reconstructions, b * values, values);
          }
        });
  }

  /** Distortion of a sample in nats, summed over its values; after a forward run. */
  public double distortion(int sample) {
    return distortion[sample];
  }

  /** Squared error of a sample, summed over its values; after {@link #reconstruct}. */
  public double squaredError(int sample) {
    return squaredError[sample];
  }

  private static double squares(float[] target, float[] output, int at, int values) {
    double sum = 0;
    for (int i = at; i < at + values; i++) {
      double error = target[i] - output[i];
      sum += error * error;
    }
    return sum;
  }

  /**
   * Forward and back: the gradient of the mean loss of the batch.
   *
   * @param key stream of the latent spikes
   * @param encoderGradient overwritten, in the layout of the encoder's parameters
   * @param decoderGradient is given every part of the gradient of the decoder's parameters
   */
  public BatchResult gradient(
      Batch batch, RandomKey key, float[] encoderGradient, GradientSink decoderGradient) {
    int n = batch.samples();
    int values = model.decoder().outputs();
    float weight = (float) model.objective().distortionWeight(n, values);
    encoding.forward(batch.input(), key, batch.identity());
    decoding.forward(latents, n);
    workers.run(
        worker -> {
          for (int b = workers.begin(worker, n); b < workers.begin(worker + 1, n); b++) {
            Rows logits = decoding.logits();
            distortion[b] =
                CrossEntropy.lossAndGradient(
                    logits.values(),
                    logits.index(b, 0),
                    batch.target(),
                    b * values,
                    values,
                    weight);
          }
        });
    decoding.backward(latents, decoderGradient);
    int neurons = model.encoder().latents();
    encoding.backward(model.objective().rateWeight(n, model.steps(), neurons), encoderGradient);
    return result(n, values);
  }

  private BatchResult result(int samples, int values) {
    double loss = 0;
    double rate = 0;
    for (int b = 0; b < samples; b++) {
      loss += distortion[b];
      rate += encoding.rate(b);
    }
    double cells = (double) samples * model.steps() * model.encoder().latents();
    return new BatchResult(
        samples,
        loss / ((double) samples * values),
        rate / samples,
        encoding.latentSpikes() / cells,
        encoding.hiddenSpikeRate());
  }
}
