package spikeloom.encoder.exact;

import java.util.Arrays;
import spikeloom.neuron.SpikeResponse;

/**
 * The backward pass of an {@link SrmLayer} by the implicit function theorem. At a spike f of neuron
 * i the potential is theta for any weights, hence
 *
 * <pre>{@code
 * V' df = sum w_ij kappa'(f - g) dg + theta beta sum exp(-beta (f - m)) dm - sum kappa(f - g) dw_ij
 * }</pre>
 *
 * <p>over input spikes g and own earlier spikes m, with V' = I - beta theta the slope just before
 * f. The sweep goes backwards in time. With lambda = (dL/df) / V' of the spikes after t it carries
 *
 * <pre>{@code
 * a(t) = sum lambda kappa(f - t)        dL/dw_ij -= a(g)
 * b(t) = sum lambda exp(-alpha (f - t)) dL/dg    += w_ij (b(g) - beta a(g))
 * c(t) = sum lambda exp(-beta (f - t))  dL/dm    += theta beta c(m)
 * a(t - h) = exp(-beta h) a(t) + kappa(h) b(t)
 * }</pre>
 *
 * <p>for all neurons together, so that it costs a step for every group of input spikes and every
 * own spike, not for every pair.
 *
 * <p>Source: Lee, Haghighatshoar and Karbasi, AISTATS 2023, theorem 1, transposed.
 */
final class SrmSweep {
  private final SrmLayer layer;
  private final SpikeResponse neuron;
  private final int neurons;
  private final double[] a;
  private final double[] b;
  private final double[] c;
  private final double[] aBefore; // of the neurons that fire, at the group before
  private final double[] bBefore;
  private final double[] cBefore;
  private final double[] now; // time of the sums of a neuron that fires
  private final int[] firing;
  private final boolean[] fires;
  private final double[] byWeight; // -dL/dw: [group of the window][neuron]
  private double[] byTime = new double[0]; // dL/dg for a weight of 1, once it is wanted
  private int spike; // place of the next spike, from the last to the first

  SrmSweep(SrmLayer layer, SpikeResponse neuron, double[] window) {
    this.layer = layer;
    this.neuron = neuron;
    neurons = window.length / SrmLayer.WINDOW;
    a = new double[neurons];
    b = new double[neurons];
    c = new double[neurons];
    aBefore = new double[neurons];
    bBefore = new double[neurons];
    cBefore = new double[neurons];
    now = new double[neurons];
    firing = new int[neurons];
    fires = new boolean[neurons];
    byWeight = window;
  }

  /** Adds to the gradient of the weights and, if wanted, to the adjoints of the input spikes. */
  void run(
      double[] weights, SpikeTimes in, SpikeTimes out, InputAdjoint wanted, double[] gradient) {
    Arrays.fill(a, 0);
    Arrays.fill(b, 0);
    Arrays.fill(c, 0);
    if (wanted == InputAdjoint.TIMES && byTime.length == 0) {
      byTime = new double[byWeight.length];
    }
    spike = out.size() - 1;
    for (int g = layer.inputs().groups() - 1; g >= 0; g--) {
      int inWindow = g % SrmLayer.WINDOW;
      toGroup(g, out);
      System.arraycopy(a, 0, byWeight, inWindow * neurons, neurons);
      if (wanted == InputAdjoint.TIMES) {
        for (int i = 0; i < neurons; i++) {
          byTime[inWindow * neurons + i] = b[i] - neuron.beta() * a[i];
        }
      }
      if (inWindow == 0) {
        toWeights(g, in, gradient);
        if (wanted == InputAdjoint.TIMES) {
          toTimes(g, weights, in);
        }
      }
    }
  }

  // From the next group, or the end of the trial, to this one. A spike at exactly the time of the
  // next group may follow one of that group in the list, which then is handled here too.
  private void toGroup(int g, SpikeTimes out) {
    int count = 0;
    for (; spike >= 0 && layer.group(spike) >= g; spike--) {
      int i = out.source(spike);
      if (!fires[i]) {
        fires[i] = true;
        firing[count++] = i;
        now[i] = layer.inputs().time(g + 1);
      }
      carry(i, now[i] - out.time(spike));
      now[i] = out.time(spike);
      double lambda =
          (out.adjoint(spike) + neuron.theta() * neuron.beta() * c[i]) / layer.slope(spike);
      b[i] += lambda;
      c[i] += lambda;
    }
    for (int k = 0; k < count; k++) {
      int i = firing[k];
      carry(i, now[i] - layer.inputs().time(g));
      aBefore[k] = a[i];
      bBefore[k] = b[i];
      cBefore[k] = c[i];
    }
    double synapse = layer.inputs().synapse(g);
    double membrane = layer.inputs().membrane(g);
    carryAll(a, b, membrane, layer.inputs().kernel(g));
    Columns.scale(b, synapse);
    Columns.scale(c, membrane);
    for (int k = 0; k < count; k++) {
      int i = firing[k];
      a[i] = aBefore[k];
      b[i] = bBefore[k];
      c[i] = cBefore[k];
      fires[i] = false;
    }
  }

  private void carry(int i, double h) {
    if (h > 0) {
      double membrane = neuron.membraneDecay(h);
      a[i] = membrane * a[i] + neuron.kernel(h) * b[i];
      b[i] *= neuron.synapseDecay(h);
      c[i] *= membrane;
    }
  }

  private static void carryAll(double[] a, double[] b, double membrane, double kernel) {
    for (int i = 0; i < a.length; i++) {
      a[i] = membrane * a[i] + kernel * b[i];
    }
  }

  private void toWeights(int first, SpikeTimes in, double[] gradient) {
    SrmInputs inputs = layer.inputs();
    int end = Math.min(first + SrmLayer.WINDOW, inputs.groups());
    for (int i = 0; i < neurons; i++) {
      int row = layer.row(i);
      for (int g = first; g < end; g++) {
        double value = byWeight[(g - first) * neurons + i];
        for (int k = inputs.begin(g); value != 0 && k < inputs.begin(g + 1); k++) {
          gradient[row + in.source(k)] -= value;
        }
      }
    }
  }

  private void toTimes(int first, double[] weights, SpikeTimes in) {
    SrmInputs inputs = layer.inputs();
    int end = Math.min(first + SrmLayer.WINDOW, inputs.groups());
    for (int i = 0; i < neurons; i++) {
      int row = layer.row(i);
      for (int g = first; g < end; g++) {
        double value = byTime[(g - first) * neurons + i];
        for (int k = inputs.begin(g); k < inputs.begin(g + 1); k++) {
          in.addAdjoint(k, weights[row + in.source(k)] * value);
        }
      }
    }
  }
}
