package spikeloom.prior;

import java.util.Arrays;
import spikeloom.array.Parameters;
import spikeloom.neuron.Surrogate;

/**
 * All causal priors in double precision, one sample at a time, straight from their equations.
 * Latent spikes are real numbers here, so that log-odds can be differentiated in them.
 */
final class PriorReference {
  private static final double[] DECAYS = {0.5, 0.8, 0.95};
  private static final int HIDDEN = 256;

  private final PriorKind kind;
  private final Parameters layout;
  private final int latents;

  /** What a window leaves to the next. */
  static final class State {
    final double[][] traces; // [decay][neuron]
    final double[] membrane = new double[HIDDEN];
    final double[] refractory = new double[HIDDEN];
    final double[] spikes = new double[HIDDEN];
    final double[] filter;

    State(int latents) {
      traces = new double[DECAYS.length][latents];
      filter = new double[latents];
    }

    State copy() {
      State copy = new State(filter.length);
      for (int k = 0; k < traces.length; k++) {
        System.arraycopy(traces[k], 0, copy.traces[k], 0, filter.length);
      }
      System.arraycopy(membrane, 0, copy.membrane, 0, HIDDEN);
      System.arraycopy(refractory, 0, copy.refractory, 0, HIDDEN);
      System.arraycopy(spikes, 0, copy.spikes, 0, HIDDEN);
      System.arraycopy(filter, 0, copy.filter, 0, filter.length);
      return copy;
    }
  }

  /**
   * The hidden spikes of a window. Once recorded, a spike is the recorded one plus the surrogate's
   * slope times the change of the margin, whose derivative is the surrogate gradient.
   */
  static final class HiddenSpikes {
    private final double[][] margin;
    private final double[][] spike;
    private boolean recorded;

    HiddenSpikes(int steps) {
      margin = new double[steps][HIDDEN];
      spike = new double[steps][HIDDEN];
    }

    double spike(int t, int j, double now) {
      if (!recorded) {
        margin[t][j] = now;
        spike[t][j] = now >= 0 ? 1 : 0;
      }
      return spike[t][j] + Surrogate.FAST_SIGMOID.at(margin[t][j]) * (now - margin[t][j]);
    }

    void keep() {
      recorded = true;
    }

    double nearestToThreshold() {
      double least = Double.POSITIVE_INFINITY;
      for (double[] row : margin) {
        for (double value : row) {
          least = Math.min(least, Math.abs(value));
        }
      }
      return least;
    }
  }

  PriorReference(PriorKind kind, CausalPrior prior) {
    this.kind = kind;
    layout = prior.parameters();
    latents = prior.latents();
  }

  static double[] parameters(CausalPrior prior) {
    float[] values = prior.parameters().values();
    double[] copy = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      copy[i] = values[i];
    }
    return copy;
  }

  /**
   * Log-odds of a window.
   *
   * @param z spikes, [step][neuron]
   * @param state overwritten
   */
  double[][] logOdds(
      double[] values, double[][] z, int firstStep, State state, HiddenSpikes record) {
    double[][] odds = new double[z.length][latents];
    for (int t = 0; t < z.length; t++) {
      int step = firstStep + t;
      switch (kind) {
        case FIXED -> Arrays.fill(odds[t], Math.log(0.3 / 0.7));
        case RATES -> odds[t] = row("prior rates", step, values);
        case GLM -> odds[t] = traces("prior rates", step, values, state);
        case NETWORK -> {
          odds[t] = row("prior rates", step, values);
          double[] h = traces("prior step weights", step, values, state);
          for (int j = 0; j < HIDDEN; j++) {
            add(Math.max(0, h[j]), "prior output weights", j, values, odds[t]);
          }
        }
        case SPIKING_NETWORK -> odds[t] = spiking(t, step, values, state, record);
      }
      for (int k = 0; k < DECAYS.length; k++) {
        for (int m = 0; m < latents; m++) {
          state.traces[k][m] = DECAYS[k] * state.traces[k][m] + (1 - DECAYS[k]) * z[t][m];
        }
      }
    }
    return odds;
  }

  private double[] spiking(int t, int step, double[] values, State state, HiddenSpikes record) {
    double[] c = traces("prior step weights", step, values, state);
    double[] bias = row("prior hidden bias", 0, values);
    double[] sums = new double[latents];
    for (int j = 0; j < HIDDEN; j++) {
      state.membrane[j] = 0.5 * state.membrane[j] + 0.5 * c[j];
      state.refractory[j] = 0.5 * state.refractory[j] + state.spikes[j];
      double margin = 5 * state.membrane[j] + bias[j] - state.refractory[j] - 1;
      state.spikes[j] = record.spike(t, j, margin);
      add(state.spikes[j], "prior output weights", j, values, sums);
    }
    double[] odds = row("prior rates", step, values);
    for (int n = 0; n < latents; n++) {
      state.filter[n] = 0.3 * state.filter[n] + 0.7 * sums[n];
      odds[n] += state.filter[n];
    }
    return odds;
  }

  private double[] traces(String steps, int step, double[] values, State state) {
    double[] sums = row(steps, step, values);
    for (int k = 0; k < DECAYS.length; k++) {
      for (int m = 0; m < latents; m++) {
        add(state.traces[k][m], "prior trace weights", k * latents + m, values, sums);
      }
    }
    return sums;
  }

  private double[] row(String name, int row, double[] values) {
    double[] sums = new double[layout.slice(name).columns()];
    add(1, name, row, values, sums);
    return sums;
  }

  private void add(double factor, String name, int row, double[] values, double[] sums) {
    int at = layout.slice(name).at(row, 0);
    for (int j = 0; j < sums.length; j++) {
      sums[j] += factor * values[at + j];
    }
  }
}
