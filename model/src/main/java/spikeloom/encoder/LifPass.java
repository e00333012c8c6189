package spikeloom.encoder;

import java.util.Arrays;
import java.util.List;
import spikeloom.kernel.Before;
import spikeloom.kernel.DenseProduct;
import spikeloom.kernel.LifScan;
import spikeloom.kernel.Padding;
import spikeloom.kernel.Range;
import spikeloom.kernel.ReadoutScan;
import spikeloom.kernel.Rows;
import spikeloom.kernel.SpikeBits;
import spikeloom.kernel.Workers;
import spikeloom.neuron.Lif;
import spikeloom.neuron.StochasticReadout;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;
import spikeloom.spike.SpikeBatch;

/**
 * Forward and backward of a {@link LifEncoder}. Workers divide the samples, and for the weight
 * gradients the weights: every sum is taken by one worker in a fixed order.
 */
final class LifPass implements EncoderPass {
  private final LifEncoder encoder;
  private final int steps;
  private final Workers workers;
  private final List<LifEncoder.Layer> layers;
  private final int readout;
  private final LifScan[] lif;
  private final ReadoutScan stochastic;
  private final SpikeBits[][]
      spikes; // [layer][sample]: what goes in; behind the last, what comes out
  private final InputCurrents[] currents;
  private final Rows[] trace; // [layer], a row per sample and step: U - 1, or the log-odds
  private final Rows[] adjoint; // [layer]: gradient of the spikes, then of the currents
  private final Rows[] biasGradient; // [layer], a row per sample
  private final Rows feedbackGradient;
  private final Rows[] transposed; // [layer]: weights with a row per neuron
  private final double[] rate;
  private final WeightGradient weightGradient;
  private final Bench[] benches;
  private int count;

  /** What one worker needs for itself. */
  private static final class Bench {
    final Rows uniform;
    final Rows[] state;
    final FastRandom random = new FastRandom(0);
    final long[] spikes; // [layer], input first

    Bench(LifEncoder encoder, int steps) {
      List<LifEncoder.Layer> layers = encoder.layers();
      spikes = new long[layers.size() + 1];
      state = new Rows[layers.size()];
      for (int l = 0; l < layers.size(); l++) {
        int stride = Padding.stride(layers.get(l).neurons());
        state[l] = l < layers.size() - 1 ? LifScan.state(stride) : ReadoutScan.state(stride);
      }
      uniform = Rows.of(steps, Padding.stride(encoder.latents()));
    }
  }

  LifPass(LifEncoder encoder, int capacity, int steps, Workers workers) {
    this.encoder = encoder;
    this.steps = steps;
    this.workers = workers;
    layers = encoder.layers();
    readout = layers.size() - 1;
    LifEncoder.Structure structure = encoder.structure();
    lif = new LifScan[readout];
    for (int l = 0; l < readout; l++) {
      Lif n = structure.neuron(l);
      double membraneGain = (1 - n.alpha()) * n.gain();
      lif[l] = new LifScan(n.beta(), n.alpha(), n.rho(), n.kappa(), 1 - n.beta(), membraneGain);
    }
    StochasticReadout r = structure.readout();
    stochastic = new ReadoutScan(r.gamma(), r.phi(), (1 - r.gamma()) * r.gain(), structure.prior());
    spikes = new SpikeBits[layers.size() + 1][capacity];
    currents = new InputCurrents[layers.size()];
    trace = new Rows[layers.size()];
    adjoint = new Rows[layers.size()];
    biasGradient = new Rows[layers.size()];
    transposed = new Rows[layers.size()];
    for (int l = 0; l < layers.size(); l++) {
      LifEncoder.Layer layer = layers.get(l);
      int inputs = layer.inputs();
      Arrays.setAll(spikes[l], b -> new SpikeBits(steps, inputs));
      trace[l] = Rows.of(capacity * steps, Padding.stride(layer.neurons()));
      currents[l] =
          new InputCurrents(layer.weights(), encoder.parameters(), spikes[l], trace[l], workers);
      adjoint[l] = Rows.of(capacity * steps, Padding.stride(layer.neurons()));
      biasGradient[l] = Rows.of(capacity, Padding.stride(layer.neurons()));
      transposed[l] = l == 0 ? Rows.of(0, 0) : Rows.spread(layer.neurons(), inputs);
    }
    Arrays.setAll(spikes[readout + 1], b -> new SpikeBits(steps, encoder.latents()));
    feedbackGradient = Rows.of(capacity, Padding.stride(encoder.latents()));
    rate = new double[capacity];
    weightGradient = new WeightGradient(layers, spikes, adjoint, workers);
    benches = new Bench[workers.count()];
    Arrays.setAll(benches, w -> new Bench(encoder, steps));
  }

