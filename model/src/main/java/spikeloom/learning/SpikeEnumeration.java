package spikeloom.learning;

import java.util.Arrays;
import spikeloom.array.Padding;
import spikeloom.array.Parameters;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.decoder.DecoderPass;
import spikeloom.decoder.WindowedLatents;
import spikeloom.encoder.lif.LatentDraws;
import spikeloom.encoder.lif.LifEncoder;
import spikeloom.kernel.SpikeBits;
import spikeloom.neuron.Lif;
import spikeloom.neuron.Neurons;
import spikeloom.neuron.StochasticReadout;
import spikeloom.objective.Distortion;
import spikeloom.prior.PriorProcess;

/**
 * The expected loss of one sample and its gradient in the readout's parameters, exactly: a sum over
 * all patterns of latent spikes, each with its probability. In double precision, with N neurons and
 * T steps over {@code 2^(N T)} patterns; a standard for estimates of the gradient.
 *
 * <p>Parameters are vectors in the layout of the encoder's; only the readout's slices are read, and
 * only theirs are not 0 in gradients.
 */
public final class SpikeEnumeration {
  /** Largest number of latent neurons times steps. */
  public static final int MOST = 16;

  private final Autoencoder model;
  private final LifEncoder encoder;
  private final int steps;
  private final int latents;
  private final double[][] inputs; // [step][input of the readout]
  private final double[] distortion; // [pattern], nats
  private final double[][] priorLogOdds; // [pattern][step * N + neuron], for a learned prior

  /**
   * An enumeration for the first sample of a batch.
   *
   * @throws IllegalArgumentException if there are too many patterns, or the encoder is not made of
   *     LIF layers
   */
  public SpikeEnumeration(Autoencoder model, Batch batch) {
    this.model = model;
    steps = model.steps();
    latents = model.encoder().latents();
    if (!(model.encoder() instanceof LifEncoder lif) || steps * latents > MOST) {
      throw new IllegalArgumentException(
          "patterns of " + latents + " neurons and " + steps + " steps are not enumerated");
    }
    encoder = lif;
    inputs = hidden(batch);
    distortion = distortions(batch);
    priorLogOdds = priorLogOdds();
  }

  /** Number of patterns. */
  public int patterns() {
    return 1 << (steps * latents);
  }

  /** The spikes of a pattern: bit {@code step * N + neuron} of its number. */
  public boolean fires(int pattern, int step, int neuron) {
    return (pattern >>> (step * latents + neuron) & 1) != 0;
  }

  /** Numbers that make latent spikes of the given pattern for each draw. */
  public LatentDraws draws(int... patterns) {
    // At the ends of [0, 1) any probability that is not extreme has no choice.
    return (sample, draw, step, uniform, at) -> {
      for (int n = 0; n < latents; n++) {
        uniform[at + n] = fires(patterns[draw], step, n) ? 0f : Math.nextDown(1f);
      }
    };
  }

  private double[][] hidden(Batch batch) {
    double[][] spikes = new double[steps][batch.input().channels()];
    for (int t = 0; t < steps; t++) {
      for (int i = batch.input().begin(0, t); i < batch.input().end(0, t); i++) {
        spikes[t][batch.input().channel(i)] = 1;
      }
    }
    double[] values = doubles(encoder.parameters().values());
    for (int l = 0; l < encoder.structure().hidden().size(); l++) {
      Lif neuron = l == 0 ? encoder.structure().first() : encoder.structure().deeper();
      Parameters.Slice weights = slice("hidden layer " + (l + 1) + " weights");
      Parameters.Slice bias = slice("hidden layer " + (l + 1) + " bias");
      double[][] fired = new double[steps][weights.columns()];
      for (int j = 0; j < weights.columns(); j++) {
        double[] current = currents(spikes, values, weights, j);
        Lif.Response response = neuron.respond(current, values[bias.at(0, j)], Neurons.STEP);
        for (int t = 0; t < steps; t++) {
          fired[t][j] = response.spikes()[t];
        }
      }
      spikes = fired;
    }
    return spikes;
  }

