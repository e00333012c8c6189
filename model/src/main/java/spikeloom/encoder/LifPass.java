package spikeloom.encoder;

import java.util.Arrays;
import java.util.List;
import spikeloom.kernel.Before;
import spikeloom.kernel.BitMatrix;
import spikeloom.kernel.BitProduct;
import spikeloom.kernel.DenseProduct;
import spikeloom.kernel.EventProduct;
import spikeloom.kernel.LifScan;
import spikeloom.kernel.Padding;
import spikeloom.kernel.Range;
import spikeloom.kernel.ReadoutScan;
import spikeloom.kernel.Rows;
import spikeloom.kernel.Sparsity;
import spikeloom.kernel.SpikeBits;
import spikeloom.kernel.StepEvents;
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
  private static final int WORD = BitMatrix.COLUMNS;
  private static final int GROUP = 8;

  private final LifEncoder encoder;
  private final int steps;
  private final Workers workers;
  private final List<LifEncoder.Layer> layers;
  private final int readout;
  private final LifScan[] lif;
  private final ReadoutScan stochastic;
  private final SpikeBits[][]
      spikes; // [layer][sample]: what goes into a layer; last, what comes out
  private final BitMatrix[] stepSpikes; // [layer]: the same with a row per step, where needed
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
    final StepEvents[][] events; // [layer][sample of a group]
    final int[] group = new int[GROUP];
    final float[] scratch = new float[EventProduct.SCRATCH];
    final BitProduct product = new BitProduct();
    final int[] square = new int[WORD];
    final int[] rows;
    final Rows uniform;
    final Rows[] state;
    final FastRandom random = new FastRandom(0);
    long hiddenSpikes;
    long latentSpikes;

    Bench(LifEncoder encoder, int capacity, int steps) {
      List<LifEncoder.Layer> layers = encoder.layers();
      events = new StepEvents[layers.size()][GROUP];
      state = new Rows[layers.size()];
      for (int l = 0; l < layers.size(); l++) {
        int inputs = layers.get(l).inputs();
        Arrays.setAll(events[l], g -> new StepEvents(steps, inputs));
        int stride = Padding.stride(layers.get(l).neurons());
        state[l] = l < layers.size() - 1 ? LifScan.state(stride) : ReadoutScan.state(stride);
      }
      rows = new int[capacity * steps];
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
    stepSpikes = new BitMatrix[layers.size()];
    trace = new Rows[layers.size()];
    adjoint = new Rows[layers.size()];
    biasGradient = new Rows[layers.size()];
    transposed = new Rows[layers.size()];
    for (int l = 0; l < layers.size(); l++) {
      LifEncoder.Layer layer = layers.get(l);
      int inputs = layer.inputs();
      Arrays.setAll(spikes[l], b -> new SpikeBits(steps, inputs));
      stepSpikes[l] = new BitMatrix(capacity * steps, inputs);
      trace[l] = Rows.of(capacity * steps, Padding.stride(layer.neurons()));
      adjoint[l] = Rows.of(capacity * steps, Padding.stride(layer.neurons()));
      biasGradient[l] = Rows.of(capacity, Padding.stride(layer.neurons()));
      transposed[l] = l == 0 ? Rows.of(0, 0) : Rows.spread(layer.neurons(), inputs);
    }
    Arrays.setAll(spikes[readout + 1], b -> new SpikeBits(steps, encoder.latents()));
    feedbackGradient = Rows.of(capacity, Padding.stride(encoder.latents()));
    rate = new double[capacity];
    weightGradient = new WeightGradient(layers, spikes, adjoint, workers);
    benches = new Bench[workers.count()];
    Arrays.setAll(benches, w -> new Bench(encoder, capacity, steps));
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
          bench.hiddenSpikes = 0;
          bench.latentSpikes = 0;
          Range mine = workers.share(worker, count);
          for (int b = mine.from(); b < mine.to(); b++) {
            fill(spikes[0][b], input, b);
          }
          for (int l = 0; l <= readout; l++) {
            currents(bench, l, mine);
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

  private static void fill(SpikeBits bits, SpikeBatch input, int b) {
    bits.clear();
    for (int t = 0; t < bits.steps(); t++) {
      for (int i = input.begin(b, t); i < input.end(b, t); i++) {
        bits.set(t, input.channel(i));
      }
    }
  }

  // Sparse samples spike by spike, dense ones by tables.
  private void currents(Bench bench, int l, Range mine) {
    Rows weights = Rows.of(layers.get(l).weights(), encoder.parameters().values());
    int dense = 0;
    int grouped = 0;
    for (int b = mine.from(); b < mine.to(); b++) {
      SpikeBits into = spikes[l][b];
      if (Sparsity.listsAreFaster(into.additions(), (long) steps * into.channels())) {
        bench.events[l][grouped].list(into, weights.stride());
        bench.group[grouped++] = b;
        if (grouped == GROUP) {
          sparseCurrents(bench, l, weights, grouped);
          grouped = 0;
        }
      } else {
        stepSpikes[l].setSteps(b * steps, into, bench.square);
        for (int t = 0; t < steps; t++) {
          bench.rows[dense++] = b * steps + t;
        }
      }
    }
    sparseCurrents(bench, l, weights, grouped);
    Range list = new Range(0, dense);
    for (int c = 0; c < weights.width() && dense > 0; c += Padding.FLOATS) {
      Range panel = new Range(c, c + Padding.FLOATS);
      for (int k = 0; k < stepSpikes[l].stride(); k++) {
        int sources = Math.min(WORD, layers.get(l).inputs() - k * WORD);
        Before before = k == 0 ? Before.NOTHING : Before.OUTPUT;
        Rows source = weights.from(k * WORD);
        bench.product.sums(
            stepSpikes[l].words(k), bench.rows, list, source, sources, before, trace[l], panel);
      }
    }
  }

  // A panel of the weights stays in the cache for all samples of a group.
  private void sparseCurrents(Bench bench, int l, Rows weights, int grouped) {
    for (int c = 0; c < weights.width(); c += EventProduct.PANEL) {
      Range panel = new Range(c, Math.min(weights.width(), c + EventProduct.PANEL));
      for (int g = 0; g < grouped; g++) {
        Rows out = trace[l].from(bench.group[g] * steps);
        EventProduct.currents(weights, bench.events[l][g], out, bench.scratch, panel);
      }
    }
  }

  private void fire(Bench bench, int l, int b) {
    Rows bias = Rows.of(layers.get(l).bias(), encoder.parameters().values());
    Arrays.fill(bench.state[l].values(), 0f);
    lif[l].forward(trace[l].from(b * steps), bias, spikes[l + 1][b], bench.state[l]);
    bench.hiddenSpikes += spikes[l + 1][b].count();
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
    bench.latentSpikes += latent.count();
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
    weightGradient.sum(count, gradient);
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
  public long hiddenSpikes() {
    long sum = 0;
    for (Bench bench : benches) {
      sum += bench.hiddenSpikes;
    }
    return sum;
  }

  @Override
  public double hiddenSpikeRate() {
    int neurons = encoder.structure().hidden().stream().mapToInt(Integer::intValue).sum();
    return count == 0 ? 0 : hiddenSpikes() / ((double) count * steps * neurons);
  }

  @Override
  public long latentSpikes() {
    long sum = 0;
    for (Bench bench : benches) {
      sum += bench.latentSpikes;
    }
    return sum;
  }

  @Override
  public Rows latentAdjoint(int sample) {
    return adjoint[readout].from(sample * steps);
  }
}
