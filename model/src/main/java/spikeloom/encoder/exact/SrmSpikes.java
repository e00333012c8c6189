package spikeloom.encoder.exact;

import java.util.Arrays;

/**
 * Records for the backward pass the slope of the potential just before each spike of a layer, and
 * the group of input spikes before it. Records are added as spikes are found, ascending in time for
 * each neuron, and are read by the place of the spike in the merged list.
 */
final class SrmSpikes {
  private final int[] seen; // spikes of each neuron
  private int size;
  private double[] foundSlope = new double[64];
  private int[] foundGroup = new int[64];
  private int[] foundNeuron = new int[64];
  private double[] slope = new double[64];
  private int[] group = new int[64];

  SrmSpikes(int neurons) {
    seen = new int[neurons];
  }

  void clear() {
    size = 0;
    Arrays.fill(seen, 0);
  }

  void add(int neuron, double slope, int group) {
    if (size == foundSlope.length) {
      foundSlope = Arrays.copyOf(foundSlope, 2 * size);
      foundGroup = Arrays.copyOf(foundGroup, 2 * size);
      foundNeuron = Arrays.copyOf(foundNeuron, 2 * size);
      this.slope = new double[2 * size];
      this.group = new int[2 * size];
    }
    foundSlope[size] = slope;
    foundGroup[size] = group;
    foundNeuron[size++] = neuron;
    seen[neuron]++;
  }

  /** Number of spikes of a neuron so far. */
  int count(int neuron) {
    return seen[neuron];
  }

  /** Sorts the records into the order of the merged list. */
  void sortLike(SpikeTimes merged) {
    Arrays.fill(seen, 0);
    for (int i = 0; i < size; i++) {
      int neuron = foundNeuron[i];
      int place = merged.position(neuron, seen[neuron]++);
      slope[place] = foundSlope[i];
      group[place] = foundGroup[i];
    }
  }

  /** Slope just before the spike at a place. */
  double slope(int place) {
    return slope[place];
  }

  /** Group of input spikes before the spike at a place. */
  int group(int place) {
    return group[place];
  }
}
