package spikeloom.learning.exact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import spikeloom.array.Workers;
import spikeloom.encoder.exact.ContinuedSpikes;
import spikeloom.encoder.exact.InputAdjoint;
import spikeloom.encoder.exact.QifRecurrentNetwork;
import spikeloom.encoder.exact.QifRecurrentPass;
import spikeloom.encoder.exact.SpikeTimes;
import spikeloom.neuron.Qif;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

/**
 * A recurrent network of ten neurons, each driven by an excitatory and an inhibitory train of
 * random spikes, is trained so that two of them fire at given times, by the weights between the
 * neurons (none to itself) and their states at the beginning.
 *
 * <pre>
 *   loss = mean over targets t* of ((t - t*) / (t* + 2))^2
 * </pre>
 *
 * <p>After each neuron's last target there is one more at 1.1 T, which counts only for an earlier
 * spike. Source: Klos and Memmesheimer, arXiv 2309.14523.
 */
public final class SpikePatternTask {
  /** T. */
  public static final double TRIAL = 10;

  private static final int NEURONS = 10;
  private static final double INPUT_WEIGHT = 5;
  private static final double[] TARGET_RATES = {1, 0.5};
  private static final double NO_MORE = 1.1 * TRIAL;
  private static final double SOFTENED = 2;
  private static final double RATE = 1e-2;
  private static final double DECAY_STEPS = 2000;

  private final QifRecurrentNetwork network =
      QifRecurrentNetwork.of(Qif.ofPaper(), TRIAL, NEURONS, 2 * NEURONS);
  private final QifRecurrentPass pass = new QifRecurrentPass(network);
  private final SpikeTimes input = new SpikeTimes();
  private final List<double[]> targets = new ArrayList<>();
  private final double[] gradient = new double[network.parameters().length];
  private final AdaBelief optimiser = new AdaBelief(network.parameters());
  private final int entries;
  private int steps;

  /** Creates a task with given inputs and targets. */
  public SpikePatternTask(RandomKey key) {
    FastRandom random = key.random();
    input.clear(2 * NEURONS);
    for (int i = 0; i < 2 * NEURONS; i++) {
      int target = i / 2;
      double weight = i % 2 == 0 ? INPUT_WEIGHT : -INPUT_WEIGHT;
      network.parameters()[network.weightsOfInput(i) + target] = weight;
      for (double time : train(1, 0, random)) {
        input.add(time, i);
      }
    }
    input.merge();
    int count = 0;
    for (double rate : TARGET_RATES) {
      targets.add(train(rate, 1, random));
      count += targets.get(targets.size() - 1).length + 1;
    }
    entries = count;
  }

  /** Random spikes, each at least {@code rest} after the previous one. */
  private static double[] train(double rate, double rest, FastRandom random) {
    List<Double> times = new ArrayList<>();
    double time = 0;
    while (true) {
      time += rest - Math.log(1 - random.nextDouble()) / rate;
      if (time >= TRIAL) {
        return times.stream().mapToDouble(t -> t).toArray();
      }
      times.add(time);
    }
  }

  /** Target times of the neurons with targets. */
  public List<double[]> targets() {
    return List.copyOf(targets);
  }

  /** Runs the trial and returns the loss. */
  public double run() {
    pass.forward(input);
    double loss = 0;
    for (int n = 0; n < targets.size(); n++) {
      for (int k = 0; k <= targets.get(n).length; k++) {
        double error = error(n, k);
        loss += error * error / entries;
      }
    }
    return loss;
  }

  private double target(int neuron, int k) {
    double[] times = targets.get(neuron);
    return k < times.length ? times[k] : NO_MORE;
  }

  private double error(int neuron, int k) {
    double target = target(neuron, k);
    double late = pass.time(neuron, k) - target;
    return (k < targets.get(neuron).length ? late : Math.min(0, late)) / (target + SOFTENED);
  }

  /** The network's spikes in the last run. */
  public ContinuedSpikes output() {
    return pass;
  }

  /** Mean distance of the spikes from their targets in the last run. */
  public double meanDistance() {
    double sum = 0;
    int count = 0;
    for (int n = 0; n < targets.size(); n++) {
      for (int k = 0; k < targets.get(n).length; k++) {
        sum += Math.abs(pass.time(n, k) - target(n, k));
        count++;
      }
    }
    return sum / Math.max(1, count);
  }

  /** Takes a step after {@link #run}. */
  public void learn(Workers workers) {
    Arrays.fill(gradient, 0);
    for (int n = 0; n < targets.size(); n++) {
      for (int k = 0; k <= targets.get(n).length; k++) {
        pass.addTimeAdjoint(n, k, 2 * error(n, k) / ((target(n, k) + SOFTENED) * entries));
      }
    }
    pass.backward(InputAdjoint.NONE, gradient);
    for (int n = 0; n < NEURONS; n++) {
      gradient[network.weightsOf(n) + n] = 0;
    }
    Arrays.fill(gradient, network.weightsOfInput(0), network.potentialsAt(), 0);
    optimiser.update(gradient, RATE * Math.exp(-steps / DECAY_STEPS), workers);
    steps++;
  }
}
