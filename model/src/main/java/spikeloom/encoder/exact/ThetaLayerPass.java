package spikeloom.encoder.exact;

import java.util.Arrays;
import spikeloom.neuron.ThetaNeuron;

/**
 * One layer of theta neurons in one example, forward and back. Between inputs all neurons rotate by
 * the same angle; inputs of equal time act through the sum of their weights, and each of their
 * times has the mean of its one-sided derivatives.
 *
 * <pre>
 *   pulse:  p+ = p + omega q,  omega = sum of w / a,  D = ((p+)^2 + q^2) / (p^2 + q^2)
 *   d phi+ / d phi = 1 / D,  d phi+ / d w = (tau / a^2) q^2 / ((p+)^2 + q^2)
 *   adjoint of the phase before = that behind / D,  of the input's time = before - behind
 *   a spike subtracts the adjoint of its time from that of the phase
 * </pre>
 */
final class ThetaLayerPass implements LayerPass {
  private static final double LARGEST_PULSE = 1e30; // more moves no phase, and powers stay finite
  private static final double LONGEST_TURN = 3; // less than pi: at most one spike

  private final ThetaNetwork network;
  private final int layer;
  private final int n;
  private final double speed;
  private final double amplitude;
  private final SpikeTimes spikes = new SpikeTimes();

  private final double[] p;
  private final double[] q;
  private final double[] omega;
  private final double[] pseudoInput; // in units of a
  private final double[] rate;
  private final double[] phase; // adjoint of the phase
  private final double[] rateAdjoint;
  private final double[] byWeight;
  private final double[] byTime;

  private int groups;
  private int[] groupBegin = new int[1];
  private double[] records = new double[0]; // p, q, omega of every group of inputs

  ThetaLayerPass(ThetaNetwork network, int layer) {
    this.network = network;
    this.layer = layer;
    n = network.neurons(layer);
    speed = network.neuron().speed();
    amplitude = network.neuron().amplitude();
    p = new double[n];
    q = new double[n];
    omega = new double[n];
    pseudoInput = new double[n];
    rate = new double[n];
    phase = new double[n];
    rateAdjoint = new double[n];
    byWeight = new double[n];
    byTime = new double[n];
  }

  @Override
  public SpikeTimes spikes() {
    return spikes;
  }

  @Override
  public double trial() {
    return network.trial();
  }

  @Override
  public double pseudospike(int neuron, int m) {
    return trial() + (m - rate[neuron]) * network.neuron().period();
  }

  @Override
  public void addPseudospikeAdjoint(int neuron, int m, double value) {
    rateAdjoint[neuron] -= value * network.neuron().period();
  }

  @Override
  public double pseudoRate(int neuron) {
    return rate[neuron];
  }

  @Override
  public void addPseudoRateAdjoint(int neuron, double value) {
    rateAdjoint[neuron] += value;
  }

  @Override
  public int neurons() {
    return n;
  }

  /** Phase at the end of the trial. */
  double phaseAtEnd(int neuron) {
    return Math.atan2(q[neuron], -p[neuron]) / speed;
  }

  @Override
  public double pseudoInput(int neuron) {
    return pseudoInput[neuron] * amplitude;
  }

  @Override
  public void forward(SpikeTimes input) {
    spikes.clear(n);
    network.start(layer, p, q);
    Arrays.fill(pseudoInput, 0);
    groups = 0;
    double now = 0;
    int end;
    for (int i = 0; i < input.size() && input.time(i) <= trial(); i = end) {
      end = input.endOfTie(i);
      double time = input.time(i);
      if (time < 0) {
        throw new IllegalArgumentException("an input spike before the trial, at " + time);
      }
      flow(now, time);
      now = time;
      sumWeights(input, i, end);
      pulse(i);
    }
    groupBegin = roomFor(groupBegin, groups + 1);
    groupBegin[groups] = input.size();
    flow(now, trial());
    spikes.merge();
    close();
  }

  @Override
  public void forwardPseudo(LayerPass below) {
    for (int j = 0; j < below.neurons(); j++) {
      double scale = below.pseudoRate(j) / amplitude;
      Columns.add(pseudoInput, network.parameters(), network.weightsAt(layer) + j * n, scale);
    }
    close();
  }

  private void close() {
    for (int i = 0; i < n; i++) {
      double input = clip(pseudoInput[i]);
      pseudoInput[i] = input;
      rate[i] = Math.atan2(q[i], -(p[i] + input * q[i])) / Math.PI;
    }
    Arrays.fill(rateAdjoint, 0);
  }

  private static double clip(double pulse) {
    return Math.max(-LARGEST_PULSE, Math.min(LARGEST_PULSE, pulse));
  }

  private void flow(double from, double to) {
    double angle = (to - from) * speed;
    int turns = (int) Math.ceil(angle / LONGEST_TURN);
    for (int k = 1; k <= turns; k++) {
      double begin = from + (to - from) * (k - 1) / turns;
      double end = k == turns ? to : from + (to - from) * k / turns;
      turn(p, q, Math.cos(angle / turns), Math.sin(angle / turns));
      for (int i = 0; i < n; i++) {
        if (q[i] < 0) {
          p[i] = -p[i];
          q[i] = -q[i];
          spikes.add(Math.max(begin, end - Math.atan2(q[i], -p[i]) / speed), i);
        }
      }
    }
  }

