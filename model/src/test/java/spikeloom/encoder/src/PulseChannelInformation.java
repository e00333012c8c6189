package spikeloom.encoder.src;

import spikeloom.neuron.PulseNoise;
import spikeloom.neuron.SpikingRecurrentCell;
import spikeloom.neuron.SpikingRecurrentCell.Response;

/**
 * One spiking recurrent cell over two steps, as a channel from two equally likely inputs to what a
 * decoder reads of it: integrals on a grid of the arguments with noise. Read values are sorted into
 * fine cells, which can only take information away.
 */
public final class PulseChannelInformation {
  private static final double END = 7;

  private final SpikingRecurrentCell cell;
  private final PulseNoise noise;
  private final PulseKind pulses;
  private final double bias;
  private final int fine; // cells of the first step's grid
  private final int coarse; // of the second step's, of which only those above 0 are reported apart

  public PulseChannelInformation(
      SpikingRecurrentCell cell, PulseNoise noise, PulseKind pulses, double bias, int fine) {
    this.cell = cell;
    this.noise = noise;
    this.pulses = pulses;
    this.bias = bias;
    this.fine = fine;
    coarse = fine / 4;
  }

  /** The information between input and what is read, and the mean of the rate, in nats. */
  public record Nats(double information, double rate) {}

  /**
   * Both for two courses of the input current.
   *
   * @param rate the noise as it is charged
   */
  public Nats of(double[] first, double[] second, PulseNoise rate) {
    double[][] a = new double[fine + 1][coarse + 1];
    double[][] b = new double[fine + 1][coarse + 1];
    double charged = (add(first, rate, a) + add(second, rate, b)) / 2;
    double information = 0;
    for (int i = 0; i <= fine; i++) {
      for (int j = 0; j <= coarse; j++) {
        double mean = (a[i][j] + b[i][j]) / 2;
        information += part(a[i][j], mean) + part(b[i][j], mean);
      }
    }
    return new Nats(information, charged);
  }

  private static double part(double p, double mean) {
    return p > 0 ? p / 2 * Math.log(p / mean) : 0;
  }

  // Adds the probabilities of what is read after both steps; returns the mean of the rate.
  private double add(double[] current, PulseNoise rate, double[][] read) {
    double width = 2 * END / fine;
    Response still = respond(current, 0);
    double mean = rate.rate(still.drive()[0], still.argument()[0]);
    for (int i = 0; i < fine; i++) {
      double from = i == 0 ? Double.NEGATIVE_INFINITY : -END + i * width;
      double to = i == fine - 1 ? Double.POSITIVE_INFINITY : -END + (i + 1) * width;
      double a = still.argument()[0];
      double p = below(to - a) - below(from - a);
      double middle = -END + (i + 0.5) * width;
      Response response = respond(current, middle - a);
      mean += p * rate.rate(response.drive()[1], response.argument()[1]);
      second(middle, p, response.argument()[1], read[symbol(middle, i)]);
    }
    return mean;
  }

  private Response respond(double[] current, double firstNoise) {
    return cell.respond(current, new double[] {firstNoise, 0}, bias, cell.rest(bias));
  }

  // What is read of the first step: its cell of the grid, or whether there is a spike.
  private int symbol(double w, int gridCell) {
    if (pulses == PulseKind.GRADED) {
      return w <= 0 ? 0 : gridCell + 1;
    }
    return w > PulseNoise.Logistic.THRESHOLD ? 1 : 0;
  }

  private void second(double before, double p, double argument, double[] read) {
    if (pulses == PulseKind.GRADED) {
      double width = END / coarse;
      double last = below(-argument);
      read[0] += p * last;
      for (int j = 0; j < coarse; j++) {
        double to = j == coarse - 1 ? 1 : below((j + 1) * width - argument);
        read[j + 1] += p * (to - last);
        last = to;
      }
      return;
    }
    boolean high = before > PulseNoise.Logistic.THRESHOLD;
    double level = 1 - below(PulseNoise.Logistic.THRESHOLD - argument);
    double spike = pulses == PulseKind.ONSETS && high ? 0 : level;
    read[1] += p * spike;
    read[0] += p * (1 - spike);
  }

  private double below(double x) {
    if (noise instanceof PulseNoise.Logistic logistic) {
      return 1 / (1 + Math.exp(-x / logistic.tau()));
    }
    return normal(x / ((PulseNoise.Gaussian) noise).sigma());
  }

  /** The standard normal distribution function, by its continued fraction or its series. */
  static double normal(double z) {
    double x = Math.abs(z);
    if (x > 37) {
      return z > 0 ? 1 : 0;
    }
    double density = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    double tail;
    if (x > 3) {
      double fraction = x;
      for (int k = 60; k > 0; k--) {
        fraction = x + k / fraction;
      }
      tail = density / fraction;
    } else {
      double term = x;
      double sum = x;
      for (int k = 1; k < 100; k++) {
        term *= x * x / (2 * k + 1);
        sum += term;
      }
      tail = 0.5 - density * sum;
    }
    return z > 0 ? 1 - tail : tail;
  }
}
