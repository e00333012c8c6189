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
  private final QifSeries series;
  private final double[] byAngle; // of an interval, from its end to its beginning
  private final double[] byCurrent;

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
    series = new QifSeries(n);
    byAngle = new double[n];
    byCurrent = new double[n];
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

  /** Whether a neuron turns so little in the interval that it can fire only once. */
  boolean firesAtMostOnce(int i) {
    return Math.abs(currentBefore(i) * (flow.sigma() * flow.sigma())) <= QifFlow.SERIES;
  }

  /** Current of a neuron at the last record. */
  double currentBefore(int i) {
    return records[3 * n * last() + 2 * n + i];
  }

  /**
   * Advances all neurons through the interval by power series, without regard to spikes: where q is
   * negative afterwards, a neuron that {@link #firesAtMostOnce} has fired. All others need {@link
   * #advance}.
   */
  void advanceAll() {
    series.turn(current, 0, flow.sigma());
    turn(p, q, current, series.cosine, series.sine, flow.decay());
    Columns.scale(current, flow.decay() * flow.decay());
  }

  private static void turn(
      double[] p, double[] q, double[] current, double[] cosine, double[] sine, double s) {
    for (int i = 0; i < p.length; i++) {
      double up = s * (cosine[i] * p[i] + current[i] * sine[i] * q[i]);
      double down = cosine[i] * q[i] - sine[i] * p[i];
      double size = Math.abs(up) + Math.abs(down);
      p[i] = up / size;
      q[i] = down / size;
    }
  }

  /**
   * Advances a neuron from the last record through the interval with {@code spikes} spikes. If
   * rounding disagrees with their number, the neuron is exactly at a spike.
   */
  void advance(int i, int spikes) {
    int at = 3 * n * last() + i;
    flow.flow(records[at], records[at + n], records[at + 2 * n]);
    double size = Math.abs(flow.p()) + Math.abs(flow.q());
    double sign = spikes % 2 == 0 ? 1 : -1;
    q[i] = Math.max(0, sign * flow.q() / size);
    p[i] = sign * flow.p() / size;
    current[i] = records[at + 2 * n] * (flow.decay() * flow.decay());
  }

  /** Returns sigma of the first spike of a neuron after the last record; 1 or more: none. */
  double firstSpike(int i) {
    int at = 3 * n * last() + i;
    return QifFlow.spike(records[at], records[at + n], records[at + 2 * n]);
  }

  /** Changes the sign of (p, q) after a spike in {@link #advanceAll}. */
  void flipSign(int i) {
    p[i] = -p[i];
    q[i] = -q[i];
  }

  /**
   * Converts adjoints at {@code end} to those at the record, by the plain flow of all neurons.
   *
   * @param record start of the interval
   */
  void pullBack(int record, double end) {
    flow.over(end - time[record], neuron.timeConstant());
    derivatives(3 * n * record);
    double square = flow.decay() * flow.decay();
    for (int i = 0; i < n; i++) {
      currentAdjoint[i] = currentAdjoint[i] * square + angleAdjoint[i] * byCurrent[i];
      angleAdjoint[i] *= byAngle[i];
    }
  }

  private void derivatives(int at) {
    series.turn(records, at + 2 * n, flow.sigma());
    series.integrate(flow.sigma());
    bySeries(at);
    double square = flow.sigma() * flow.sigma();
    for (int i = 0; i < n; i++) {
      double x = records[at + i];
      double y = records[at + n + i];
      double drive = records[at + 2 * n + i];
      if (!(Math.abs(drive * square) <= QifFlow.SERIES)) {
        flow.flow(x, y, drive);
        byCurrent[i] = flow.angleByCurrent(x, y, drive);
        byAngle[i] = flow.angleByAngle(x, y);
      }
    }
  }

  // The formulae of QifFlow.
  private void bySeries(int at) {
    double[] c = series.cosine;
    double[] sine = series.sine;
    double[] integral = series.integral;
    double s = flow.decay();
    double sigma = flow.sigma();
    for (int i = 0; i < c.length; i++) {
      double x = records[at + i];
      double y = records[at + n + i];
      double drive = records[at + 2 * n + i];
      double up = s * (c[i] * x + drive * sine[i] * y);
      double down = c[i] * y - sine[i] * x;
      double share = s / (up * up + down * down);
      byAngle[i] = share * (x * x + y * y);
      byCurrent[i] =
          share
              * ((sigma - drive * integral[i]) * y * y
                  - sine[i] * sine[i] * x * y
                  + integral[i] * x * x);
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