  private static void turn(double[] p, double[] q, double cosine, double sine) {
    for (int i = 0; i < p.length; i++) {
      double x = p[i];
      double y = q[i];
      p[i] = x * cosine + y * sine;
      q[i] = y * cosine - x * sine;
    }
  }

  private void sumWeights(SpikeTimes input, int from, int to) {
    Arrays.fill(omega, 0);
    double[] weights = network.parameters();
    for (int s = from; s < to; s++) {
      Columns.add(omega, weights, network.weightsAt(layer) + input.source(s) * n, 1);
    }
  }

  private void pulse(int firstInput) {
    groupBegin = roomFor(groupBegin, groups + 1);
    groupBegin[groups] = firstInput;
    int at = 3 * n * groups;
    if (records.length < at + 3 * n) {
      records = Arrays.copyOf(records, Math.max(2 * records.length, at + 3 * n));
    }
    groups++;
    rescale(p, q);
    clip(omega, amplitude);
    System.arraycopy(p, 0, records, at, n);
    System.arraycopy(q, 0, records, at + n, n);
    System.arraycopy(omega, 0, records, at + 2 * n, n);
    push(p, q, omega);
  }

  private static void rescale(double[] p, double[] q) {
    for (int i = 0; i < p.length; i++) {
      double scale = 1 / (Math.abs(p[i]) + Math.abs(q[i]));
      p[i] *= scale;
      q[i] *= scale;
    }
  }

  private static void clip(double[] omega, double amplitude) {
    for (int i = 0; i < omega.length; i++) {
      omega[i] = clip(omega[i] / amplitude);
    }
  }

  private static void push(double[] p, double[] q, double[] omega) {
    for (int i = 0; i < p.length; i++) {
      p[i] = p[i] + omega[i] * q[i];
    }
  }

  private static int[] roomFor(int[] array, int size) {
    return array.length >= size ? array : Arrays.copyOf(array, 2 * size);
  }

  @Override
  public void backwardPseudo(LayerPass below, double[] gradient) {
    for (int j = 0; j < below.neurons(); j++) {
      int at = network.weightsAt(layer) + j * n;
      Columns.addInto(gradient, at, byWeight, below.pseudoRate(j));
      below.addPseudoRateAdjoint(j, Columns.dot(byWeight, network.parameters(), at));
    }
  }

  @Override
  public void endStates() {
    ThetaNeuron neuron = network.neuron();
    for (int i = 0; i < n; i++) {
      double before = p[i] * p[i] + q[i] * q[i];
      double x = p[i] + pseudoInput[i] * q[i];
      double behind = x * x + q[i] * q[i];
      double adjoint = rateAdjoint[i] / neuron.period();
      byWeight[i] = adjoint * neuron.byWeight() * (q[i] * q[i] / behind);
      phase[i] = adjoint * (before / behind);
    }
  }

  @Override
  public void backward(SpikeTimes input, InputAdjoint wanted, double[] gradient) {
    double[] weights = network.parameters();
    int spike = spikes.size() - 1;
    for (int g = groups - 1; g >= 0; g--) {
      double time = input.time(groupBegin[g]);
      for (; spike >= 0 && spikes.time(spike) > time; spike--) {
        phase[spikes.source(spike)] -= spikes.adjoint(spike);
      }
      pullBack(3 * n * g, wanted);
      int end = input.endOfTie(groupBegin[g]);
      for (int s = groupBegin[g]; s < end; s++) {
        int at = network.weightsAt(layer) + input.source(s) * n;
        Columns.addInto(gradient, at, byWeight, 1);
        if (wanted == InputAdjoint.TIMES) {
          input.addAdjoint(s, Columns.dot(byTime, weights, at));
        }
      }
    }
    for (; spike >= 0; spike--) {
      phase[spikes.source(spike)] -= spikes.adjoint(spike);
    }
    Columns.addInto(gradient, network.phasesAt(layer), phase, 1);
  }

  private void pullBack(int at, InputAdjoint wanted) {
    weights(records, at, phase, byWeight, network.neuron().byWeight());
    if (wanted == InputAdjoint.TIMES) {
      times(records, at, phase, byTime, amplitude);
    }
    phases(records, at, phase);
  }

  private static void weights(
      double[] records, int at, double[] phase, double[] byWeight, double scale) {
    int n = phase.length;
    for (int i = 0; i < n; i++) {
      double y = records[at + n + i];
      double behind = records[at + i] + records[at + 2 * n + i] * y;
      byWeight[i] = phase[i] / (behind * behind + y * y) * y * y * scale;
    }
  }

  private static void times(
      double[] records, int at, double[] phase, double[] byTime, double amplitude) {
    int n = phase.length;
    for (int i = 0; i < n; i++) {
      double x = records[at + i];
      double y = records[at + n + i];
      double push = records[at + 2 * n + i];
      double behind = x + push * y;
      double adjoint = phase[i] / (behind * behind + y * y);
      byTime[i] = -adjoint * y * (push * y + 2 * x) / amplitude;
    }
  }

  private static void phases(double[] records, int at, double[] phase) {
    int n = phase.length;
    for (int i = 0; i < n; i++) {
      double x = records[at + i];
      double y = records[at + n + i];
      double behind = x + records[at + 2 * n + i] * y;
      phase[i] = phase[i] / (behind * behind + y * y) * (x * x + y * y);
    }
  }
}
