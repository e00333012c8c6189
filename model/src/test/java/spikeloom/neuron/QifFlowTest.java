package spikeloom.neuron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import spikeloom.random.RandomKey;

class QifFlowTest {
  private final QifFlow flow = new QifFlow();

  private static double draw(RandomGenerator random, double scale) {
    return scale * random.nextGaussian();
  }

  /** Sine of the angle between two states, which does not mind their sign and size. */
  private static double apart(double p, double q, double otherP, double otherQ) {
    return (p * otherQ - q * otherP) / (Math.hypot(p, q) * Math.hypot(otherP, otherQ));
  }

  @Test
  void twoStretchesAreOne() {
    RandomGenerator random = RandomKey.ofSeed(1).random();
    for (int i = 0; i < 10_000; i++) {
      double v = draw(random, 3);
      double current = draw(random, 10);
      double first = random.nextDouble();
      double second = random.nextDouble();
      flow.over(first, 1);
      flow.flow(v, 1, current);
      double p = flow.p();
      double q = flow.q();
      double left = current * flow.decay() * flow.decay();
      flow.over(second, 1);
      flow.flow(p, q, left);
      p = flow.p();
      q = flow.q();
      flow.over(first + second, 1);
      flow.flow(v, 1, current);
      assertEquals(0, apart(p, q, flow.p(), flow.q()), 1e-13);
    }
  }

  @Test
  void theFlowSolvesTheDifferentialEquation() {
    double tau = 1.3;
    for (double current : new double[] {-8, -0.3, 0, 0.2, 2}) {
      double v = 0.4;
      double drive = current;
      double step = 1e-4;
      for (int i = 0; i < 6000; i++) {
        double middle = drive * Math.exp(-step / tau);
        double last = drive * Math.exp(-2 * step / tau);
        double a = (v * (v - 1) + drive) / tau;
        double x = v + step / 2 * a;
        double b = (x * (x - 1) + middle) / tau;
        x = v + step / 2 * b;
        double c = (x * (x - 1) + middle) / tau;
        x = v + step * c;
        double d = (x * (x - 1) + last) / tau;
        v += step / 6 * (a + 2 * b + 2 * c + d);
        drive = last;
      }
      flow.over(0.6, tau);
      flow.flow(0.4, 1, current);
      assertEquals(v, flow.p() / flow.q(), 1e-9);
    }
  }

  @Test
  void aSpikeIsWhereThePotentialIsInfinite() {
    RandomGenerator random = RandomKey.ofSeed(2).random();
    int spikes = 0;
    for (int i = 0; i < 10_000; i++) {
      double v = draw(random, 5);
      double current = draw(random, 20);
      double sigma = QifFlow.spike(v, 1, current);
      if (sigma < 0.999) {
        flow.over(QifFlow.time(sigma), 1);
        flow.flow(v, 1, current);
        assertEquals(0, apart(1, 0, flow.p(), flow.q()), 1e-11);
        spikes++;
      }
    }
    assertTrue(spikes > 1000);
  }

  @Test
  void afterResetASpikeNeedsACurrentOfPiSquared() {
    double critical = Math.PI * Math.PI;
    assertTrue(QifFlow.spike(-1, 0, critical * 1.0001) < 1);
    assertTrue(QifFlow.spike(-1, 0, critical * 0.9999) > 1);
    assertEquals(Math.PI / 5, QifFlow.spike(-1, 0, 25), 1e-15);
  }

  @Test
  void derivativesOfTheFlowAreThoseOfFiniteDifferences() {
    RandomGenerator random = RandomKey.ofSeed(3).random();
    double h = 1e-6;
    for (int i = 0; i < 2000; i++) {
      double chi = Math.PI * random.nextDouble();
      double current = draw(random, i % 2 == 0 ? 10 : 0.1);
      flow.over(2 * random.nextDouble(), 1);
      double byAngle = angle(chi + h, current, chi, current) / (2 * h);
      byAngle -= angle(chi - h, current, chi, current) / (2 * h);
      double byCurrent = angle(chi, current + h, chi, current) / (2 * h);
      byCurrent -= angle(chi, current - h, chi, current) / (2 * h);
      double p = -Math.cos(chi);
      double q = Math.sin(chi);
      flow.flow(p, q, current);
      assertEquals(byAngle, flow.angleByAngle(p, q), 1e-6 * (1 + Math.abs(byAngle)));
      assertEquals(byCurrent, flow.angleByCurrent(p, q, current), 1e-6 * (1 + Math.abs(byCurrent)));
    }
  }

  private double angle(double chi, double current, double fromChi, double fromCurrent) {
    flow.flow(-Math.cos(fromChi), Math.sin(fromChi), fromCurrent);
    double p = flow.p();
    double q = flow.q();
    flow.flow(-Math.cos(chi), Math.sin(chi), current);
    return Math.asin(apart(flow.p(), flow.q(), p, q) * side(p, q));
  }

  private double side(double p, double q) {
    return p * flow.p() + q * flow.q() < 0 ? -1 : 1;
  }

  @Test
  void derivativesOfASpikeFollowFromThoseOfTheFlow() {
    RandomGenerator random = RandomKey.ofSeed(4).random();
    int spikes = 0;
    for (int i = 0; i < 5000; i++) {
      double p = draw(random, 1);
      double q = Math.abs(draw(random, 1));
      double current = draw(random, i % 2 == 0 ? 60 : 0.1);
      double first = QifFlow.spike(p, q, current);
      for (double s = first; s < 0.99; s += QifFlow.betweenSpikes(current)) {
        flow.over(QifFlow.time(s), 1);
        flow.flow(p, q, current);
        // At a spike the angle moves at speed 1 / tau, and sigma at (1 - sigma) / tau.
        double byAngle = -flow.angleByAngle(p, q) * (1 - s);
        double byCurrent = -flow.angleByCurrent(p, q, current) * (1 - s);
        assertEquals(byAngle, QifFlow.spikeByAngle(p, q, current), 1e-9 * (1 + Math.abs(byAngle)));
        assertEquals(
            byCurrent, QifFlow.spikeByCurrent(p, q, current, s), 1e-9 * (1 + Math.abs(byCurrent)));
        spikes++;
      }
    }
    assertTrue(spikes > 2000);
  }

