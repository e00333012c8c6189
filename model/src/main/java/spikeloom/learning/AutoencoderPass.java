package spikeloom.learning;

import java.util.Optional;
import spikeloom.array.GradientSink;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.decoder.DecoderPass;
import spikeloom.decoder.WindowedLatents;
import spikeloom.encoder.EncoderPass;
import spikeloom.kernel.SpikeBits;
import spikeloom.kernel.SquaredError;
import spikeloom.objective.Distortion;
import spikeloom.random.RandomKey;

/**
 * Forward and backward pass of an {@link Autoencoder} for one mini-batch. Holds the buffers; reused
 * for every batch.
 */
public final class AutoencoderPass {
  private final Autoencoder model;
  private final Workers workers;
  private final EncoderPass encoding;
  private final DecoderPass decoding;
  private final PriorCost cost;
  private final DecoderPass.Latents whole;
  private final WindowedLatents windowed;
  private final OutputScaling scaling;
  private final double[] distortion; // of every decode step
  private final double[] squaredError;

  /** Buffers for batches of up to {@code samples} samples. */
  public AutoencoderPass(Autoencoder model, int samples, Workers workers) {
    this.model = model;
    this.workers = workers;
    int moments = model.windows().count();
    encoding = model.encoder().pass(samples, model.steps(), workers);
    decoding = model.decoder().pass(samples * moments, workers);
    cost = new PriorCost(model, encoding, samples, model.steps(), workers);
    whole = new LatentsOf(encoding);
    int cut = model.windows().whole() ? 0 : samples;
    windowed = new WindowedLatents(whole, model.windows(), model.encoder().latents(), cut);
    scaling = new OutputScaling(model, samples * moments);
    distortion = new double[samples * moments];
    squaredError = new double[samples * moments];
  }

  /** The latent spikes of an encoder's pass. */
  record LatentsOf(EncoderPass pass) implements DecoderPass.Latents {
    @Override
    public SpikeBits spikes(int sample) {
      return pass.latent(sample);
    }

    @Override
    public Optional<Rows> values(int sample) {
      return pass.latentValues(sample);
    }

    @Override
    public Optional<Rows> features(int sample) {
      return pass.features(sample);
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
   * @param decoded {@code [samples][decode steps][values]}, overwritten by the output of the
   *     decoder: see {@link Distortion}
   */
  public void reconstruct(Batch batch, RandomKey key, float[] decoded) {
    int values = model.decoder().outputs();
    Distortion kind = model.objective().distortion();
    forward(batch, key);
    Distortion.Scale scale = scaling.begin(1);
    workers.run(
        worker -> {
          Range mine = workers.share(worker, outputs(batch));
          for (int i = mine.from(); i < mine.to(); i++) {
            int at = i * values;
            Rows logits = decoding.logits();
            System.arraycopy(logits.values(), logits.index(i, 0), decoded, at, values);
            distortion[i] = kind.output(decoded, at, batch.target(), at, scale);
            squaredError[i] = SquaredError.loss(decoded, at, batch.target(), at, values);
          }
        });
  }

  /** Distortion of a sample, summed over its decode steps and values; after a forward pass. */
  public double distortion(int sample) {
    return sumOfMoments(distortion, sample);
  }

  /**
   * Squared error of a sample, summed over its decode steps and values; after {@link #reconstruct}.
   */
  public double squaredError(int sample) {
    return sumOfMoments(squaredError, sample);
  }

  private double sumOfMoments(double[] each, int sample) {
    int moments = model.windows().count();
    double sum = 0;
    for (int i = sample * moments; i < (sample + 1) * moments; i++) {
      sum += each[i];
    }
    return sum;
  }

  /** Rate of a sample's latent spikes against the prior, in nats; after a forward pass. */
  public double rate(int sample) {
    return cost.rate(sample);
  }

  /**
   * Length of a sample's latent spikes in a lossless code made for the prior, in nats; not a number
   * where their probabilities are unknown. After a forward pass.
   */
  public double codeLength(int sample) {
    return cost.codeLength(sample);
  }

  /**
   * Where the gradients of a batch go.
   *
   * @param encoder overwritten, in the layout of the encoder's parameters
   * @param prior overwritten, in the layout of the prior's parameters; not used if it has none
   * @param decoder receives every part of the gradient of the decoder's parameters
   */
  @SuppressWarnings("ArrayRecordComponent") // overwritten, never compared
  public record Gradients(float[] encoder, float[] prior, GradientSink decoder) {}

  /** The gradient of the mean loss of a batch, for a prior without parameters. */
  public BatchResult gradient(
      Batch batch, RandomKey key, float[] encoderGradient, GradientSink decoderGradient) {
    return gradient(batch, key, 1, new Gradients(encoderGradient, new float[0], decoderGradient));
  }

  /**
   * Forward and backward pass: computes the gradient of the mean loss of the batch.
   *
   * @param key stream of the latent spikes
   * @param rateShare factor of the rate's weight
   */
  public BatchResult gradient(Batch batch, RandomKey key, double rateShare, Gradients gradients) {
    int n = batch.samples();
    encode(batch, key);
    decoding.forward(latents(), outputs(batch), seed(batch, key));
    decoderGradient(batch, gradients.decoder());
    if (!model.windows().whole()) {
      windowed.join(n, workers);
    }
    double weight = rateShare * model.rateWeight(n);
    cost.backward(weight, gradients.prior());
    encoding.backward(weight, gradients.encoder());
    return result(n);
  }

  private int outputs(Batch batch) {
    return batch.samples() * model.windows().count();
  }

  private DecoderPass.Latents latents() {
    return model.windows().whole() ? whole : windowed;
  }

  private void forward(Batch batch, RandomKey key) {
    encode(batch, key);
    decoding.forward(latents(), outputs(batch));
  }

  private void encode(Batch batch, RandomKey key) {
    encoding.forward(batch.input(), key, batch.identity());
    cost.forward(0);
    if (!model.windows().whole()) {
      windowed.cut(batch.samples(), workers);
    }
  }

  /** Seed of a decoder's draws: the first sample names the batch within its epoch. */
  static long seed(Batch batch, RandomKey key) {
    return key.fold("decoder").fold(batch.identity()[0]).bits();
  }

  private void decoderGradient(Batch batch, GradientSink gradient) {
    int values = model.decoder().outputs();
    int outputs = outputs(batch);
    Distortion kind = model.objective().distortion();
    double weight = model.objective().distortionWeight(outputs, values);
    Distortion.Scale scale = scaling.begin(weight);
    workers.run(
        worker -> {
          Range mine = workers.share(worker, outputs);
          for (int i = mine.from(); i < mine.to(); i++) {
            Rows logits = decoding.logits();
            int at = logits.index(i, 0);
            distortion[i] = kind.gradient(logits.values(), at, batch.target(), i * values, scale);
          }
        });
    decoding.backward(latents(), gradient);
    scaling.complete(outputs, weight, gradient);
  }

  private BatchResult result(int samples) {
    double loss = 0;
    double rate = 0;
    for (int b = 0; b < samples; b++) {
      loss += distortion(b);
      rate += rate(b);
    }
    double cells = (double) samples * model.steps() * model.encoder().latents();
    int outputs = samples * model.windows().count();
    return new BatchResult(
        samples,
        loss * model.objective().distortionWeight(outputs, model.decoder().outputs()),
        rate / samples,
        encoding.latentSpikes() / cells,
        encoding.hiddenSpikeRate());
  }
}