  private static double[] currents(
      double[][] spikes, double[] values, Parameters.Slice weights, int neuron) {
    double[] current = new double[spikes.length];
    for (int t = 0; t < current.length; t++) {
      for (int i = 0; i < weights.rows(); i++) {
        current[t] += spikes[t][i] * values[weights.at(i, neuron)];
      }
    }
    return current;
  }

  private double[] distortions(Batch batch) {
    double[] sums = new double[patterns()];
    SpikeBits bits = new SpikeBits(steps, latents);
    DecoderPass.Latents one = new One(bits, Rows.of(steps, Padding.stride(latents)));
    WindowedLatents windows = new WindowedLatents(one, model.windows(), latents, 1);
    try (Workers workers = new Workers(1)) {
      DecoderPass pass = model.decoder().pass(model.windows().count(), workers);
      for (int pattern = 0; pattern < sums.length; pattern++) {
        bits.clear();
        for (int k = pattern; k != 0; k &= k - 1) {
          int cell = Integer.numberOfTrailingZeros(k);
          bits.set(cell / latents, cell % latents);
        }
        windows.cut(1, workers);
        pass.forward(windows, model.windows().count());
        sums[pattern] = distortion(pass.logits(), batch.target());
      }
    }
    return sums;
  }

  private double distortion(Rows logits, float[] target) {
    int values = model.decoder().outputs();
    Distortion.Scale scale = new OutputScaling(model, 0).begin(1);
    double sum = 0;
    for (int m = 0; m < model.windows().count(); m++) {
      int at = logits.index(m, 0);
      sum +=
          model.objective().distortion().gradient(logits.values(), at, target, m * values, scale);
    }
    return sum;
  }

  private record One(SpikeBits bits, Rows adjoint) implements DecoderPass.Latents {
    @Override
    public SpikeBits spikes(int sample) {
      return bits;
    }

    @Override
    public Rows adjoint(int sample) {
      return adjoint;
    }
  }

  private Parameters.Slice slice(String name) {
    return encoder.parameters().slice(name);
  }

  /** The encoder's own parameters as numbers in double precision. */
  public double[] parameters() {
    return doubles(encoder.parameters().values());
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    Arrays.setAll(doubles, i -> values[i]);
    return doubles;
  }

  /** Probability of every pattern; they sum to 1. */
  public double[] probabilities(double[] parameters) {
    double[] product = new double[patterns()];
    Arrays.fill(product, 1);
    for (int n = 0; n < latents; n++) {
      Own[] own = neuron(parameters, n);
      for (int k = 0; k < product.length; k++) {
        product[k] *= own[ownPattern(k, n)].probability;
      }
    }
    return product;
  }

  /** The loss of every pattern: weighted distortion plus weighted rate. */
  private double[] losses(double[] parameters) {
    double weight =
        model.objective().distortionWeight(model.windows().count(), model.decoder().outputs());
    double[] sum = new double[patterns()];
    Arrays.setAll(sum, k -> weight * distortion[k]);
    for (int n = 0; n < latents; n++) {
      Own[] own = neuron(parameters, n);
      for (int k = 0; k < sum.length; k++) {
        sum[k] += rateWeight() * rate(own[ownPattern(k, n)].response, k, n);
      }
    }
    return sum;
  }

  private double rate(StochasticReadout.Response response, int pattern, int neuron) {
    if (priorLogOdds.length == 0) {
      return response.rate();
    }
    double sum = 0;
    for (int t = 0; t < steps; t++) {
      double v = priorLogOdds[pattern][t * latents + neuron];
      sum += StochasticReadout.divergence(response.logOdds()[t], v);
    }
    return sum;
  }