  @Test
  void nothingJumpsWhereTheCurrentIsNearZero() {
    RandomGenerator random = RandomKey.ofSeed(5).random();
    for (int i = 0; i < 20_000; i++) {
      double v = Math.pow(100, random.nextDouble());
      double current = Math.pow(10, -12 + 10 * random.nextDouble());
      current *= random.nextDouble() < 0.5 ? -1 : 1;
      double near = current * (1 + 1e-12);
      double s = QifFlow.spike(v, 1, current);
      if (s < 0.99) {
        assertEquals(1, QifFlow.spike(v, 1, near) / s, 1e-10);
        double slope = QifFlow.spikeByCurrent(v, 1, current, s);
        assertEquals(
            1, QifFlow.spikeByCurrent(v, 1, near, QifFlow.spike(v, 1, near)) / slope, 1e-10);
      }
      flow.over(1, 1);
      flow.flow(v, 1, current);
      double slope = flow.angleByCurrent(v, 1, current);
      flow.flow(v, 1, near);
      assertEquals(1, flow.angleByCurrent(v, 1, near) / slope, 1e-10);
    }
  }

  @Test
  void noFiniteStateBecomesNotANumber() {
    RandomGenerator random = RandomKey.ofSeed(6).random();
    for (int i = 0; i < 1_000_000; i++) {
      double p = draw(random, 1);
      double q = i % 10 == 0 ? 0 : Math.abs(draw(random, Math.pow(10, -6 * random.nextDouble())));
      double current = draw(random, Math.pow(10, 60 * random.nextDouble() - 30));
      flow.over(Math.pow(10, 5 * random.nextDouble() - 3), 1);
      flow.flow(p, q, current);
      double sigma = QifFlow.spike(p, q, current);
      double sum =
          flow.p()
              + flow.q()
              + flow.angleByAngle(p, q)
              + flow.angleByCurrent(p, q, current)
              + (sigma < 1 ? QifFlow.spikeByAngle(p, q, current) : 0)
              + (sigma < 1 ? QifFlow.spikeByCurrent(p, q, current, sigma) : 0);
      if (!Double.isFinite(sum) || Double.isNaN(sigma)) {
        throw new AssertionError(p + " " + q + " " + current + " " + flow.sigma() + " " + sigma);
      }
    }
  }

  @Test
  void pseudospikesFollowTheirClosedFormUnderAnyDrive() {
    Qif neuron = Qif.ofPaper();
    double h = 1e-6;
    for (double current : new double[] {-1e9, -2000, -30, 0, 3, 500, 1e9}) {
      double drive = neuron.drive(current);
      assertTrue(drive > 0 && Double.isFinite(drive));
      double slope = (neuron.drive(current + h) - neuron.drive(current - h)) / (2 * h);
      assertEquals(slope, neuron.driveByCurrent(current), 1e-6 * (1 + drive));
      assertEquals(0, Qif.pseudoRate(-1, 0, drive), 1e-15);
      assertEquals(1, Qif.pseudoRate(1, 1e-300, drive), 1e-9);
    }
    double drive = neuron.drive(2);
    double byDrive =
        (Qif.pseudoRate(0.3, 0.8, drive + h) - Qif.pseudoRate(0.3, 0.8, drive - h)) / (2 * h);
    assertEquals(byDrive, Qif.pseudoRateByDrive(0.3, 0.8, drive), 1e-9);
    double size = Math.hypot(0.3, 0.8);
    double chi = Math.atan2(0.8, -0.3);
    double byAngle = (rate(chi + h, size, drive) - rate(chi - h, size, drive)) / (2 * h);
    assertEquals(byAngle, Qif.pseudoRateByAngle(0.3, 0.8, drive), 1e-9);
  }

  @Test
  void theDriveOfAPseudospikeHasNoSlopeBelowItsLeastValue() {
    Qif neuron = new Qif(1, 10);
    assertEquals(0, neuron.driveByCurrent(-1001));
    assertEquals(neuron.drive(-1000), neuron.drive(-5000), 0);
    double slope = (neuron.drive(-899) - neuron.drive(-901)) / 2;
    assertEquals(slope, neuron.driveByCurrent(-900), 1e-2 * slope);
  }

  @Test
  void pseudospikesComeAtAPeriodThatShrinksWithTheDrive() {
    assertEquals(Math.PI, new Qif(2, 10).period(2), 1e-15);
    assertEquals(Math.PI / 4, new Qif(1, 10).period(4), 1e-15);
  }

  @Test
  void aStretchIsKnownByWhatIsLeftOfTheCurrentAndWhatIsNot() {
    flow.over(1.5, 3);
    assertEquals(Math.exp(-0.5), flow.decay(), 1e-15);
    assertEquals(1 - Math.exp(-0.5), flow.sigma(), 1e-15);
    assertEquals(0.5, QifFlow.time(flow.sigma()), 1e-15);
  }

  private static double rate(double chi, double size, double drive) {
    return Qif.pseudoRate(-size * Math.cos(chi), size * Math.sin(chi), drive);
  }
}
