package spikeloom.exploration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import spikeloom.array.Workers;
import spikeloom.evaluation.PriorOdds;
import spikeloom.exploration.Completions.Completion;
import spikeloom.kernel.SpikeBits;
import spikeloom.learning.Autoencoder;
import spikeloom.learning.Generator;
import spikeloom.learning.SpikeDecoder;
import spikeloom.neuron.StochasticReadout;
import spikeloom.prior.PriorSampler;
import spikeloom.random.RandomKey;
import spikeloom.spike.Signal;
import spikeloom.spike.SignalShape;

/**
 * Draws latent spikes from a model's prior and decodes them: the samples of {@link Generator}, as
 * arrays to view and edit. It has a thread and buffers of its own, and only decoding excludes other
 * uses of the model, so that nothing waits while spikes are drawn.
 */
final class PriorDraws {
  private static final int BATCH = 16;
  private static final double BITS = 1 / Math.log(2);

  private final int steps;
  private final int neurons;
  private final SignalShape shape;
  private final PriorSampler sampler;
  private final PriorOdds odds;
  private final SpikeBits bits;
  private final Optional<SpikeDecoder> decoder;

  /**
   * Draws of a model.
   *
   * @param generates whether the decoder can read drawn spikes
   * @param shape shape of an output
   */
  PriorDraws(Autoencoder model, boolean generates, SignalShape shape) {
    this.shape = shape;
    steps = model.steps();
    neurons = model.encoder().latents();
    sampler = new PriorSampler(model.prior());
    Workers one = new Workers(1);
    odds = new PriorOdds(model, one);
    bits = new SpikeBits(steps, neurons);
    decoder = generates ? Optional.of(new SpikeDecoder(model, BATCH, one)) : Optional.empty();
  }

  /** The latent spikes of the first sample of a stream, {@code [steps][neurons]}. */
  synchronized float[][] draw(RandomKey key) {
    sampler.draw(bits, 0, key, 0);
    return numbers(bits);
  }

  /**
   * Samples 0 .. count-1 that share their first steps.
   *
   * @param given spikes of the first steps, {@code [steps][neurons]}
   * @param kept number of steps that are given, 0 .. T
   * @param key stream of the samples
   * @param decode decodes spikes, without other uses of the model at the same time
   */
  synchronized List<Completion> complete(
      float[][] given, int kept, int count, RandomKey key, Function<SpikeDecoder, float[]> decode) {
    SpikeDecoder buffers = decoder.orElseThrow();
    List<Completion> all = new ArrayList<>();
    for (int first = 0; first < count; first += BATCH) {
      int samples = Math.min(BATCH, count - first);
      for (int b = 0; b < samples; b++) {
        read(given, buffers.spikes(b));
        sampler.draw(buffers.spikes(b), kept, key, first + b);
      }
      float[] decoded = decode.apply(buffers);
      for (int b = 0; b < samples; b++) {
        int at = b * shape.size();
        float[] output = Arrays.copyOfRange(decoded, at, at + shape.size());
        all.add(new Completion(numbers(buffers.spikes(b)), new Signal(shape, output)));
      }
    }
    return all;
  }

  /**
   * What the prior did not expect, in bits.
   *
   * @param spikes {@code [steps][neurons]}
   * @return {@code -log2} of the probability of each cell's spike, or of none
   */
  synchronized float[][] surprise(float[][] spikes) {
    read(spikes, bits);
    float[] logOdds = odds.of(bits);
    float[][] surprise = new float[steps][neurons];
    for (int t = 0; t < steps; t++) {
      for (int n = 0; n < neurons; n++) {
        double v = logOdds[t * neurons + n];
        surprise[t][n] = (float) (BITS * StochasticReadout.softplus(bits.get(t, n) ? -v : v));
      }
    }
    return surprise;
  }

  private void read(float[][] spikes, SpikeBits to) {
    for (int t = 0; t < steps; t++) {
      for (int n = 0; n < neurons; n++) {
        to.put(t, n, spikes[t][n] != 0);
      }
    }
  }

  private float[][] numbers(SpikeBits spikes) {
    float[][] numbers = new float[steps][neurons];
    for (int t = 0; t < steps; t++) {
      for (int n = 0; n < neurons; n++) {
        numbers[t][n] = spikes.bit(t, n);
      }
    }
    return numbers;
  }
}
