package spikeloom.encoder.src;

import java.util.Arrays;
import spikeloom.array.Rows;
import spikeloom.kernel.HeightRate;
import spikeloom.kernel.ScoreScan;
import spikeloom.neuron.PulseNoise;
import spikeloom.neuron.StochasticReadout;

/**
 * The rate of cells under logistic noise, with either events or heights as output. Both work on
 * log-odds u = (a - threshold) / tau of a fast state above a threshold, for events 0.5 and for
 * heights 0.
 */
interface LogisticReading {
  /** Scale and reference of the noise. */
  PulseNoise.Logistic noise();

  /** The argument at the threshold. */
  double threshold();

  /** The log-odds v of a reference whose events have the log-odds {@code events}. */
  default double reference(double events) {
    return events + (PulseNoise.Logistic.THRESHOLD - threshold()) / noise().tau();
  }

  /** The log-odds of an event, of those at the threshold. */
  default double events(double logOdds) {
    return logOdds - (PulseNoise.Logistic.THRESHOLD - threshold()) / noise().tau();
  }

  /** K of one cell and step in nats. */
  double divergence(double logOdds, double reference);

  /** Adds K of every cell over the first steps to the third row of {@code sums}. */
  void add(Rows logOdds, int steps, Rows sums);

  /** Overwrites log-odds by the gradient of K in them, times {@code factor}; padding with any. */
  void slopes(Rows logOdds, int steps, double factor);

  /**
   * Overwrites the log-odds u of events by the gradient of their divergence to those of log-odds v,
   * times {@code factor}; padding with any.
   */
  static void slopes(Rows logOdds, Rows reference, int steps, double factor) {
    for (int t = 0; t < steps; t++) {
      int at = logOdds.index(t, 0);
      int to = reference.index(t, 0);
      for (int n = 0; n < logOdds.width(); n++) {
        double u = logOdds.values()[at + n];
        double v = reference.values()[to + n];
        double e = Math.exp(-Math.abs(u));
        logOdds.values()[at + n] = (float) (factor * e / ((1 + e) * (1 + e)) * (u - v));
      }
    }
  }

  /** Selects the output for which the rate is computed. */
  static LogisticReading of(PulseNoise.Logistic noise, PulseKind pulses) {
    return switch (pulses) {
      case GRADED -> Heights.of(noise);
      case LEVELS, ONSETS -> new Events(noise);
    };
  }

  /** Converts arguments to log-odds. */
  default void logOdds(Rows argument, int steps) {
    float inverse = (float) (1 / noise().tau());
    float threshold = (float) threshold();
    float[] values = argument.values();
    for (int i = argument.index(0, 0); i < argument.index(steps, 0); i++) {
      values[i] = (values[i] - threshold) * inverse;
    }
  }

  /** Whether a cell fires, h above 0.5. */
  record Events(PulseNoise.Logistic noise) implements LogisticReading {
    @Override
    public double threshold() {
      return PulseNoise.Logistic.THRESHOLD;
    }

    @Override
    public double divergence(double logOdds, double reference) {
      return StochasticReadout.divergence(logOdds, reference);
    }

    @Override
    public void add(Rows logOdds, int steps, Rows sums) {
      new ScoreScan(0, noise.prior()).addRates(logOdds, steps, sums);
    }

    @Override
    public void slopes(Rows logOdds, int steps, double factor) {
      float[] values = logOdds.values();
      double prior = StochasticReadout.logit(noise.prior());
      for (int i = logOdds.index(0, 0); i < logOdds.index(steps, 0); i++) {
        double u = values[i];
        double e = Math.exp(-Math.abs(u));
        values[i] = (float) (factor * e / ((1 + e) * (1 + e)) * (u - prior));
      }
    }
  }

  /** Height of a pulse, max(0, h). */
  record Heights(PulseNoise.Logistic noise, HeightRate kernel) implements LogisticReading {
    static Heights of(PulseNoise.Logistic noise) {
      double prior = StochasticReadout.logit(noise.prior());
      double v = new PulseNoise.LogisticHeights(noise).reference(prior);
      return new Heights(noise, new HeightRate(v));
    }

    @Override
    public double threshold() {
      return 0;
    }

    @Override
    public double divergence(double logOdds, double reference) {
      return PulseNoise.LogisticHeights.divergence(logOdds, reference);
    }

    @Override
    public void add(Rows logOdds, int steps, Rows sums) {
      kernel.add(logOdds, steps, sums.from(2));
    }

    @Override
    public void slopes(Rows logOdds, int steps, double factor) {
      kernel.slopes(logOdds, steps, factor);
    }
  }

  /** Clears the padding of rows. */
  static void clearPadding(Rows rows, int steps, int columns) {
    for (int t = 0; t < steps; t++) {
      int at = rows.index(t, 0);
      Arrays.fill(rows.values(), at + columns, at + rows.width(), 0f);
    }
  }
}
