package spikeloom.encoder.exact;

import java.util.Arrays;
import spikeloom.neuron.Qif;
import spikeloom.neuron.QifFlow;

/**
 * The states of quadratic integrate-and-fire neurons at successive times, forward and backward:
 * potential p / q, current, and the adjoints of the angle of (p, q) and of the current. At the end
 * of the trial, the pseudospikes that follow.
 */
final class QifStates {
  private final Qif neuron;
  private final int n;
  private final QifFlow flow = new QifFlow();
  final double[] p;
  final double[] q;
  final double[] current;
  final double[] angleAdjoint;
  final double[] currentAdjoint;
  final double[] byTime;

  private int recorded;
  private double[] time = new double[16];
  private double[] records = new double[0]; // p, q, current

  QifStates(Qif neuron, int n) {
    this.neuron = neuron;
    this.n = n;
    p = new double[n];
    q = new double[n];
    current = new double[n];
    angleAdjoint = new double[n];
    currentAdjoint = new double[n];
    byTime = new double[n];
  }

  /** Begins at time 0 with potentials and currents. */
  void begin(double[] parameters, int potentialsAt, int currentsAt) {
    for (int i = 0; i < n; i++) {
      double potential = parameters[potentialsAt + i];
      double size = 1 + Math.abs(potential);
      p[i] = potential / size;
      q[i] = 1 / size;
      current[i] = parameters[currentsAt + i];
    }
    recorded = 0;
    record(0);
  }

  /** Stores the states at a time: the start, or after an input. */
  void record(double now) {
    if (recorded == time.length) {
      time = Arrays.copyOf(time, 2 * recorded);
    }
    int at = 3 * n * recorded;
    if (records.length < at + 3 * n) {
      records = Arrays.copyOf(records, Math.max(2 * records.length, at + 3 * n));
    }
    time[recorded++] = now;
    System.arraycopy(p, 0, records, at, n);
    System.arraycopy(q, 0, records, at + n, n);
    System.arraycopy(current, 0, records, at + 2 * n, n);
  }

  /** Number of the last record. */
  int last() {
    return recorded - 1;
  }

  /** Time of a record. */
  double time(int record) {
    return time[record];
  }

  /** Sets the interval from the last record. */
  QifFlow stretchTo(double end) {
    flow.over(end - time[recorded - 1], neuron.timeConstant());
    return flow;
  }

  /**
   * Advances a neuron through the interval with {@code spikes} spikes. If rounding disagrees with
   * their number, the neuron is exactly at a spike.
   */
  void advance(int i, int spikes) {
    flow.flow(p[i], q[i], current[i]);
    double size = Math.abs(flow.p()) + Math.abs(flow.q());
    double sign = spikes % 2 == 0 ? 1 : -1;
    q[i] = Math.max(0, sign * flow.q() / size);
    p[i] = sign * flow.p() / size;
    current[i] *= flow.decay() * flow.decay();
  }

  /**
   * Converts adjoints at {@code end} to those at the record, by the plain flow of all neurons.
   *
   * @param record start of the interval
   */
  void pullBack(int record, double end) {
    flow.over(end - time[record], neuron.timeConstant());
    int at = 3 * n * record;
    for (int i = 0; i < n; i++) {
      double x = records[at + i];
      double y = records[at + n + i];
      double drive = records[at + 2 * n + i];
      flow.flow(x, y, drive);
      currentAdjoint[i] =
          currentAdjoint[i] * flow.decay() * flow.decay()
              + angleAdjoint[i] * flow.angleByCurrent(x, y, drive);
      angleAdjoint[i] *= flow.angleByAngle(x, y);
    }
  }

  /** Adds the adjoint of a spike's time to those at the record before it. */
  void addSpike(int record, int i, double spike, double adjoint) {
    int at = 3 * n * record + i;
    double x = records[at];
    double y = records[at + n];
    double drive = records[at + 2 * n];
    double t = (spike - time[record]) / neuron.timeConstant();
    double bySigma = adjoint * neuron.timeConstant() * Math.exp(t);
    angleAdjoint[i] += bySigma * QifFlow.spikeByAngle(x, y, drive);
    currentAdjoint[i] += bySigma * QifFlow.spikeByCurrent(x, y, drive, -Math.expm1(-t));
  }

  /** At an input: {@link #byTime}, derivatives by its time for a weight of 1 to every neuron. */
  void inputAt(int record) {
    int at = 3 * n * record;
    for (int i = 0; i < n; i++) {
      double x = records[at + i];
      double y = records[at + n + i];
      double slope = y * y / (x * x + y * y);
      byTime[i] = (2 * currentAdjoint[i] - angleAdjoint[i] * slope) / neuron.timeConstant();
    }
  }

  /** At the start: adds the adjoints of potentials and currents to a gradient. */
  void toParameters(double[] gradient, int potentialsAt, int currentsAt) {
    for (int i = 0; i < n; i++) {
      double x = records[i];
      double y = records[n + i];
      gradient[potentialsAt + i] += angleAdjoint[i] * y * y / (x * x + y * y);
      gradient[currentsAt + i] += currentAdjoint[i];
    }
  }
}
