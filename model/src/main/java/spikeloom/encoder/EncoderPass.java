package spikeloom.encoder;

import java.util.Optional;
import spikeloom.array.Rows;
import spikeloom.kernel.SpikeBits;
import spikeloom.random.RandomKey;
import spikeloom.spike.SpikeBatch;
import spikeloom.spike.SpikeRaster;

/**
 * Forward and backward pass of a {@link SpikingEncoder} for one mini-batch. The buffers are
 * allocated once and reused for every batch. Results do not depend on the number of workers.
 */
public interface EncoderPass {
  /**
   * Runs the network from rest over all steps of the batch.
   *
   * @param input spikes, binary or of another supported kind, at most as many samples as the
   *     capacity
   * @param key stream of the latent spikes; each sample has its own sub-stream
   * @param identity names sample b's stream: {@code key.fold(identity[b])}, so that a sample's
   *     spikes do not depend on the batch it is in
   */
  void forward(SpikeBatch input, RandomKey key, int[] identity);

  /** Number of samples of the last forward pass. */
  int samples();

  /** Latent spikes of a sample; valid until the next forward run. */
  SpikeBits latent(int sample);

  /**
   * Spikes of a hidden layer, 0 the first, of a sample, or the input spikes, -1, if they are
   * stored; valid until the next forward run.
   */
  default Optional<SpikeBits> hidden(int layer, int sample) {
    return Optional.empty();
  }

  /**
   * Potentials and spikes of a layer of neurons of a sample, if potentials are known at steps;
   * valid between {@link #forward} and {@link #backward}.
   *
   * @param layer 0 for the first of {@link SpikingEncoder#neuronLayers}
   */
  default Optional<LayerTrace> trace(int layer, int sample) {
    return Optional.empty();
  }

  /**
   * Values of the latent spikes of a sample, a row per step, where they are graded; {@link #latent}
   * is then their binary form.
   */
  default Optional<Rows> latentValues(int sample) {
    return Optional.empty();
  }

  /**
   * Features that the decoder reads instead of spikes if latent spikes have exact times: one row
   * with a value for every latent neuron. Otherwise empty.
   */
  default Optional<Rows> features(int sample) {
    return Optional.empty();
  }

  /** The latent spikes of a sample, unpacked for display: graded, or at exact times. */
  default SpikeRaster raster(int sample) {
    Optional<Rows> values = latentValues(sample);
    SpikeBits bits = latent(sample);
    SpikeRaster.Builder raster = new SpikeRaster.Builder(bits.steps(), bits.channels());
    for (int t = 0; t < bits.steps(); t++) {
      for (int n = 0; n < bits.channels(); n++) {
        float value = bits.bit(t, n);
        if (values.isPresent()) {
          value = values.get().values()[values.get().index(t, n)];
        }
        if (value > 0) {
          raster.spike(t, n, value);
        }
      }
    }
    return raster.build();
  }

  /** Which rates and probabilities are known. */
  default ChannelKind channel() {
    return ChannelKind.SPIKES;
  }

  /** The latent spikes' log-odds and reference, if they are drawn with known probabilities. */
  default Optional<BernoulliLatents> drawn() {
    return Optional.empty();
  }

  /**
   * Rate of a sample in nats: sum over steps and neurons of the KL divergence to the fixed prior.
   */
  double rate(int sample);

  /**
   * The rate of a sample by step and neuron; valid between {@link #forward} and {@link #backward}.
   *
   * @param reference log-odds of a reference's spikes, {@code [steps][latents]}
   * @param nats {@code [steps][latents]}, overwritten: the KL divergence of every step and neuron
   *     to the reference
   */
  void rates(int sample, float[] reference, float[] nats);

  /**
   * Firing probability of every step and neuron of a sample given its past; valid between {@link
   * #forward} and {@link #backward}.
   *
   * @param probabilities {@code [steps][latents]}, overwritten
   */
  void probabilities(int sample, float[] probabilities);

  /**
   * Log-probability in nats of the latent spikes of one sample, given the input of another sample:
   * {@code sum over t, n of log p(y(n,t) | y before t, x up to t)}; valid between {@link #forward}
   * and {@link #backward}.
   *
   * @param input the sample with the input
   * @param spikes the sample with the latent spikes
   */
  double logProbability(int input, int spikes);

  /**
   * Number of spikes of one layer in the last forward run.
   *
   * @param layer 0 for the input, then the hidden layers, then the latent spikes
   */
  long spikes(int layer);

  /**
   * Number of neuron updates of one layer in the last forward pass, summed over samples: one per
   * step, or with exact times one per input.
   *
   * @param layer 1 for the first layer of neurons, as in {@link #spikes}
   */
  default long updates(int layer) {
    return (long) samples() * latent(0).steps();
  }

  /** Number of spikes of all hidden layers in the last forward run. */
  long hiddenSpikes();

  /** Share of (hidden neuron, step) cells with a spike in the last forward run, 0 .. 1. */
  double hiddenSpikeRate();

  /** Number of latent spikes in the last forward run. */
  long latentSpikes();

  /**
   * Gradient buffer of a sample's latent spikes, a row per step, or of its {@link #features}, one
   * row: filled by the caller before {@link #backward}, with zero padding, and overwritten by it.
   */
  Rows latentAdjoint(int sample);

  /**
   * Back-propagates through all steps.
   *
   * @param rateWeight weight of one nat of rate in the loss
   * @param gradient overwritten by the sum over the samples, in the layout of the parameters
   */
  void backward(double rateWeight, float[] gradient);
}
