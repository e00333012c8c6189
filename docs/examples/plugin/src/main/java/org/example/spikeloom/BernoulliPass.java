package org.example.spikeloom;

import java.util.Arrays;
import spikeloom.array.Padding;
import spikeloom.array.Rows;
import spikeloom.encoder.EncoderPass;
import spikeloom.kernel.SpikeBits;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;
import spikeloom.spike.SpikeBatch;

/**
 * Passes of a {@link BernoulliEncoder}. Backward, a spike counts as its probability (the
 * straight-through estimator); the gradient of the rate is exact.
 */
final class BernoulliPass implements EncoderPass {
  private final BernoulliEncoder encoder;
  private final int steps;
  private final float[] logits; // [sample][step][neuron]
  private final SpikeBits[] spikes;
  private final Rows adjoint;
  private SpikeBatch input = null;
  private int count;

  BernoulliPass(BernoulliEncoder encoder, int samples, int steps) {
    this.encoder = encoder;
    this.steps = steps;
    logits = new float[samples * steps * encoder.latents()];
    spikes = new SpikeBits[samples];
    Arrays.setAll(spikes, b -> new SpikeBits(steps, encoder.latents()));
    adjoint = Rows.of(samples * steps, Padding.stride(encoder.latents()));
  }

  @Override
  public void forward(SpikeBatch batch, RandomKey key, int[] identity) {
    input = batch;
    count = batch.samples();
    float[] values = encoder.parameters().values();
    for (int b = 0; b < count; b++) {
      FastRandom random = key.fold(identity[b]).random();
      spikes[b].clear();
      for (int t = 0; t < steps; t++) {
        int at = at(b, t);
        for (int n = 0; n < encoder.latents(); n++) {
          logits[at + n] = values[encoder.bias().at(0, n)];
        }
        for (int e = batch.begin(b, t); e < batch.end(b, t); e++) {
          for (int n = 0; n < encoder.latents(); n++) {
            logits[at + n] +=
                (float) (encoder.gain() * values[encoder.weights().at(batch.channel(e), n)]);
          }
        }
        for (int n = 0; n < encoder.latents(); n++) {
          if (random.nextFloat() < probability(at + n)) {
            spikes[b].set(t, n);
          }
        }
      }
    }
  }

  private int at(int sample, int step) {
    return (sample * steps + step) * encoder.latents();
  }

  private double probability(int index) {
    return 1 / (1 + Math.exp(-logits[index]));
  }

  private double prior() {
    return Math.log(encoder.prior() / (1 - encoder.prior()));
  }

  // KL(p || q) of firing, with log-odds u of p and v of q.
  private static double divergence(double u, double v) {
    double p = 1 / (1 + Math.exp(-u));
    return p * (u - v) - softplus(u) + softplus(v);
  }

  private static double softplus(double u) {
    return Math.max(u, 0) + Math.log1p(Math.exp(-Math.abs(u)));
  }

  @Override
  public int samples() {
    return count;
  }

  @Override
  public SpikeBits latent(int sample) {
    return spikes[sample];
  }

  @Override
  public double rate(int sample) {
    double sum = 0;
    for (int i = at(sample, 0); i < at(sample + 1, 0); i++) {
      sum += divergence(logits[i], prior());
    }
    return sum;
  }

  @Override
  public void rates(int sample, float[] reference, float[] nats) {
    for (int i = 0, at = at(sample, 0); i < steps * encoder.latents(); i++, at++) {
      nats[i] = (float) divergence(logits[at], reference[i]);
    }
  }

  @Override
  public void probabilities(int sample, float[] probabilities) {
    for (int i = 0, at = at(sample, 0); i < steps * encoder.latents(); i++, at++) {
      probabilities[i] = (float) probability(at);
    }
  }

  @Override
  public double logProbability(int inputOf, int spikesOf) {
    double sum = 0;
    for (int t = 0; t < steps; t++) {
      for (int n = 0; n < encoder.latents(); n++) {
        double u = logits[at(inputOf, t) + n];
        sum -= softplus(spikes[spikesOf].get(t, n) ? -u : u);
      }
    }
    return sum;
  }

  @Override
  public long spikes(int layer) {
    return layer == 0 ? input.events() : latentSpikes();
  }

  @Override
  public long hiddenSpikes() {
    return 0;
  }

  @Override
  public double hiddenSpikeRate() {
    return 0;
  }

  @Override
  public long latentSpikes() {
    long sum = 0;
    for (int b = 0; b < count; b++) {
      sum += spikes[b].count();
    }
    return sum;
  }

  @Override
  public Rows latentAdjoint(int sample) {
    return adjoint.from(sample * steps);
  }

  @Override
  public void backward(double price, float[] gradient) {
    Arrays.fill(gradient, 0);
    for (int b = 0; b < count; b++) {
      for (int t = 0; t < steps; t++) {
        for (int n = 0; n < encoder.latents(); n++) {
          double u = logits[at(b, t) + n];
          double p = probability(at(b, t) + n);
          double slope = p * (1 - p);
          double error =
              slope * (adjoint.values()[adjoint.index(b * steps + t, n)] + price * (u - prior()));
          gradient[encoder.bias().at(0, n)] += (float) error;
          for (int e = input.begin(b, t); e < input.end(b, t); e++) {
            gradient[encoder.weights().at(input.channel(e), n)] +=
                (float) (encoder.gain() * error);
          }
        }
      }
    }
  }
}