  @Override
  public void forward(SpikeBatch input, RandomKey key, int[] identity) {
    if (input.samples() > rate.length
        || input.steps() != steps
        || input.channels() != encoder.inputs()
        || input.graded()) {
      throw new IllegalArgumentException(
          input + " does not fit " + rate.length + " x " + steps + " x " + encoder.inputs());
    }
    count = input.samples();
    workers.run(
        worker -> {
          Bench bench = benches[worker];
          Arrays.fill(bench.spikes, 0);
          Range mine = workers.share(worker, count);
          for (int b = mine.from(); b < mine.to(); b++) {
            SpikeBatches.read(input, b, spikes[0][b]);
            bench.spikes[0] += spikes[0][b].count();
          }
          for (int l = 0; l <= readout; l++) {
            currents[l].sum(worker, mine);
            for (int b = mine.from(); b < mine.to(); b++) {
              if (l < readout) {
                fire(bench, l, b);
              } else {
                sample(bench, b, RandomKey.foldBits(key.bits(), identity[b]));
              }
            }
          }
        });
  }

  private void fire(Bench bench, int l, int b) {
    Rows bias = Rows.of(layers.get(l).bias(), encoder.parameters().values());
    Arrays.fill(bench.state[l].values(), 0f);
    lif[l].forward(trace[l].from(b * steps), bias, spikes[l + 1][b], bench.state[l]);
    bench.spikes[l + 1] += spikes[l + 1][b].count();
  }

  private void sample(Bench bench, int b, long stream) {
    draw(bench, stream);
    Arrays.fill(bench.state[readout].values(), 0f);
    Rows bias = Rows.of(layers.get(readout).bias(), encoder.parameters().values());
    Rows feedback = Rows.of(encoder.feedback(), encoder.parameters().values());
    SpikeBits latent = spikes[readout + 1][b];
    Rows logOdds = trace[readout].from(b * steps);
    rate[b] =
        stochastic.forward(logOdds, bias, feedback, bench.uniform, latent, bench.state[readout]);
    bench.spikes[readout + 1] += latent.count();
  }

  private void draw(Bench bench, long stream) {
    bench.random.restart(stream);
    float[] uniform = bench.uniform.values();
    for (int t = 0; t < steps; t++) {
      int at = bench.uniform.index(t, 0);
      for (int n = 0; n < encoder.latents(); n++) {
        uniform[at + n] = bench.random.nextFloat();
      }
    }
  }

  @Override
  public void backward(double price, float[] gradient) {
    workers.run(
        worker -> {
          for (int l = 1; l <= readout; l++) {
            LifEncoder.Layer layer = layers.get(l);
            Rows weights = Rows.of(layer.weights(), encoder.parameters().values());
            Range mine = workers.share(worker, layer.inputs());
            DenseProduct.transpose(weights, mine, layer.neurons(), transposed[l]);
          }
        });
    workers.run(
        worker -> {
          Range mine = workers.share(worker, count);
          for (int b = mine.from(); b < mine.to(); b++) {
            backwardSample(benches[worker], b, price);
          }
        });
    weightGradient.sum(count, Before.NOTHING, gradient);
    for (int l = 0; l <= readout; l++) {
      WeightGradient.sumRows(biasGradient[l], count, layers.get(l).bias(), gradient);
    }
    WeightGradient.sumRows(feedbackGradient, count, encoder.feedback(), gradient);
  }

