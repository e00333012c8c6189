package spikeloom.exploration;

import java.util.List;
import java.util.OptionalDouble;
import spikeloom.spike.Signal;

/**
 * What every latent neuron does over the first test samples: when it fires, for which classes, the
 * information that it carries, and what one of its spikes adds to the output of the decoder.
 *
 * @param samples number of samples
 * @param classes classes of these samples, in the order of the data set
 * @param neurons all latent neurons in their order
 */
public record NeuronAtlas(int samples, List<String> classes, List<Neuron> neurons) {
  /** Copies its lists. */
  public NeuronAtlas {
    classes = List.copyOf(classes);
    neurons = List.copyOf(neurons);
  }

  /**
   * One latent neuron. A spike is any value other than 0 where spikes are graded.
   *
   * @param index its number, from 0
   * @param spikes mean spikes per sample
   * @param bits mean rate of its cells in bits per sample, of which the reported rate is the sum
   *     over neurons; empty if firing probabilities are unknown
   * @param compared number of its spikes whose effect was measured
   * @param effect mean over these spikes of the output with all spikes minus the output without
   *     this one; 0 if it did not fire
   * @param effectSize root mean square of the mean effect over the values of the output
   * @param byStep share of the samples in which it fires, for every step
   * @param byClass mean spikes per sample of every class
   */
  @SuppressWarnings("ArrayRecordComponent") // viewed, never compared
  public record Neuron(
      int index,
      double spikes,
      OptionalDouble bits,
      int compared,
      Signal effect,
      double effectSize,
      double[] byStep,
      double[] byClass) {}

  /** Whether the information of neurons is known. */
  public boolean informed() {
    return neurons.stream().allMatch(neuron -> neuron.bits().isPresent());
  }
}
