package spikeloom.encoder;

import java.util.Optional;
import spikeloom.kernel.Rows;
import spikeloom.kernel.SpikeBits;
import spikeloom.random.RandomKey;
import spikeloom.spike.SpikeBatch;

/**
 * One mini-batch on its way through a {@link SpikingEncoder}, forward and back. The buffers are
 * allocated once and reused for every batch. No sum depends on how the work is divided, so any
 * number of workers gives the same bits.
 */
public interface EncoderPass {
  /**
   * Runs the network from rest over all steps of the batch.
   *
   * @param input spikes, binary or of a kind that the network takes, at most as many samples as
   *     there is room for
   * @param key stream of the latent spikes; each sample has a stream of its own below it
   * @param identity names sample b's stream: {@code key.fold(identity[b])}, so that a sample's
   *     spikes do not depend on the batch it is in
   */
  void forward(SpikeBatch input, RandomKey key, int[] identity);

  /** Number of samples of the last forward run. */
  int samples();

  /** Latent spikes of a sample; valid until the next forward run. */
  SpikeBits latent(int sample);

  /**
   * Values of the latent spikes of a sample, a row per step, where they are graded; {@link #latent}
   * is then their binary form.
   */
  default Optional<Rows> latentValues(int sample) {
    return Optional.empty();
  }

  /** What rates and probabilities are known. */
  default ChannelKind channel() {
    return ChannelKind.SPIKES;
  }

  /** Rate of a sample in nats: sum over steps and neurons of the KL divergence to the prior. */
  double rate(int sample);

  /**
   * Where the rate of a sample is spent; valid between {@link #forward} and {@link #backward}.
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
   * Log-probability in nats of the latent spikes of one sample, had the input been that of another:
   * {@code sum over t, n of log p(y(n,t) | y before t, x up to t)}; valid between {@link #forward}
   * and {@link #backward}.
   *
   * @param input the sample whose input is taken
   * @param spikes the sample whose latent spikes are judged
   */
  double logProbability(int input, int spikes);

  /**
   * Number of spikes of one layer in the last forward run.
   *
   * @param layer 0 for the input, then the hidden layers, then the latent spikes
   */
  long spikes(int layer);

  /** Number of spikes of all hidden layers in the last forward run. */
  long hiddenSpikes();

  /** Share of (hidden neuron, step) cells with a spike in the last forward run, 0 .. 1. */
  double hiddenSpikeRate();

  /** Number of latent spikes in the last forward run. */
  long latentSpikes();

  /**
   * Gradient buffer of a sample's latent spikes, a row per step: filled by the caller before {@link
   * #backward}, padding with 0, and destroyed by it.
   */
  Rows latentAdjoint(int sample);

  /**
   * Back-propagates through all steps.
   *
   * @param price weight of one nat of rate in the loss
   * @param gradient overwritten by the sum over the samples, in the layout of the parameters
   */
  void backward(double price, float[] gradient);
}
