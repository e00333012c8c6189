package spikeloom.encoder.exact;

import java.util.Arrays;

/**
 * The input spikes of a layer of spike-response neurons in one example. Spikes of equal time form a
 * group; for every group there are the decay factors of a neuron's state until the next group, or
 * until the end of the trial.
 */
final class SrmInputs {
  private final SrmNetwork network;
  private final int channels;
  private int groups;
  private int[] begin = new int[1];
  private double[] time = new double[1]; // of the groups, then the end of the trial
  private double[] membrane = new double[0];
  private double[] synapse = new double[0];
  private double[] kernel = new double[0];

  SrmInputs(SrmNetwork network, int channels) {
    this.network = network;
    this.channels = channels;
  }

  /** Reads the spikes before the end of the trial. */
  void read(SpikeTimes in) {
    if (in.neurons() != channels) {
      throw new IllegalArgumentException(
          "spikes of " + in.neurons() + " neurons for a layer with " + channels + " inputs");
    }
    groups = 0;
    int next = 0;
    while (next < in.size() && in.time(next) < network.trial()) {
      ensureCapacity();
      begin[groups] = next;
      time[groups++] = in.time(next);
      next = in.endOfTie(next);
    }
    begin[groups] = next;
    time[groups] = network.trial();
    for (int g = 0; g < groups; g++) {
      double h = time[g + 1] - time[g];
      membrane[g] = network.neuron().membraneDecay(h);
      synapse[g] = network.neuron().synapseDecay(h);
      kernel[g] = network.neuron().kernel(h);
    }
  }

  private void ensureCapacity() {
    if (groups == membrane.length) {
      int capacity = 2 * groups + 16;
      begin = Arrays.copyOf(begin, capacity + 1);
      time = Arrays.copyOf(time, capacity + 1);
      membrane = new double[capacity];
      synapse = new double[capacity];
      kernel = new double[capacity];
    }
  }

  /** Number of groups. */
  int groups() {
    return groups;
  }

  /** Place of the first spike of a group; for {@code groups()}, the end of the list. */
  int begin(int group) {
    return begin[group];
  }

  /** Time of a group; for {@code groups()}, the end of the trial. */
  double time(int group) {
    return time[group];
  }

  /** Factor of the potential from a group to the next. */
  double membrane(int group) {
    return membrane[group];
  }

  /** Factor of the current from a group to the next. */
  double synapse(int group) {
    return synapse[group];
  }

  /** Potential at the next group for a current of 1 at this one. */
  double kernel(int group) {
    return kernel[group];
  }
}
