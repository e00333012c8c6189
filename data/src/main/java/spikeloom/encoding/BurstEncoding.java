package spikeloom.encoding;

import spikeloom.parameter.NumberParameter;
import spikeloom.random.FastRandom;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeBatchBuilder;
import spikeloom.spike.SpikeRaster;

/**
 * Burst code: the greater the value, the more spikes and the closer together. With at most N spikes
 * and intervals from the shortest s to the longest that lets a whole burst into the trial,
 *
 * <pre>{@code
 * n(i) = ceil(N v(i))                           spikes
 * I(i) = ceil(l - (l - s) v(i))                 steps apart, from step 0 on
 * l = max(s, floor((T - 1) / (N - 1)))
 * }</pre>
 *
 * <p>Number and interval each give a range of values; the estimate is the middle of what both
 * allow. It is exact to {@code 1 / (2 N)} or better, unless the trial is shorter than the quickest
 * whole burst, {@code (N - 1) s + 1} steps, and cuts it. Values outside [0, 1] are clipped; NaN is
 * silent. No random numbers are drawn. Source: Guo, Fouda, Eltawil and Salama, "Neural coding in
 * spiking neural networks: a comparative study for robust neuromorphic systems", Frontiers in
 * Neuroscience 15, 2021 (N = 5, s = 2 ms); bursts in networks: Park, Kim, Choe and Yoon, "Fast and
 * efficient information transmission with burst spikes in deep spiking neural networks", DAC 2019.
 *
 * @param most N, 2 .. 64 spikes
 * @param shortest s, 1 .. 1000 steps
 */
public record BurstEncoding(int most, int shortest) implements SpikeEncoding {
  static final NumberParameter MOST =
      NumberParameter.whole("most", "number of spikes of the value 1", 2, 64, 5);
  static final NumberParameter SHORTEST =
      NumberParameter.whole("shortest", "steps between the spikes of the value 1", 1, 1000, 2);

  /** Checks both parameters. */
  public BurstEncoding {
    MOST.check("code " + code(), most);
    SHORTEST.check("code " + code(), shortest);
  }

  /** Five spikes, at least two steps apart. */
  public BurstEncoding() {
    this(MOST.defaultInt(), SHORTEST.defaultInt());
  }

  @Override
  public String code() {
    return "burst";
  }

  @Override
  public void encode(
      float[] signal, int at, SignalShape shape, FastRandom random, SpikeBatchBuilder target) {
    int steps = target.steps();
    int longest = longest(steps);
    for (int i = 0; i < shape.size(); i++) {
      if (signal[at + i] > 0) { // false for NaN
        double value = Math.min(1.0, signal[at + i]);
        int spikes = (int) Math.ceil(most * value);
        int interval = (int) Math.ceil(longest - (longest - shortest) * value);
        for (int k = 0; k < spikes && k * interval < steps; k++) {
          target.spike(k * interval, i);
        }
      }
    }
  }

  private int longest(int steps) {
    return Math.max(shortest, (steps - 1) / (most - 1));
  }

  @Override
  public float[] estimate(SpikeRaster spikes, SignalShape shape) {
    SpikeTrains trains = SpikeTrains.of(spikes);
    int longest = longest(spikes.steps());
    float[] values = new float[shape.size()];
    for (int i = 0; i < values.length; i++) {
      if (!trains.silent(i)) {
        values[i] = (float) middle(trains.count(i), trains.interval(i), longest);
      }
    }
    return values;
  }

  private double middle(int count, double interval, int longest) {
    double low = (count - 1.0) / most;
    double high = (double) count / most;
    if (count > 1 && longest > shortest) {
      double span = longest - shortest;
      double slowest = (longest - interval) / span;
      double quickest = (longest - interval + 1) / span;
      // A burst that was cut may contradict its intervals.
      if (slowest <= high && quickest >= low) {
        low = Math.max(low, slowest);
        high = Math.min(high, quickest);
      }
    }
    return (low + high) / 2;
  }
}
