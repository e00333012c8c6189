package spikeloom.encoder.lif;

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
import spikeloom.kernel.LifScan;
import spikeloom.kernel.SpikeBits;
import spikeloom.neuron.Lif;
import spikeloom.random.RandomKey;
import spikeloom.spike.SpikeBatch;

/**
 * Forward and backward of a {@link LifEncoder}. Workers divide the samples, and for the weight
 * gradients the weights: every sum is taken by one worker in a fixed order.
 */
public final class LifPass implements StreamingPass {
  private final LifEncoder encoder;
  private final int steps;
  private final Workers workers;
  private final List<LifEncoder.Layer> layers;
  private final int readout;
  private final LifScan[] lif;
  private final LifReadout stochastic;
  private final SpikeBits[][] spikes; // [layer][sample]: inputs; after the last layer, outputs
  private final InputCurrents[] currents;
  private final Rows[] trace; // [layer], a row per sample and step: U - 1, or the log-odds
  private final Rows[] adjoint; // [layer]: gradient of the spikes, then of the currents
  private final Rows[] biasGradient; // [layer], a row per sample
  private final Rows[] transposed; // [layer]: weights with a row per neuron
  private final double[] rate;
  private final LifStream stream;
  private final WeightGradient weightGradient;
  private final long[][] spikeCounts; // [worker][layer], input first
  private final EncoderInput first;
  private int count;

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
    rate = new double[capacity];
    stream = new LifStream(layers, capacity);
    stochastic =
        new LifReadout(
            encoder,
            new LifReadout.Layer(
                trace[readout], adjoint[readout], biasGradient[readout], spikes[readout + 1]),
            stream,
            workers);
    weightGradient = stochastic.weightGradient(spikes, adjoint, workers);
    GradedInput.Room room = new GradedInput.Room(capacity, steps);
    Parameters.Slice weights = layers.get(0).weights();
    first =
        new EncoderInput(
            spikes[0],
            currents[0],
            new GradedInput(weights, encoder.parameters(), trace[0], adjoint[0], room),
            workers);
    spikeCounts = new long[workers.count()][layers.size() + 1];
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
          long[] counts = spikeCounts[worker];
          Arrays.fill(counts, 0);
          Range mine = workers.share(worker, count);
          for (int b = mine.from(); b < mine.to(); b++) {
            stream.begin(beginning, b);
            counts[0] += first.read(input, b);
          }
          for (int l = 0; l <= readout; l++) {
            if (l == 0) {
              first.sum(worker, mine);
            } else {
              currents[l].sum(worker, mine);
            }
            for (int b = mine.from(); b < mine.to(); b++) {
              if (l < readout) {
                fire(l, b);
              } else {
                rate[b] = stochastic.sample(worker, b);
              }
              counts[l + 1] += spikes[l + 1][b].count();
            }
          }
        });
  }

  private void fire(int l, int b) {
    Rows bias = Rows.of(layers.get(l).bias(), encoder.parameters().values());
    lif[l].forward(trace[l].from(b * steps), bias, spikes[l + 1][b], stream.now(l, b));
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
          stochastic.transpose(workers, worker);
        });
    workers.run(
        worker -> {
          Range mine = workers.share(worker, count);
          for (int b = mine.from(); b < mine.to(); b++) {
            stochastic.backward(worker, b, rateWeight);
            backwardHidden(b);
          }
        });
    weightGradient.sum(count, first.graded() ? 1 : 0, Accumulation.NOTHING, gradient);
    first.gradient(count, gradient);
    for (int l = 0; l <= readout; l++) {
      WeightGradient.sumRows(biasGradient[l], count, layers.get(l).bias(), gradient);
    }
    stochastic.feedbackGradient(count, workers, gradient);
  }

  private void backwardHidden(int b) {
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
    return Optional.of(stochastic);
  }

  @Override
  public double rate(int sample) {
    return rate[sample];
  }

  @Override
  public void rates(int sample, float[] reference, float[] nats) {
    stochastic.odds().rates(sample, reference, nats);
  }

  @Override
  public void probabilities(int sample, float[] probabilities) {
    stochastic.odds().probabilities(sample, probabilities);
  }

  @Override
  public double logProbability(int input, int spikesOf) {
    return stochastic.odds().logProbability(input, spikesOf);
  }

  @Override
  public long spikes(int layer) {
    long sum = 0;
    for (long[] counts : spikeCounts) {
      sum += counts[layer];
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
