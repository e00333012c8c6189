package spikeloom.encoder.exact;

import java.util.Arrays;
import spikeloom.array.Padding;
import spikeloom.array.Parameters;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.kernel.DenseProduct;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

/**
 * Normal distributions on top of the features f of latent neurons, as many as there are neurons:
 *
 * <pre>{@code
 * mean m = A f + b,   log-variance v = B f + c,   z = m + exp(v / 2) e,   e normal
 * rate = 1/2 sum over n of (m^2 + exp(v) - 1 - v)      KL divergence to the unit normal, nats
 * dL/dm = dL/dz + rateWeight m,   dL/dv = dL/dz e exp(v / 2) / 2 + rateWeight (exp(v) - 1) / 2
 * }</pre>
 *
 * <p>Source: Kingma and Welling, "Auto-encoding variational Bayes", 2013, appendix B.
 */
final class GaussianLatent {
  // Features of different samples differ by about a tenth: means start with a deviation near 1,
  // and
  // noise of 0.05 that does not dominate them.
  private static final double FIRST_GAIN = 10;
  private static final float FIRST_LOG_VARIANCE = -6;

  private final int n;
  private final Parameters.Slice weights; // [feature][means, then log-variances]
  private final Parameters.Slice bias;

  /** Adds its parameters to a layout. */
  GaussianLatent(int latents, Parameters.Layout layout) {
    n = latents;
    weights = layout.padded("latent means and log-variances weights", n, 2 * n);
    bias = layout.padded("latent means and log-variances bias", 1, 2 * n);
  }

  /** Every mean starts as a random mixture of the features, with equal variances. */
  void begin(float[] parameters, RandomKey key) {
    FastRandom random = key.random();
    float bound = (float) (FIRST_GAIN / Math.sqrt(n));
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        parameters[weights.at(i, j)] = (2 * random.nextFloat() - 1) * bound;
      }
    }
    Arrays.fill(parameters, bias.at(0, n), bias.at(0, 2 * n), FIRST_LOG_VARIANCE);
  }

  /** Number of products of an example. */
  static double products(int latents) {
    return 2.0 * latents * latents;
  }

  /** Creates buffers for a batch. */
  Pass pass(int capacity, Workers workers) {
    return new Pass(capacity, workers);
  }

  /** The buffers of a batch. */
  final class Pass {
    private final Workers workers;
    private final Rows moments; // [sample][means, then log-variances], then their gradient
    private final Rows noise; // [sample][latent]
    private final Rows drawn; // [sample][latent]
    private final Rows momentsTransposed; // [means, then log-variances][sample]
    private final Rows featuresTransposed; // [feature][sample], then their gradient

    private Pass(int capacity, Workers workers) {
      this.workers = workers;
      int samples = Padding.stride(capacity);
      moments = Rows.of(capacity, Padding.stride(2 * n));
      noise = Rows.of(capacity, Padding.stride(n));
      drawn = Rows.of(capacity, Padding.stride(n));
      momentsTransposed = Rows.of(2 * n, samples);
      featuresTransposed = Rows.of(n, samples);
    }

    /**
     * Draws the latent values of some samples.
     *
     * @param key stream of the draws
     * @param identity names the streams of the samples
     */
    void forward(Rows features, Range samples, float[] parameters, RandomKey key, int[] identity) {
      FastRandom random = new FastRandom(0);
      DenseProduct.multiply(features, samples, n, Rows.of(weights, parameters), moments);
      for (int b = samples.from(); b < samples.to(); b++) {
        random.restart(RandomKey.foldBits(key.bits(), identity[b]));
        int at = moments.index(b, 0);
        for (int i = 0; i < 2 * n; i++) {
          moments.values()[at + i] += parameters[bias.at(0, i)];
        }
        for (int i = 0; i < n; i++) {
          float e = (float) random.nextGaussian();
          noise.values()[noise.index(b, i)] = e;
          drawn.values()[drawn.index(b, i)] = mean(b, i) + deviation(b, i) * e;
        }
      }
    }

    private float mean(int b, int i) {
      return moments.values()[moments.index(b, i)];
    }

    private double logVariance(int b, int i) {
      return moments.values()[moments.index(b, n + i)];
    }

    private float deviation(int b, int i) {
      return (float) Math.exp(0.5 * logVariance(b, i));
    }

    /** The draws of a sample, one row. */
    Rows drawn(int sample) {
      return drawn.from(sample);
    }

    /** Rate of one latent value of a sample, nats. */
    double rate(int sample, int i) {
      double m = mean(sample, i);
      double v = logVariance(sample, i);
      return 0.5 * (m * m + Math.expm1(v) - v);
    }

    /**
     * Converts the gradient of the draws to that of the features.
     *
     * @param features as in the forward run
     * @param adjoint gradient of the draws, a row per sample; overwritten by that of the features
     * @param batch its size, and the weight of one nat of rate
     * @param parameters weights
     * @param gradient its part is overwritten
     */
    void backward(Rows features, Rows adjoint, Batch batch, float[] parameters, float[] gradient) {
      workers.run(
          worker -> {
            Range mine = workers.share(worker, batch.samples());
            for (int b = mine.from(); b < mine.to(); b++) {
              momentsAdjoint(b, adjoint, batch.rateWeight());
            }
            DenseProduct.transpose(moments, mine, 2 * n, momentsTransposed);
            DenseProduct.transpose(features, mine, n, featuresTransposed);
          });
      Rows matrix = Rows.of(weights, parameters);
      workers.run(
          worker -> {
            Range mine = workers.share(worker, n);
            Rows sums = Rows.of(weights, gradient);
            DenseProduct.multiply(featuresTransposed, mine, batch.samples(), moments, sums);
          });
      workers.run(
          worker -> {
            Range mine = workers.share(worker, n);
            DenseProduct.multiply(matrix, mine, 2 * n, momentsTransposed, featuresTransposed);
            DenseProduct.transpose(featuresTransposed, mine, batch.samples(), adjoint);
          });
      for (int b = 0; b < batch.samples(); b++) {
        for (int i = 0; i < 2 * n; i++) {
          gradient[bias.at(0, i)] += moments.values()[moments.index(b, i)];
        }
      }
    }

    private void momentsAdjoint(int b, Rows adjoint, double rateWeight) {
      for (int i = 0; i < n; i++) {
        float byDraw = adjoint.values()[adjoint.index(b, i)];
        float e = noise.values()[noise.index(b, i)];
        float deviation = deviation(b, i);
        double m = byDraw + rateWeight * mean(b, i);
        double v = 0.5 * (byDraw * e * deviation + rateWeight * Math.expm1(logVariance(b, i)));
        moments.values()[moments.index(b, i)] = (float) m;
        moments.values()[moments.index(b, n + i)] = (float) v;
      }
    }
  }

  /**
   * The batch data of the backward pass.
   *
   * @param samples its size
   * @param rateWeight weight of one nat of rate in the loss
   */
  record Batch(int samples, double rateWeight) {}
}
