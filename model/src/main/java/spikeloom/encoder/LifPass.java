package spikeloom.encoder;

import java.util.Arrays;
import java.util.List;
import spikeloom.kernel.DenseProduct;
import spikeloom.kernel.EventGradient;
import spikeloom.kernel.EventProduct;
import spikeloom.kernel.LifScan;
import spikeloom.kernel.Padding;
import spikeloom.kernel.Range;
import spikeloom.kernel.ReadoutScan;
import spikeloom.kernel.Rows;
import spikeloom.kernel.SpikeBits;
import spikeloom.kernel.StepEvents;
import spikeloom.kernel.Workers;
import spikeloom.neuron.Lif;
import spikeloom.neuron.StochasticReadout;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;
import spikeloom.spike.SpikeBatch;

/**
 * Forward and backward of a {@link LifEncoder}: each worker takes whole samples through all layers,
 * so that everything of one sample stays in its cache.
 */
final class LifPass implements EncoderPass {
  private static final int SCRATCH = 128; // the widest panel of the event kernels

  private final LifEncoder encoder;
  private final int steps;
  private final Workers workers;
  private final List<LifEncoder.Layer> layers;
  private final int readout;
  private final LifScan[] lif;
  private final ReadoutScan stochastic;
  private final Sample[] samples;
  private final Bench[] benches;
  private final Rows[] transposed;
  private int count;

  /** What must be kept of one sample between forward and backward. */
  private static final class Sample {
    final SpikeBits input;
    final SpikeBits[] spikes; // of every layer
    final float[][] trace; // U - 1 of hidden layers, log-odds of the readout
    final float[] latentAdjoint;
    double rate;

    Sample(LifEncoder encoder, int steps) {
      List<LifEncoder.Layer> layers = encoder.layers();
      input = new SpikeBits(steps, encoder.inputs());
      spikes = new SpikeBits[layers.size()];
      trace = new float[layers.size()][];
      for (int l = 0; l < layers.size(); l++) {
        spikes[l] = new SpikeBits(steps, layers.get(l).neurons());
        trace[l] = new float[steps * Padding.stride(layers.get(l).neurons())];
      }
      latentAdjoint = new float[steps * Padding.stride(encoder.latents())];
    }

    SpikeBits into(int layer) {
      return layer == 0 ? input : spikes[layer - 1];
    }
  }

  /** What one worker needs for itself: lists, scratch, and a gradient of its own. */
  private static final class Bench {
    final StepEvents[] events;
    final float[][] adjoint;
    final float[] scratch;
    final float[] uniform;
    final float[] state;
    final FastRandom random = new FastRandom(0);
    float[] gradient = new float[0];
    long hiddenSpikes;
    long latentSpikes;

    Bench(LifEncoder encoder, int steps) {
      List<LifEncoder.Layer> layers = encoder.layers();
      events = new StepEvents[layers.size()];
      adjoint = new float[layers.size() - 1][];
      int widest = 0;
      for (int l = 0; l < layers.size(); l++) {
        events[l] = new StepEvents(steps, layers.get(l).inputs());
        int stride = Padding.stride(layers.get(l).neurons());
        widest = Math.max(widest, stride);
        if (l < adjoint.length) {
          adjoint[l] = new float[steps * stride];
        }
      }
      int blocks = new SpikeBits(steps, 1).blocks();
      scratch = new float[Math.max(SCRATCH, blocks * widest)];
      state = new float[Math.max(LifScan.stateSize(widest), ReadoutScan.stateSize(widest))];
      uniform = new float[steps * Padding.stride(encoder.latents())];
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
    samples = new Sample[capacity];
    Arrays.setAll(samples, b -> new Sample(encoder, steps));
    benches = new Bench[workers.count()];
    Arrays.setAll(benches, w -> new Bench(encoder, steps));
    transposed = new Rows[layers.size()];
    for (int l = 1; l < layers.size(); l++) {
      transposed[l] = Rows.of(layers.get(l).neurons(), Padding.stride(layers.get(l).inputs()));
    }
  }

  @Override
  public void forward(SpikeBatch input, RandomKey key, int[] identity) {
    if (input.samples() > samples.length
        || input.steps() != steps
        || input.channels() != encoder.inputs()
        || input.graded()) {
      throw new IllegalArgumentException(
          input + " does not fit " + samples.length + " x " + steps + " x " + encoder.inputs());
    }
    count = input.samples();
    workers.run(
        worker -> {
          Bench bench = benches[worker];
          bench.hiddenSpikes = 0;
          bench.latentSpikes = 0;
          for (int b = workers.begin(worker, count); b < workers.begin(worker + 1, count); b++) {
            long stream = RandomKey.foldBits(key.bits(), identity[b]);
            forwardSample(bench, samples[b], input, b, stream);
          }
        });
  }

