package spikeloom.encoder.exact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import spikeloom.neuron.SpikeResponse;

/**
 * Forward propagation: for every spike the row of its derivatives by all weights and input times,
 * made from the rows of the spikes that caused it. The rows of one layer need nothing but the rows
 * of the layer before and earlier rows of their own neuron, so they could be made while the network
 * runs; the cost is their memory, spikes times parameters. {@link SrmPass#adjoint} gives the same
 * numbers for a single loss at a fraction of the cost.
 *
 * <p>Source: Lee, Haghighatshoar and Karbasi, AISTATS 2023, algorithm 1, with the dependence of a
 * spike on the earlier ones of its own neuron.
 */
public final class SrmForwardPropagation {
  private final SrmPass pass;
  private final int weights;
  private final List<double[][]> rows = new ArrayList<>(); // per layer, spikes x columns
  private int columns;

  /** Derivatives for the example of a pass. */
  public SrmForwardPropagation(SrmPass pass) {
    this.pass = pass;
    weights = pass.network().weights();
    for (int l = 0; l <= pass.network().layers(); l++) {
      rows.add(new double[0][]);
    }
  }

  /**
   * The derivatives of a spike, valid until the next {@link #run}: by all weights in their order,
   * then by all input spikes in theirs.
   *
   * @param layer 1 .. layers
   * @param place place in the merged list of the layer
   */
  public double[] derivatives(int layer, int place) {
    return rows.get(layer)[place];
  }

  /** Number of derivatives of a spike. */
  public int columns() {
    return columns;
  }

  /** Computes all rows, after {@link SrmPass#respond} with these weights. */
  public void run(double[] weights) {
    SpikeTimes inputs = pass.inputs();
    columns = this.weights + inputs.size();
    capacity(0, inputs.size());
    for (int k = 0; k < inputs.size(); k++) {
      rows.get(0)[k][this.weights + k] = 1;
    }
    for (int l = 1; l <= pass.network().layers(); l++) {
      capacity(l, pass.spikes(l).size());
      for (int i = 0; i < pass.network().neurons(l); i++) {
        for (int n = 0; n < pass.spikes(l).count(i); n++) {
          row(weights, l, i, n);
        }
      }
    }
  }

  private void capacity(int layer, int spikes) {
    double[][] there = rows.get(layer);
    if (there.length < spikes) {
      there = Arrays.copyOf(there, Math.max(spikes, 2 * there.length));
      rows.set(layer, there);
    }
    for (int n = 0; n < spikes; n++) {
      if (there[n] == null || there[n].length != columns) {
        there[n] = new double[columns];
      } else {
        Arrays.fill(there[n], 0);
      }
    }
  }

  private void row(double[] weights, int l, int i, int n) {
    SpikeResponse neuron = pass.network().neuron();
    SrmLayer layer = pass.layer(l);
    SpikeTimes in = pass.spikes(l - 1);
    SpikeTimes out = pass.spikes(l);
    int place = out.position(i, n);
    double f = out.time(place);
    double[] row = rows.get(l)[place];
    double share = 1 / layer.slope(place);
    for (int k = 0; k < layer.causes(place); k++) {
      double since = f - in.time(k);
      int weight = layer.row(i) + in.source(k);
      row[weight] -= share * neuron.kernel(since);
      add(row, share * weights[weight] * neuron.kernelSlope(since), rows.get(l - 1)[k]);
    }
    double reset = share * neuron.theta() * neuron.beta();
    for (int m = 0; m < n; m++) {
      int earlier = out.position(i, m);
      double left = neuron.membraneDecay(f - out.time(earlier));
      add(row, reset * left, rows.get(l)[earlier]);
    }
  }

  private static void add(double[] row, double factor, double[] other) {
    for (int p = 0; p < row.length; p++) {
      row[p] += factor * other[p];
    }
  }
}