  /** Log-odds of a learned prior at every pattern; none for the fixed prior. */
  private double[][] priorLogOdds() {
    if (model.prior().parameters().count() == 0) {
      return new double[0][];
    }
    double[][] all = new double[patterns()][steps * latents];
    PriorProcess process = model.prior().process();
    float[] odds = new float[latents];
    boolean[] fired = new boolean[latents];
    for (int k = 0; k < all.length; k++) {
      process.begin();
      for (int t = 0; t < steps; t++) {
        process.predict(odds);
        for (int n = 0; n < latents; n++) {
          all[k][t * latents + n] = odds[n];
          fired[n] = fires(k, t, n);
        }
        process.accept(fired);
      }
    }
    return all;
  }

  private double rateWeight() {
    return model.rateWeight(1);
  }

  /** The expected loss. */
  public double loss(double[] parameters) {
    double[] probability = probabilities(parameters);
    double[] loss = losses(parameters);
    double sum = 0;
    for (int k = 0; k < loss.length; k++) {
      sum += probability[k] * loss[k];
    }
    return sum;
  }

  /**
   * The gradient of the expected loss.
   *
   * @throws IllegalStateException if the prior is learned: see {@link #loss}
   */
  public double[] gradient(double[] parameters) {
    if (priorLogOdds.length > 0) {
      throw new IllegalStateException("with a learned prior only the expected loss is enumerated");
    }
    double[] probability = probabilities(parameters);
    double[] loss = losses(parameters);
    double[] gradient = new double[parameters.length];
    for (int n = 0; n < latents; n++) {
      Own[] own = neuron(parameters, n);
      double[] mass = new double[own.length];
      double[] cost = new double[own.length];
      for (int k = 0; k < loss.length; k++) {
        mass[ownPattern(k, n)] += probability[k];
        cost[ownPattern(k, n)] += probability[k] * loss[k];
      }
      for (int k = 0; k < own.length; k++) {
        add(cost[k], encoder.structure().readout().score(own[k].response), n, gradient);
        add(mass[k], rateGradient(own[k].response), n, gradient);
      }
    }
    return gradient;
  }

  // Without feedback weight nothing flows through spikes: the rate's derivative given the past.
  private StochasticReadout.Adjoint rateGradient(StochasticReadout.Response response) {
    double prior = encoder.structure().prior();
    return encoder
        .structure()
        .readout()
        .adjoint(response, new double[steps], 0, prior, rateWeight());
  }

  private void add(double factor, StochasticReadout.Adjoint adjoint, int n, double[] gradient) {
    Parameters.Slice weights = slice("readout weights");
    for (int t = 0; t < steps; t++) {
      for (int i = 0; i < weights.rows(); i++) {
        gradient[weights.at(i, n)] += factor * adjoint.current()[t] * inputs[t][i];
      }
    }
    gradient[slice("readout bias").at(0, n)] += factor * adjoint.bias();
    gradient[slice("readout feedback").at(0, n)] += factor * adjoint.feedbackWeight();
  }

  /** The response of one neuron in one of its patterns. */
  private record Own(StochasticReadout.Response response, double probability) {}

  private int ownPattern(int pattern, int neuron) {
    int own = 0;
    for (int t = 0; t < steps; t++) {
      own |= fires(pattern, t, neuron) ? 1 << t : 0;
    }
    return own;
  }

  private Own[] neuron(double[] parameters, int n) {
    double[] current = currents(inputs, parameters, slice("readout weights"), n);
    double bias = parameters[slice("readout bias").at(0, n)];
    double feedback = parameters[slice("readout feedback").at(0, n)];
    double prior = encoder.structure().prior();
    StochasticReadout readout = encoder.structure().readout();
    Own[] all = new Own[1 << steps];
    for (int k = 0; k < all.length; k++) {
      int own = k;
      StochasticReadout.Response response =
          readout.respond(current, bias, feedback, prior, (t, p) -> own >>> t & 1);
      double probability = 1;
      for (int t = 0; t < steps; t++) {
        double p = 1 / (1 + Math.exp(-response.logOdds()[t]));
        probability *= (own >>> t & 1) != 0 ? p : 1 - p;
      }
      all[k] = new Own(response, probability);
    }
    return all;
  }
}
