package spikeloom.encoder.lif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import spikeloom.array.Padding;
import spikeloom.array.Parameters;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.encoder.BernoulliLatents;
import spikeloom.encoder.LayerTrace;
import spikeloom.encoder.StreamingPass;
import spikeloom.kernel.Accumulation;
import spikeloom.kernel.DenseProduct;
import spikeloom.kernel.LateralScan;
import spikeloom.kernel.LifScan;
import spikeloom.kernel.ReadoutScan;
import spikeloom.kernel.SpikeBits;
import spikeloom.kernel.SpikeEstimator;
import spikeloom.neuron.Lif;
import spikeloom.neuron.StochasticReadout;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;
import spikeloom.spike.SpikeBatch;

/**
 * Forward and backward of a {@link LifEncoder}. Workers divide the samples, and for the weight
 * gradients the weights: every sum is taken by one worker in a fixed order.
 */
public final class LifPass implements StreamingPass, BernoulliLatents {
  private final LifEncoder encoder;
  private final int steps;
  private final Workers workers;
  private final List<LifEncoder.Layer> layers;
  private final int readout;
  private final LifScan[] lif;
  private final ReadoutScan stochastic;
  private final LateralScan connected;
  private final boolean lateral;
  private final SpikeBits[][] spikes; // [layer][sample]: inputs; after the last layer, outputs
  private final InputCurrents[] currents;
  private final Rows[] trace; // [layer], a row per sample and step: U - 1, or the log-odds
  private final Rows[] adjoint; // [layer]: gradient of the spikes, then of the currents
  private final Rows[] biasGradient; // [layer], a row per sample
  private final Rows feedbackGradient; // a row per sample; lateral: errors at the first step
  private final Rows lateralErrors; // a row per sample and step: factors of the latent spikes
  private final Rows lateralTransposed;
  private final Rows reference; // a row per sample and step: log-odds of the prior
  private final Rows[] transposed; // [layer]: weights with a row per neuron
  private final double[] rate;
  private final LifStream stream;
  private final LatentOdds odds;
  private final WeightGradient weightGradient;
  private final Bench[] benches;
  private final EncoderInput first;
  private int count;

  /** Buffers of one worker. */
  private static final class Bench {
    final Rows uniform;
    final ReadoutScan.Scratch scratch; // of the readout's backward pass
    final FastRandom random = new FastRandom(0);
    final long[] spikes; // [layer], input first

    Bench(LifEncoder encoder, int steps) {
      spikes = new long[encoder.layers().size() + 1];
      int stride = Padding.stride(encoder.latents());
      uniform = Rows.of(steps, stride);
      Rows ratio = Rows.of(steps, stride);
      scratch = new ReadoutScan.Scratch(ReadoutScan.state(stride), uniform, ratio);
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
    double gain = (1 - r.gamma()) * r.gain();
    SpikeEstimator estimator = structure.sampling().estimator();
    stochastic = new ReadoutScan(r.gamma(), r.phi(), gain, structure.prior(), estimator);
    connected = new LateralScan(r.gamma(), r.phi(), gain, estimator);
    lateral = structure.sampling().lateral();
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
    int stride = Padding.stride(encoder.latents());
    feedbackGradient = Rows.of(capacity, stride);
    lateralErrors = Rows.of(lateral ? capacity * steps : 0, stride);
    lateralTransposed = Rows.spread(lateral ? encoder.latents() : 0, encoder.latents());
    reference = Rows.of(capacity * steps, stride);
    Arrays.fill(reference.values(), (float) StochasticReadout.logit(structure.prior()));
    rate = new double[capacity];
    stream = new LifStream(layers, capacity);
    odds = new LatentOdds(encoder, trace[readout], spikes[readout + 1], stream);
    weightGradient = weightGradient();
    GradedInput.Room room = new GradedInput.Room(capacity, steps);
    Parameters.Slice weights = layers.get(0).weights();
    first =
        new EncoderInput(
            spikes[0],
            currents[0],
            new GradedInput(weights, encoder.parameters(), trace[0], adjoint[0], room),
            workers);
    benches = new Bench[workers.count()];
    Arrays.setAll(benches, w -> new Bench(encoder, steps));
  }

