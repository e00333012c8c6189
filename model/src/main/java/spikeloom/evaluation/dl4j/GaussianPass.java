package spikeloom.evaluation.dl4j;

import spikeloom.objective.Distortion;

/**
 * One mini-batch through the networks of a {@link GaussianAutoencoder}, forwards and backwards.
 * With x a sample, m and l the encoder's outputs, e standard normal noise and o the decoder's
 * outputs,
 *
 * <pre>{@code
 * z = m + exp(l / 2) e
 * D = sum over values of log(1 + exp(o)) - o x             cross-entropy
 * R = sum over latents of (m^2 + exp(l) - l - 1) / 2       KL divergence from a standard normal
 * }</pre>
 *
 * <p>The gradient is that of the mean of D + w R. Source: Kingma and Welling, "Auto-encoding
 * variational Bayes", ICLR 2014.
 */
final class GaussianPass implements AutoCloseable {
  private final NetworkPass encoder;
  private final NetworkPass decoder;
  private final int values;
  private final int latents;
  private float[] encoded = new float[0]; // [sample][2 K]: m, l
  private float[] noise = new float[0]; // [sample][K]
  private float[] error = new float[0]; // [sample][values]: gradient of the logits
  private double[] distortion = new double[0]; // [sample]

  GaussianPass(GaussianNetworks networks, int values, int latents) {
    encoder = new NetworkPass(networks.encoder());
    decoder = new NetworkPass(networks.decoder());
    this.values = values;
    this.latents = latents;
  }

  /** D of a sample of the last batch. */
  double distortion(int sample) {
    return distortion[sample];
  }

  /** R of a sample of the last batch. */
  double rate(int sample) {
    double sum = 0;
    for (int k = 0; k < latents; k++) {
      double m = encoded[mean(sample, k)];
      double l = encoded[logVariance(sample, k)];
      sum += (m * m + Math.exp(l) - l - 1) / 2;
    }
    return sum;
  }

  private int mean(int sample, int k) {
    return 2 * latents * sample + k;
  }

  private int logVariance(int sample, int k) {
    return 2 * latents * sample + latents + k;
  }

  private double deviation(int sample, int k) {
    return Math.exp(encoded[logVariance(sample, k)] / 2);
  }

  /**
   * Encodes a batch.
   *
   * @param x {@code [samples][values]} in [0, 1]
   */
  void encode(float[] x) {
    int samples = x.length / values;
    encoded = encoder.forward(x, samples);
    distortion = new double[samples];
  }

  /**
   * A latent value of a sample, with noise.
   *
   * @param normal e
   */
  double latent(int sample, int k, double normal) {
    return encoded[mean(sample, k)] + deviation(sample, k) * normal;
  }

  /**
   * Decodes the encoded batch; computes D and its gradient.
   *
   * @param x as in {@link #encode}
   * @param normal e, {@code [samples][K]}; not copied
   */
  void decode(float[] x, float[] normal) {
    int samples = distortion.length;
    noise = normal;
    float[] z = new float[samples * latents];
    for (int i = 0; i < z.length; i++) {
      z[i] = (float) latent(i / latents, i % latents, noise[i]);
    }
    error = decoder.forward(z, samples);
    Distortion.Scale scale = new Distortion.Scale(values, 1f / samples);
    for (int b = 0; b < samples; b++) {
      int at = b * values;
      distortion[b] = Distortion.CROSS_ENTROPY.gradient(error, at, x, at, scale);
    }
  }

  /**
   * Computes the gradients after {@link #decode}.
   *
   * @param weight w
   */
  Gradients backward(double weight) {
    int samples = distortion.length;
    NetworkPass.Result ofDecoder = decoder.backward(error);
    float[] change = new float[encoded.length];
    for (int b = 0; b < samples; b++) {
      for (int k = 0; k < latents; k++) {
        int i = b * latents + k;
        int m = mean(b, k);
        int l = logVariance(b, k);
        double ofZ = ofDecoder.ofInput()[i];
        double ofRate = weight / samples;
        change[m] = (float) (ofZ + ofRate * encoded[m]);
        change[l] =
            (float) (ofZ * noise[i] * deviation(b, k) / 2 + ofRate * Math.expm1(encoded[l]) / 2);
      }
    }
    return new Gradients(encoder.backward(change), ofDecoder);
  }

  /** The gradients of both networks. */
  record Gradients(NetworkPass.Result encoder, NetworkPass.Result decoder) {}

  /** An optimiser step of both networks; overwrites the gradients. */
  void step(Gradients gradients, int iteration) {
    encoder.step(gradients.encoder().ofParameters(), iteration);
    decoder.step(gradients.decoder().ofParameters(), iteration);
  }

  @Override
  public void close() {
    encoder.close();
    decoder.close();
  }
}
