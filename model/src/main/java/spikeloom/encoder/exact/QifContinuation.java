package spikeloom.encoder.exact;

import java.util.Arrays;
import spikeloom.neuron.Qif;

/**
 * The pseudospikes of quadratic integrate-and-fire neurons: {@code T + (m - rate) period} under the
 * drive that follows from the current at the end and a pseudo-input.
 */
final class QifContinuation {
  private final Qif neuron;
  private final double trial;
  private final QifStates states;
  private final double[] drive;
  private final double[] driveByCurrent;
  private final double[] rate;
  private final double[] rateAdjoint;
  private final double[] periodAdjoint;

  QifContinuation(Qif neuron, double trial, QifStates states) {
    this.neuron = neuron;
    this.trial = trial;
    this.states = states;
    int n = states.p.length;
    drive = new double[n];
    driveByCurrent = new double[n];
    rate = new double[n];
    rateAdjoint = new double[n];
    periodAdjoint = new double[n];
  }

  /** Continues the states at the end of the trial; sets all adjoints to 0. */
  void begin(double[] input) {
    for (int i = 0; i < rate.length; i++) {
      double current = states.current[i] + input[i];
      drive[i] = neuron.drive(current);
      driveByCurrent[i] = neuron.driveByCurrent(current);
      rate[i] = Qif.pseudoRate(states.p[i], states.q[i], drive[i]);
    }
    Arrays.fill(rateAdjoint, 0);
    Arrays.fill(periodAdjoint, 0);
  }

  double rate(int i) {
    return rate[i];
  }

  double time(int i, int m) {
    return trial + (m - rate[i]) * neuron.period(drive[i]);
  }

  void addRateAdjoint(int i, double value) {
    rateAdjoint[i] += value;
  }

  void addTimeAdjoint(int i, int m, double value) {
    rateAdjoint[i] -= value * neuron.period(drive[i]);
    periodAdjoint[i] += value * (m - rate[i]);
  }

  /** Adds to the adjoints of the states; that of the current is also that of the input. */
  void addToStates() {
    for (int i = 0; i < rate.length; i++) {
      double byAngle = Qif.pseudoRateByAngle(states.p[i], states.q[i], drive[i]);
      states.angleAdjoint[i] += rateAdjoint[i] * byAngle;
      states.currentAdjoint[i] += inputAdjoint(i);
    }
  }

  /** Adjoint of a neuron's input from {@link #addToStates}. */
  double inputAdjoint(int i) {
    double byDrive =
        rateAdjoint[i] * Qif.pseudoRateByDrive(states.p[i], states.q[i], drive[i])
            - periodAdjoint[i] * neuron.period(drive[i]) / drive[i];
    return byDrive * driveByCurrent[i];
  }
}