  // With lateral connections the latent spikes are inputs too, those of the step before.
  private WeightGradient weightGradient() {
    if (!lateral) {
      return new WeightGradient(layers, spikes, adjoint, workers);
    }
    int neurons = encoder.latents();
    List<LifEncoder.Layer> all = new ArrayList<>(layers);
    Parameters.Slice bias = layers.get(readout).bias();
    all.add(new LifEncoder.Layer("feedback", neurons, neurons, encoder.feedback(), bias));
    Rows[] errors = Arrays.copyOf(adjoint, adjoint.length + 1);
    errors[adjoint.length] = lateralErrors;
    return new WeightGradient(all, spikes, errors, workers);
  }

  @Override
  public void forward(SpikeBatch input, RandomKey key, int[] identity) {
    requireFitting(input, 0, rate.length);
    count = input.samples();
    stream.rest(key, identity, count);
    run(input, LifStream.Beginning.REST);
  }

  @Override
  public void continueWith(SpikeBatch input) {
    requireFitting(input, count, count);
    stream.continueStream();
    run(input, LifStream.Beginning.END);
  }

  @Override
  public void rerun(SpikeBatch input) {
    requireFitting(input, count, count);
    run(input, stream.carried() ? LifStream.Beginning.START : LifStream.Beginning.REST);
  }

  private void requireFitting(SpikeBatch input, int least, int most) {
    if (input.samples() < least
        || input.samples() > most
        || input.steps() != steps
        || input.channels() != encoder.inputs()) {
      throw new IllegalArgumentException(
          input + " does not fit " + most + " x " + steps + " x " + encoder.inputs());
    }
  }

  private void run(SpikeBatch input, LifStream.Beginning beginning) {
    first.begin(input);
    workers.run(
        worker -> {
          Bench bench = benches[worker];
          Arrays.fill(bench.spikes, 0);
          Range mine = workers.share(worker, count);
          for (int b = mine.from(); b < mine.to(); b++) {
            stream.begin(beginning, b);
            bench.spikes[0] += first.read(input, b);
          }
          for (int l = 0; l <= readout; l++) {
            if (l == 0) {
              first.sum(worker, mine);
            } else {
              currents[l].sum(worker, mine);
            }
            for (int b = mine.from(); b < mine.to(); b++) {
              if (l < readout) {
                fire(bench, l, b);
              } else {
                sample(bench, b);
              }
            }
          }
        });
  }

  private void fire(Bench bench, int l, int b) {
    Rows bias = Rows.of(layers.get(l).bias(), encoder.parameters().values());
    lif[l].forward(trace[l].from(b * steps), bias, spikes[l + 1][b], stream.now(l, b));
    bench.spikes[l + 1] += spikes[l + 1][b].count();
  }

  private void sample(Bench bench, int b) {
    draw(bench, b);
    Rows bias = Rows.of(layers.get(readout).bias(), encoder.parameters().values());
    Rows feedback = Rows.of(encoder.feedback(), encoder.parameters().values());
    SpikeBits latent = spikes[readout + 1][b];
    Rows logOdds = trace[readout].from(b * steps);
    Rows state = stream.now(readout, b);
    if (lateral) {
      connected.forward(logOdds, bias, feedback, bench.uniform, latent, state);
      rate[b] = odds.rateToFixedPrior(b);
    } else {
      rate[b] = stochastic.forward(logOdds, bias, feedback, bench.uniform, latent, state);
    }
    bench.spikes[readout + 1] += latent.count();
  }

  private void draw(Bench bench, int b) {
    bench.random.restart(stream.random(b));
    float[] uniform = bench.uniform.values();
    for (int t = 0; t < steps; t++) {
      int at = bench.uniform.index(t, 0);
      for (int n = 0; n < encoder.latents(); n++) {
        uniform[at + n] = bench.random.nextFloat();
      }
    }
    stream.random(b, bench.random.bits());
  }

