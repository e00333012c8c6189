package spikeloom.encoder.exact;

import java.util.List;
import spikeloom.encoder.NeuronUpdate;
import spikeloom.neuron.Qif;
import spikeloom.neuron.SpikeResponse;
import spikeloom.neuron.ThetaNeuron;
import spikeloom.random.RandomKey;

/** The neurons of a {@link TimeEncoder} and their initial weights. */
public sealed interface TimeNeuron {
  /**
   * A network at its initial weights.
   *
   * @param trial T, in the neuron's unit of time
   * @param sizes inputs, then the neurons of every layer
   * @param inputSpikes spikes of an example that are expected
   */
  TimeNetwork network(double trial, List<Integer> sizes, double inputSpikes, RandomKey key);

  /**
   * Arithmetic of a neuron when an input comes. Exponentials and the like are not counted, nor is
   * the search for the exact time of a spike: only few updates end in one.
   */
  NeuronUpdate update();

  /**
   * Theta neurons in the middle of their period, weights uniform in {@code +-3 / sqrt(fan-in)}.
   * Klos and Memmesheimer (arXiv 2309.14523) start with 0.5, where all neurons are silent if the
   * trial is shorter than half a period; that is trained more slowly.
   */
  record Theta(ThetaNeuron neuron) implements TimeNeuron {
    private static final double BOUND = 3;

    /** Rotation of (p, q), pulse, rescaling, and the comparison q &lt; 0. */
    @Override
    public NeuronUpdate update() {
      return new NeuronUpdate(5, 8);
    }

    @Override
    public TimeNetwork network(
        double trial, List<Integer> sizes, double inputSpikes, RandomKey key) {
      ThetaNetwork network = new ThetaNetwork(neuron, trial, array(sizes));
      network.drawWeights(BOUND, key.random());
      return network;
    }
  }

  /** Quadratic integrate-and-fire neurons at V = I = 0, weights uniform in +-20/sqrt(fan-in). */
  record Quadratic(Qif neuron) implements TimeNeuron {
    private static final double BOUND = 20;

    /**
     * A 2 x 2 matrix for (p, q) of the current, decay of the current, comparison with the next
     * spike.
     */
    @Override
    public NeuronUpdate update() {
      return new NeuronUpdate(4, 7);
    }

    @Override
    public TimeNetwork network(
        double trial, List<Integer> sizes, double inputSpikes, RandomKey key) {
      QifNetwork network = new QifNetwork(neuron, trial, array(sizes));
      network.drawWeights(BOUND, key.random());
      return network;
    }
  }

  /**
   * Leaky integrate-and-fire neurons with exponential synapses. All of them should fire at first,
   * because a silent one has no gradient: the weights of an input spike are normal around {@code
   * drive / n} where n spikes are expected, one for every neuron of the layer below.
   *
   * <p>Derivatives are exact with a floor and a push of 0.
   *
   * @param slopeFloor smallest slope of the potential at a spike that derivatives are divided by,
   *     at least 0
   * @param silentPush see {@link SrmTimeNetwork}
   * @param drive mean weight of all spikes together
   */
  record Response(SpikeResponse neuron, double slopeFloor, double silentPush, double drive)
      implements TimeNeuron {
    private static final double SCATTER = 1; // of the sum over the expected spikes

    /** {@code V = m V + k I, I = s I}, and three comparisons that exclude a spike. */
    @Override
    public NeuronUpdate update() {
      return new NeuronUpdate(5, 5);
    }

    @Override
    public TimeNetwork network(
        double trial, List<Integer> sizes, double inputSpikes, RandomKey key) {
      SrmTimeNetwork network =
          new SrmTimeNetwork(new SrmNetwork(neuron, trial, slopeFloor, sizes), silentPush);
      for (int l = 0; l < network.layers(); l++) {
        double spikes = Math.max(1, l == 0 ? inputSpikes : network.inputs(l));
        network.drawNormalWeights(l, drive / spikes, SCATTER / Math.sqrt(spikes), key);
      }
      return network;
    }
  }

  private static int[] array(List<Integer> sizes) {
    return sizes.stream().mapToInt(Integer::intValue).toArray();
  }
}
