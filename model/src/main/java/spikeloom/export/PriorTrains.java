package spikeloom.export;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import spikeloom.kernel.SpikeBits;
import spikeloom.prior.CausalPrior;
import spikeloom.prior.PriorProcess;
import spikeloom.prior.PriorSampler;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

/**
 * Spike trains that verify an exported step of a prior: every other one is drawn from the prior,
 * the others fire at random, each with a probability of its own. The model is called step by step
 * with the state that it returned itself.
 */
final class PriorTrains {
  /**
   * How near to 0 the margin of a hidden neuron may come. Sums are taken in another order in every
   * program, so that rounding decides whether a nearer one fires; the train is compared up to
   * there.
   */
  static final double UNCERTAIN = 2e-5;

  private final CausalPrior prior;
  private final Map<String, List<Integer>> states;
  private final SpikeBits[] trains;

  /** Draws trains for a step of {@code prior}. */
  PriorTrains(CausalPrior prior, Map<String, List<Integer>> states, int count, RandomKey key) {
    this.prior = prior;
    this.states = states;
    trains = new SpikeBits[count];
    PriorSampler sampler = new PriorSampler(prior);
    for (int i = 0; i < count; i++) {
      RandomKey own = key.fold("prior export");
      trains[i] = new SpikeBits(prior.steps(), prior.latents());
      if (i % 2 == 0) {
        sampler.draw(trains[i], 0, own, i);
      } else {
        FastRandom random = own.fold(i).random();
        fire(trains[i], random.nextFloat(), random);
      }
    }
  }

  private static void fire(SpikeBits train, float probability, FastRandom random) {
    for (int t = 0; t < train.steps(); t++) {
      for (int n = 0; n < train.channels(); n++) {
        train.put(t, n, random.nextFloat() < probability);
      }
    }
  }

  /**
   * The largest absolute differences over all trains, steps and neurons; infinite if a number is
   * missing.
   *
   * @param probability of probabilities
   * @param logOdds of log-odds
   * @param shortened number of trains that were not compared to their end
   */
  record Differences(double probability, double logOdds, int shortened) {}

  /**
   * Compares a model with the prior.
   *
   * @param judged the model
   * @param own the same model in this program, which computes the margins
   */
  Differences compare(OnnxModel judged, OnnxRun own) {
    int count = trains.length;
    int latents = prior.latents();
    float[][][] expected = expected();
    boolean[] uncertain = new boolean[count];
    Map<String, OnnxTensor> judgedState = rest();
    Map<String, OnnxTensor> ownState = rest();
    double probability = 0;
    double logOdds = 0;
    for (int t = 0; t < prior.steps(); t++) {
      Map<String, OnnxTensor> outputs = step(judged, judgedState, t);
      step(own, ownState, t);
      float[] odds = values(outputs, OnnxPrior.LOG_ODDS);
      float[] probabilities = values(outputs, OnnxPrior.PROBABILITIES);
      for (int b = 0; b < count; b++) {
        uncertain[b] |= own.nearestMargin(b) < UNCERTAIN;
        for (int n = 0; n < latents && !uncertain[b]; n++) {
          double v = expected[b][t][n];
          int at = b * latents + n;
          logOdds = Math.max(logOdds, distance(v, odds[at]));
          probability = Math.max(probability, distance(1 / (1 + Math.exp(-v)), probabilities[at]));
        }
      }
    }
    int shortened = 0;
    for (boolean each : uncertain) {
      shortened += each ? 1 : 0;
    }
    return new Differences(probability, logOdds, shortened);
  }

  private static double distance(double expected, double actual) {
    double distance = Math.abs(expected - actual);
    return Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance;
  }

  /** The log-odds of the process, {@code [train][step][neuron]}. */
  private float[][][] expected() {
    PriorProcess process = prior.process();
    float[][][] odds = new float[trains.length][prior.steps()][prior.latents()];
    boolean[] fired = new boolean[prior.latents()];
    for (int b = 0; b < trains.length; b++) {
      process.begin();
      for (int t = 0; t < prior.steps(); t++) {
        process.predict(odds[b][t]);
        for (int n = 0; n < fired.length; n++) {
          fired[n] = trains[b].get(t, n);
        }
        process.accept(fired);
      }
    }
    return odds;
  }

  private Map<String, OnnxTensor> rest() {
    Map<String, OnnxTensor> state = new HashMap<>();
    states.forEach(
        (name, shape) -> {
          int[] sizes = new int[shape.size() + 1];
          sizes[0] = trains.length;
          for (int i = 0; i < shape.size(); i++) {
            sizes[i + 1] = shape.get(i);
          }
          state.put(name, OnnxTensor.zeros(sizes));
        });
    return state;
  }

  private Map<String, OnnxTensor> step(OnnxModel model, Map<String, OnnxTensor> state, int t) {
    Map<String, OnnxTensor> inputs = new HashMap<>(state);
    float[] steps = new float[trains.length];
    Arrays.fill(steps, t);
    inputs.put(OnnxPrior.STEP, new OnnxTensor(new int[] {trains.length}, steps, true));
    inputs.put(OnnxPrior.SPIKES, spikes(t - 1));
    Map<String, OnnxTensor> outputs = model.run(inputs);
    state.replaceAll((name, old) -> output(outputs, OnnxPrior.NEXT + name));
    return outputs;
  }

  private OnnxTensor spikes(int step) {
    int latents = prior.latents();
    OnnxTensor spikes = OnnxTensor.zeros(trains.length, latents);
    for (int i = 0; step >= 0 && i < spikes.values().length; i++) {
      spikes.values()[i] = trains[i / latents].bit(step, i % latents);
    }
    return spikes;
  }

  private static float[] values(Map<String, OnnxTensor> outputs, String name) {
    return output(outputs, name).values();
  }

  private static OnnxTensor output(Map<String, OnnxTensor> outputs, String name) {
    return Objects.requireNonNull(outputs.get(name), name);
  }
}
