package spikeloom.encoder.exact;

import spikeloom.neuron.QifFlow;

/**
 * The functions C, S and Q of {@link QifFlow} for all neurons of a layer over one interval, by
 * power series; valid for neurons whose x is at most {@link QifFlow#SERIES} in size. Every loop is
 * short, so that the JIT compiler vectorises it.
 */
final class QifSeries {
  private final double[] x;
  final double[] cosine; // C
  final double[] sine; // S
  final double[] integral; // Q

  QifSeries(int neurons) {
    x = new double[neurons];
    cosine = new double[neurons];
    sine = new double[neurons];
    integral = new double[neurons];
  }

  /** Sets C and S for the currents from {@code at} on. */
  void turn(double[] currents, int at, double sigma) {
    double square = sigma * sigma;
    for (int i = 0; i < x.length; i++) {
      x[i] = currents[at + i] * square;
    }
    cosines(x, cosine);
    sines(x, sigma, sine);
  }

  /** Sets Q for the currents of {@link #turn}. */
  void integrate(double sigma) {
    integrals(x, sigma * sigma * sigma, integral);
  }

  private static void cosines(double[] x, double[] cosine) {
    for (int i = 0; i < x.length; i++) {
      cosine[i] = QifFlow.cosine(x[i]);
    }
  }

  private static void sines(double[] x, double sigma, double[] sine) {
    for (int i = 0; i < x.length; i++) {
      sine[i] = sigma * QifFlow.sineShare(x[i]);
    }
  }

  private static void integrals(double[] x, double cube, double[] integral) {
    for (int i = 0; i < x.length; i++) {
      integral[i] = cube * QifFlow.integralShare(x[i]);
    }
  }
}