  private void forwardSample(Bench bench, Sample sample, SpikeBatch input, int b, long stream) {
    fill(sample.input, input, b);
    for (int l = 0; l <= readout; l++) {
      Rows weights = Rows.of(layers.get(l).weights(), encoder.parameters().values());
      int spikes = bench.events[l].list(sample.into(l), weights.stride());
      if (l > 0) {
        bench.hiddenSpikes += spikes;
      }
      EventProduct.currents(weights, bench.events[l], sample.trace[l], bench.scratch);
      Rows bias = Rows.of(layers.get(l).bias(), encoder.parameters().values());
      if (l < readout) {
        Arrays.fill(bench.state, 0f);
        lif[l].forward(sample.trace[l], bias, sample.spikes[l], bench.state);
      } else {
        draw(bench, stream);
        Arrays.fill(bench.state, 0f);
        Rows feedback = Rows.of(encoder.feedback(), encoder.parameters().values());
        sample.rate =
            stochastic.forward(
                sample.trace[l], bias, feedback, bench.uniform, sample.spikes[l], bench.state);
        bench.latentSpikes += sample.spikes[l].count();
      }
    }
  }

  private static void fill(SpikeBits bits, SpikeBatch input, int b) {
    bits.clear();
    for (int t = 0; t < bits.steps(); t++) {
      for (int i = input.begin(b, t); i < input.end(b, t); i++) {
        bits.set(t, input.channel(i));
      }
    }
  }

  private void draw(Bench bench, long stream) {
    bench.random.restart(stream);
    int stride = latentStride();
    for (int t = 0; t < steps; t++) {
      for (int n = 0; n < encoder.latents(); n++) {
        bench.uniform[t * stride + n] = bench.random.nextFloat();
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
            int from = workers.begin(worker, layer.inputs());
            int to = workers.begin(worker + 1, layer.inputs());
            DenseProduct.transpose(weights, new Range(from, to), layer.neurons(), transposed[l]);
          }
        });
    workers.run(
        worker -> {
          Bench bench = benches[worker];
          if (worker == 0) {
            bench.gradient = gradient;
          } else if (bench.gradient.length != gradient.length) {
            bench.gradient = new float[gradient.length];
          }
          Arrays.fill(bench.gradient, 0f);
          for (int b = workers.begin(worker, count); b < workers.begin(worker + 1, count); b++) {
            backwardSample(bench, samples[b], price);
          }
        });
    workers.run(
        worker -> {
          int from = workers.begin(worker, gradient.length);
          int to = workers.begin(worker + 1, gradient.length);
          for (int other = 1; other < benches.length; other++) {
            add(gradient, benches[other].gradient, from, to);
          }
        });
  }

  private void backwardSample(Bench bench, Sample sample, double price) {
    float[] g = bench.gradient;
    Rows feedback = Rows.of(encoder.feedback(), encoder.parameters().values());
    stochastic.backward(
        sample.trace[readout],
        sample.latentAdjoint,
        price,
        sample.spikes[readout],
        feedback,
        Rows.of(layers.get(readout).bias(), g),
        Rows.of(encoder.feedback(), g),
        bench.state);
    float[] adjoint = sample.latentAdjoint;
    for (int l = readout; l >= 0; l--) {
      Rows weights = Rows.of(layers.get(l).weights(), g);
      SpikeBits into = sample.into(l);
      EventGradient.sumBlocks(into, adjoint, weights.width(), bench.scratch);
      EventGradient.addGradient(
          into, adjoint, bench.scratch, weights, new Range(0, into.channels()));
      if (l > 0) {
        float[] below = bench.adjoint[l - 1];
        Rows left = new Rows(adjoint, 0, weights.width());
        Rows out = new Rows(below, 0, transposed[l].stride());
        int neurons = layers.get(l).neurons();
        DenseProduct.multiply(left, new Range(0, steps), neurons, transposed[l], out);
        float[] slope = sample.trace[l - 1];
        encoder.structure().surrogate().apply(slope, 0, slope.length);
        lif[l - 1].backward(slope, below, steps, Rows.of(layers.get(l - 1).bias(), g));
        adjoint = below;
      }
    }
  }

  private static void add(float[] sum, float[] more, int from, int to) {
    for (int i = from; i < to; i++) {
      sum[i] += more[i];
    }
  }

  @Override
  public int samples() {
    return count;
  }

  @Override
  public SpikeBits latent(int sample) {
    return samples[sample].spikes[readout];
  }

  @Override
  public double rate(int sample) {
    return samples[sample].rate;
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
  public float[] latentAdjoint(int sample) {
    return samples[sample].latentAdjoint;
  }

  @Override
  public int latentStride() {
    return Padding.stride(encoder.latents());
  }
}
