package spikeloom.encoder.exact;

import java.util.Arrays;

/**
 * The input spikes of a layer of spike-response neurons in one example: those of equal time are one
 * group. For every group, what a neuron's state decays by until the next one, or until the end of
 * the trial.
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
      makeRoom();
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

  private void makeRoom() {
    if (groups == membrane.length) {
      int room = 2 * groups + 16;
      begin = Arrays.copyOf(begin, room + 1);
      time = Arrays.copyOf(time, room + 1);
      membrane = new double[room];
      synapse = new double[room];
      kernel = new double[room];
    }
  }

  /** Number of groups. */
  int groups() {
    return groups;
  }

  /** Place of the first spike of a group; that of the number of groups is behind the last. */
  int begin(int group) {
    return begin[group];
  }

  /** Time of a group; that of the number of groups is the end of the trial. */
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
