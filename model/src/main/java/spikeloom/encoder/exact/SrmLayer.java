package spikeloom.encoder.exact;

import java.util.Arrays;
import spikeloom.neuron.SpikeResponse;

/**
 * One layer of spike-response neurons on one example: its spikes, and the backward pass by the
 * implicit function theorem. At a spike f of neuron i the potential is theta for any weights, hence
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
 * <p>so that it costs a step for every input spike and every own spike, not for every pair.
 *
 * <p>Source: Lee, Haghighatshoar and Karbasi, AISTATS 2023, theorem 1, transposed.
 */
final class SrmLayer {
  /** A neuron that has fired this often in an example stays silent for the rest of it. */
  static final int MOST_SPIKES = 10_000;

  // Where V - theta is known to 1e-16, a maximum that high above theta has this slope at theta.
  private static final double RESOLUTION = 1e-8;

  private final SrmNetwork network;
  private final SpikeResponse neuron;
  private final int inputs;
  private final int neurons;
  private final int offset;

  private int events; // input spikes before the end of the trial
  private double[] membrane = new double[0]; // decays from an event to the next, or to the end
  private double[] synapse = new double[0];
  private double[] kernel = new double[0];
  private double[] slope = new double[64]; // of own spikes, neuron by neuron
  private int[] causes = new int[64]; // number of input spikes before an own spike
  private final int[] begin; // of a neuron's part of slope and causes

  private final Firing firing = new Firing();

  private double a; // the sweep's sums
  private double b;
  private double c;

  /** Layer number {@code layer}, 1 .. layers. */
  SrmLayer(SrmNetwork network, int layer) {
    this.network = network;
    neuron = network.neuron();
    inputs = network.neurons(layer - 1);
    neurons = network.neurons(layer);
    offset = network.offset(layer);
    begin = new int[neurons + 1];
  }

  /** Where the weights of neuron {@code i} begin. */
  int row(int i) {
    return offset + i * inputs;
  }

  /** Slope of the potential at spike {@code k} of neuron {@code i}, not below the floor. */
  double slope(int i, int k) {
    return Math.max(slope[begin[i] + k], Math.max(RESOLUTION, network.slopeFloor()));
  }

  /** Number of input spikes before spike {@code k} of neuron {@code i}. */
  int causes(int i, int k) {
    return causes[begin[i] + k];
  }

  /** Fills in the spikes of the layer. */
  void respond(double[] weights, SpikeTimes in, SpikeTimes out) {
    prepare(in);
    out.clear(neurons);
    for (int i = 0; i < neurons; i++) {
      begin[i] = out.size();
      respond(weights, i, in, out);
    }
    begin[neurons] = out.size();
    out.merge();
  }

  private void prepare(SpikeTimes in) {
    if (in.neurons() != inputs) {
      throw new IllegalArgumentException(
          "spikes of " + in.neurons() + " neurons for a layer with " + inputs + " inputs");
    }
    events = in.size();
    while (events > 0 && in.time(events - 1) >= network.trial()) {
      events--;
    }
    if (membrane.length < events) {
      membrane = new double[2 * events];
      synapse = new double[2 * events];
      kernel = new double[2 * events];
    }
    for (int k = 0; k < events; k++) {
      double h = end(in, k) - in.time(k);
      membrane[k] = neuron.membraneDecay(h);
      synapse[k] = neuron.synapseDecay(h);
      kernel[k] = neuron.kernel(h);
    }
  }

  private double end(SpikeTimes in, int event) {
    return event + 1 < events ? in.time(event + 1) : network.trial();
  }