  private void backwardSample(Bench bench, int b, double price) {
    Rows feedback = Rows.of(encoder.feedback(), encoder.parameters().values());
    stochastic.backward(
        trace[readout].from(b * steps),
        adjoint[readout].from(b * steps),
        price,
        spikes[readout + 1][b],
        feedback,
        biasGradient[readout].from(b),
        feedbackGradient.from(b),
        bench.state[readout],
        bench.uniform);
    for (int l = readout; l > 0; l--) {
      int neurons = layers.get(l).neurons();
      Rows below = adjoint[l - 1].from(b * steps);
      Range rows = new Range(0, steps);
      DenseProduct.multiply(adjoint[l].from(b * steps), rows, neurons, transposed[l], below);
      Rows slope = trace[l - 1].from(b * steps);
      int to = slope.index(steps, 0);
      encoder.structure().surrogate().apply(slope.values(), slope.at(), to);
      lif[l - 1].backward(slope, below, steps, biasGradient[l - 1].from(b));
    }
  }

  @Override
  public int samples() {
    return count;
  }

  @Override
  public SpikeBits latent(int sample) {
    return spikes[readout + 1][sample];
  }

  @Override
  public double rate(int sample) {
    return rate[sample];
  }

  @Override
  public void rates(int sample, float[] reference, float[] nats) {
    Rows logOdds = trace[readout].from(sample * steps);
    for (int t = 0, i = 0; t < steps; t++) {
      for (int n = 0; n < encoder.latents(); n++, i++) {
        double u = logOdds.values()[logOdds.index(t, n)];
        nats[i] = (float) StochasticReadout.divergence(u, reference[i]);
      }
    }
  }

  @Override
  public void probabilities(int sample, float[] probabilities) {
    Rows logOdds = trace[readout].from(sample * steps);
    for (int t = 0, i = 0; t < steps; t++) {
      for (int n = 0; n < encoder.latents(); n++, i++) {
        double u = logOdds.values()[logOdds.index(t, n)];
        probabilities[i] = (float) (1 / (1 + Math.exp(-u)));
      }
    }
  }

  // The input sets the membrane; own past spikes enter the log-odds through their trace alone, so
  // that another sample's spikes are had by exchanging its part.
  @Override
  public double logProbability(int input, int spikesOf) {
    Rows logOdds = trace[readout].from(input * steps);
    Rows feedback = Rows.of(encoder.feedback(), encoder.parameters().values());
    SpikeBits own = latent(input);
    SpikeBits given = latent(spikesOf);
    double phi = encoder.structure().readout().phi();
    double sum = 0;
    for (int n = 0; n < encoder.latents(); n++) {
      double weight = feedback.values()[feedback.index(0, n)];
      double difference = 0; // of the two traces
      for (int t = 0; t < steps; t++) {
        double u = logOdds.values()[logOdds.index(t, n)] + weight * difference;
        int z = given.bit(t, n);
        // log s(u) for a spike, log(1 - s(u)) for none
        double x = z == 0 ? u : -u;
        sum -= Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
        difference = phi * difference + (z - own.bit(t, n));
      }
    }
    return sum;
  }

  @Override
  public long spikes(int layer) {
    long sum = 0;
    for (Bench bench : benches) {
      sum += bench.spikes[layer];
    }
    return sum;
  }

  @Override
  public long hiddenSpikes() {
    long sum = 0;
    for (int l = 1; l <= readout; l++) {
      sum += spikes(l);
    }
    return sum;
  }

  @Override
  public double hiddenSpikeRate() {
    int neurons = encoder.structure().hidden().stream().mapToInt(Integer::intValue).sum();
    return count == 0 || neurons == 0 ? 0 : hiddenSpikes() / ((double) count * steps * neurons);
  }

  @Override
  public long latentSpikes() {
    return spikes(readout + 1);
  }

  @Override
  public Rows latentAdjoint(int sample) {
    return adjoint[readout].from(sample * steps);
  }
}
