package spikeloom.encoding;

import spikeloom.parameter.NumberParameter;
import spikeloom.random.FastRandom;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeBatchBuilder;
import spikeloom.spike.SpikeRaster;

/**
 * Population code: every value is seen by m neurons with Gaussian receptive fields that overlap.
 * Neuron j = 1 .. m prefers the value c(j) and is as active as the value is near it,
 *
 * <pre>{@code
 * c(j) = (j - 1.5) d,  sigma = d / beta,  d = 1 / (m - 2)
 * a(j) = exp(-(v - c(j))^2 / (2 sigma^2))
 * latency   spike at step round((1 - a(j)) (T - 1)),  none where a(j) < 0.1
 * rate      x(j, t) ~ Bernoulli(a(j))
 * }</pre>
 *
 * <p>Channel {@code i m + j - 1} is neuron j of value i. The estimate takes the most active neuron
 * and its more active neighbour: the logarithm of the ratio of their activations is linear in v.
 * With latencies and beta = 1.5 it is exact to {@code d / (T - 1)} from 10 steps on; with rates it
 * has no bound. Values outside [0, 1] are clipped; NaN is silent. Random numbers are drawn for
 * rates only. Source: Bohte, Kok and La Poutre, "Error-backpropagation in temporally encoded
 * networks of spiking neurons", Neurocomputing 48, 2002 (beta = 1.5, ten steps, the least
 * activation 0.1).
 *
 * @param neurons m, 3 .. 64
 * @param beta how narrow the fields are, 1 .. 2
 * @param firing how activation becomes spikes
 */
public record PopulationEncoding(int neurons, double beta, Firing firing) implements SpikeEncoding {
  /** How activation becomes spikes. */
  public enum Firing {
    /** One spike, the more active the earlier. */
    LATENCY,
    /** At random, the more active the more often. */
    RATE
  }

  static final NumberParameter NEURONS =
      NumberParameter.whole("neurons", "neurons per value", 3, 64, 5);
  static final NumberParameter BETA =
      NumberParameter.real("beta", "narrowness of the receptive fields", 1, 2, 1.5);
  static final NumberParameter FIRING =
      NumberParameter.choice("firing", "conversion of activation to spikes", Firing.values());

  private static final double LEAST = 0.1;

  /** Checks the parameters. */
  public PopulationEncoding {
    NEURONS.check("code " + code(), neurons);
    BETA.check("code " + code(), beta);
  }

  /** Five neurons per value, each with one spike or none. */
  public PopulationEncoding() {
    this(NEURONS.defaultInt(), BETA.defaultValue(), Firing.LATENCY);
  }

  @Override
  public String code() {
    return "population";
  }

  @Override
  public int channels(SignalShape shape) {
    return shape.size() * neurons;
  }

  @Override
  public void encode(
      float[] signal, int at, SignalShape shape, FastRandom random, SpikeBatchBuilder target) {
    float[] active = new float[channels(shape)];
    for (int n = 0; n < active.length; n++) {
      float value = Math.max(0f, Math.min(1f, signal[at + n / neurons]));
      active[n] = Float.isNaN(value) ? 0 : activation(value, n % neurons);
    }
    if (firing == Firing.RATE) {
      new RateEncoding()
          .encode(active, 0, new SignalShape.Series(1, active.length), random, target);
      return;
    }
    for (int n = 0; n < active.length; n++) {
      if (active[n] >= LEAST) {
        target.spike(Math.round((1 - active[n]) * (target.steps() - 1)), n);
      }
    }
  }

  private float activation(double value, int neuron) {
    double distance = (value - centre(neuron)) / sigma();
    return (float) Math.exp(-0.5 * distance * distance);
  }

  private double spacing() {
    return 1.0 / (neurons - 2);
  }

  private double sigma() {
    return spacing() / beta;
  }

  private double centre(int neuron) {
    return (neuron - 0.5) * spacing();
  }

  @Override
  public float[] estimate(SpikeRaster spikes, SignalShape shape) {
    SpikeTrains trains = SpikeTrains.of(spikes);
    float[] values = new float[shape.size()];
    double[] active = new double[neurons];
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < neurons; j++) {
        active[j] = active(trains, spikes.steps(), i * neurons + j);
      }
      values[i] = (float) Math.max(0, Math.min(1, estimate(active)));
    }
    return values;
  }

  private double active(SpikeTrains trains, int steps, int channel) {
    if (firing == Firing.RATE) {
      return (double) trains.count(channel) / steps;
    }
    // The least that a spike at the last step stands for is half a step.
    return trains.silent(channel)
        ? 0
        : Math.max(1 - trains.first(channel) / Math.max(1, steps - 1), 0.5 / steps);
  }

  private double estimate(double[] active) {
    int best = 0;
    for (int j = 1; j < neurons; j++) {
      best = active[j] > active[best] ? j : best;
    }
    double below = best > 0 ? active[best - 1] : 0;
    double above = best + 1 < neurons ? active[best + 1] : 0;
    if (active[best] == 0) {
      return 0;
    }
    if (below == 0 && above == 0) {
      return centre(best);
    }
    double side = above > below ? 1 : -1;
    double ratio = Math.log(active[best] / Math.max(above, below));
    double middle = centre(best) + side * spacing() / 2;
    return middle - side * ratio * sigma() * sigma() / spacing();
  }
}