  @Override
  public void backward(double rateWeight, float[] gradient) {
    workers.run(
        worker -> {
          for (int l = 1; l <= readout; l++) {
            LifEncoder.Layer layer = layers.get(l);
            Rows weights = Rows.of(layer.weights(), encoder.parameters().values());
            Range mine = workers.share(worker, layer.inputs());
            DenseProduct.transpose(weights, mine, layer.neurons(), transposed[l]);
          }
          if (lateral) {
            Rows weights = Rows.of(encoder.feedback(), encoder.parameters().values());
            Range mine = workers.share(worker, encoder.latents());
            DenseProduct.transpose(weights, mine, encoder.latents(), lateralTransposed);
          }
        });
    workers.run(
        worker -> {
          Range mine = workers.share(worker, count);
          for (int b = mine.from(); b < mine.to(); b++) {
            backwardSample(benches[worker], b, rateWeight);
          }
        });
    weightGradient.sum(count, first.graded() ? 1 : 0, Accumulation.NOTHING, gradient);
    first.gradient(count, gradient);
    for (int l = 0; l <= readout; l++) {
      WeightGradient.sumRows(biasGradient[l], count, layers.get(l).bias(), gradient);
    }
    if (lateral) {
      addEarlier(gradient);
    } else {
      WeightGradient.sumRows(feedbackGradient, count, encoder.feedback(), gradient);
    }
  }

  // Spikes before the window act through their traces.
  private void addEarlier(float[] gradient) {
    if (stream.carried()) {
      workers.run(
          worker -> {
            Range mine = workers.share(worker, encoder.latents());
            Rows sums = Rows.of(encoder.feedback(), gradient);
            for (int b = 0; b < count; b++) {
              Rows before = stream.start(readout, b);
              connected.addEarlier(before, feedbackGradient.from(b), mine, sums);
            }
          });
    }
  }

  private void backwardReadout(Bench bench, int b, double rateWeight) {
    ReadoutScan.Draws draws =
        new ReadoutScan.Draws(trace[readout].from(b * steps), reference(b), spikes[readout + 1][b]);
    ReadoutScan.Gradients gradients =
        new ReadoutScan.Gradients(
            adjoint[readout].from(b * steps),
            biasGradient[readout].from(b),
            feedbackGradient.from(b));
    if (lateral) {
      Rows errors = lateralErrors.from(b * steps);
      connected.backward(draws, rateWeight, lateralTransposed, gradients, errors, bench.scratch);
      return;
    }
    Rows feedback = Rows.of(encoder.feedback(), encoder.parameters().values());
    stochastic.backward(draws, rateWeight, feedback, gradients, bench.scratch);
    if (stream.carried()) {
      Rows before = stream.start(readout, b);
      Rows after = bench.scratch.state();
      stochastic.addEarlier(before, after, encoder.latents(), feedbackGradient.from(b));
    }
  }

  private void backwardSample(Bench bench, int b, double rateWeight) {
    backwardReadout(bench, b, rateWeight);
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
  public Optional<SpikeBits> hidden(int layer, int sample) {
    return Optional.of(spikes[layer + 1][sample]);
  }

  @Override
  public Optional<LayerTrace> trace(int layer, int sample) {
    int neurons = layers.get(layer).neurons();
    Rows rows = trace[layer].from(sample * steps);
    SpikeBits bits = spikes[layer + 1][sample];
    float[][] potential = new float[steps][neurons];
    float[][] fired = new float[steps][neurons];
    for (int t = 0; t < steps; t++) {
      System.arraycopy(rows.values(), rows.index(t, 0), potential[t], 0, neurons);
      for (int n = 0; n < neurons; n++) {
        fired[t][n] = bits.bit(t, n);
      }
    }
    String quantity = layer == readout ? "log-odds of a spike" : "potential above threshold";
    return Optional.of(new LayerTrace(quantity, 0, potential, fired));
  }

  @Override
  public Optional<BernoulliLatents> drawn() {
    return Optional.of(this);
  }

  @Override
  public Rows logOdds(int sample) {
    return trace[readout].from(sample * steps);
  }

  @Override
  public Rows reference(int sample) {
    return reference.from(sample * steps);
  }

  @Override
  public double rate(int sample) {
    return rate[sample];
  }

  @Override
  public void rates(int sample, float[] reference, float[] nats) {
    odds.rates(sample, reference, nats);
  }

  @Override
  public void probabilities(int sample, float[] probabilities) {
    odds.probabilities(sample, probabilities);
  }

  @Override
  public double logProbability(int input, int spikesOf) {
    return odds.logProbability(input, spikesOf);
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