  private void respond(double[] weights, int i, SpikeTimes in, SpikeTimes out) {
    int row = row(i);
    double beta = neuron.beta();
    double v = 0;
    double current = 0;
    for (int k = 0; k < events; k++) {
      current += weights[row + in.source(k)];
      double after = membrane[k] * v + kernel[k] * current;
      double currentAfter = synapse[k] * current;
      if (current > 0 && current > beta * v) {
        double h = end(in, k) - in.time(k);
        double x = neuron.spikeBefore(v, current, h, after, currentAfter);
        if (x != SpikeResponse.NEVER && out.size() - begin[i] < MOST_SPIKES) {
          firing.at(in.time(k), current);
          fire(x, k, i, in, out);
          double left = Math.max(0, end(in, k) - firing.time);
          after = neuron.potential(firing.potential, firing.current, left);
          currentAfter = firing.current * neuron.synapseDecay(left);
        }
      }
      v = after;
      current = currentAfter;
    }
  }

  /** Computes the spikes after a time until the next event. */
  private void fire(double first, int k, int i, SpikeTimes in, SpikeTimes out) {
    double end = end(in, k);
    double x = first;
    while (x != SpikeResponse.NEVER && out.size() - begin[i] < MOST_SPIKES) {
      firing.next(neuron, x);
      record(firing.time, firing.slope, k + 1, i, out);
      x = neuron.nextSpike(firing.potential, firing.current, end - firing.time);
    }
  }

  /** State of a neuron just after a spike. */
  private static final class Firing {
    double time;
    double potential;
    double current;
    double slope;

    void at(double time, double current) {
      this.time = time;
      this.current = current;
    }

    // The state is that of the rounded time, or errors would accumulate.
    void next(SpikeResponse neuron, double x) {
      double rounded = time + x;
      double passed = rounded - time;
      current *= neuron.synapseDecay(passed);
      slope = current - neuron.beta() * neuron.theta();
      potential = slope * (passed - x);
      time = rounded;
    }
  }

  private void record(double time, double slope, int causes, int i, SpikeTimes out) {
    int at = out.size();
    if (at == this.slope.length) {
      this.slope = Arrays.copyOf(this.slope, 2 * at);
      this.causes = Arrays.copyOf(this.causes, 2 * at);
    }
    this.slope[at] = slope;
    this.causes[at] = causes;
    out.add(time, i);
  }

  /**
   * Adds the contribution of the adjoints of the layer's spikes to the gradient of the weights and
   * to the adjoints of the input spikes.
   */
  void adjoint(double[] weights, SpikeTimes in, SpikeTimes out, double[] gradient) {
    for (int i = 0; i < neurons; i++) {
      int last = begin[i + 1] - begin[i] - 1;
      while (last >= 0 && out.adjoint(out.position(i, last)) == 0) {
        last--;
      }
      if (last >= 0) {
        sweep(weights, i, last, in, out, gradient);
      }
    }
  }

  private void sweep(
      double[] weights, int i, int last, SpikeTimes in, SpikeTimes out, double[] gradient) {
    int row = row(i);
    double beta = neuron.beta();
    a = 0;
    b = 0;
    c = 0;
    int k = causes(i, last);
    double now = out.time(out.position(i, last));
    boolean atEvent = false;
    for (int n = last; n >= -1; n--) {
      int until = n >= 0 ? causes(i, n) : 0;
      while (k > until) {
        k--;
        if (atEvent) {
          carry(membrane[k], synapse[k], kernel[k]);
        } else {
          carry(now - in.time(k));
        }
        now = in.time(k);
        atEvent = true;
        int source = in.source(k);
        gradient[row + source] -= a;
        in.addAdjoint(k, weights[row + source] * (b - beta * a));
      }
      if (n >= 0) {
        int place = out.position(i, n);
        carry(now - out.time(place));
        now = out.time(place);
        atEvent = false;
        double lambda = (out.adjoint(place) + neuron.theta() * beta * c) / slope(i, n);
        b += lambda;
        c += lambda;
      }
    }
  }

  private void carry(double h) {
    if (h > 0) {
      carry(neuron.membraneDecay(h), neuron.synapseDecay(h), neuron.kernel(h));
    }
  }

  private void carry(double membrane, double synapse, double kernel) {
    a = membrane * a + kernel * b;
    b *= synapse;
    c *= membrane;
  }
}
