package spikeloom.encoder.lif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import spikeloom.array.MapSize;
import spikeloom.array.Padding;
import spikeloom.array.Parameters;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.encoder.BernoulliLatents;
import spikeloom.encoder.LayerTrace;
import spikeloom.encoder.NeuronLayer;
import spikeloom.encoder.StreamingPass;
import spikeloom.kernel.Accumulation;
import spikeloom.kernel.DenseProduct;
import spikeloom.kernel.LifScan;
import spikeloom.kernel.ReadoutScan;
import spikeloom.kernel.SpikeBits;
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
  private final FirstConnection first;
  private int count;

  LifPass(LifEncoder encoder, int capacity, int steps, Workers workers) {
    this.encoder = encoder;
    this.steps = steps;
    this.workers = workers;
    layers = encoder.layers();
    readout = layers.size() - 1;
    int maps = encoder.mapLayers().size();
    lif = new LifScan[readout];
    Arrays.setAll(lif, l -> ConvolutionStage.scan(encoder.neuron(maps + l)));
    stream = new LifStream(states(encoder), capacity);
    spikes = new SpikeBits[layers.size() + 1][capacity];
    currents = new InputCurrents[layers.size()];
    trace = new Rows[layers.size()];
    adjoint = new Rows[layers.size()];
    biasGradient = new Rows[layers.size()];
    transposed = new Rows[layers.size()];
    MapStack stack =
        encoder.maps().present() ? new MapStack(encoder, capacity, steps, stream, workers) : null;
    for (int l = 0; l < layers.size(); l++) {
      LifEncoder.Layer layer = layers.get(l);
      int inputs = layer.inputs();
      if (l == 0 && stack != null) {
        spikes[0] = stack.spikes()[maps];
      } else {
        Arrays.setAll(spikes[l], b -> new SpikeBits(steps, inputs));
      }
      trace[l] = Rows.of(capacity * steps, Padding.stride(layer.neurons()));
      adjoint[l] = Rows.of(capacity * steps, Padding.stride(layer.neurons()));
      biasGradient[l] = Rows.of(capacity, Padding.stride(layer.neurons()));
      transposed[l] = l == 0 ? Rows.of(0, 0) : Rows.spread(layer.neurons(), inputs);
    }
    for (int l = stack == null ? 0 : 1; l < layers.size(); l++) {
      currents[l] =
          new InputCurrents(
              layers.get(l).weights(), encoder.parameters(), spikes[l], trace[l], workers);
    }
    Arrays.setAll(spikes[readout + 1], b -> new SpikeBits(steps, encoder.latents()));
    rate = new double[capacity];
    stochastic =
        new LifReadout(
            encoder,
            new LifReadout.Layer(
                trace[readout], adjoint[readout], biasGradient[readout], spikes[readout + 1]),
            stream,
            workers);
    weightGradient = stochastic.weightGradient(spikes, adjoint, workers);
    first = stack == null ? input(capacity) : new MapInput(encoder, stack, receiver(), workers);
    spikeCounts = new long[workers.count()][maps + layers.size() + 1];
  }

  private EncoderInput input(int capacity) {
    GradedInput.Room room = new GradedInput.Room(capacity, steps);
    Parameters.Slice weights = layers.get(0).weights();
    GradedInput graded = new GradedInput(weights, encoder.parameters(), trace[0], adjoint[0], room);
    return new EncoderInput(spikes[0], currents[0], graded, workers);
  }

  private MapInput.Receiver receiver() {
    return new MapInput.Receiver(layers.get(0), trace[0], adjoint[0]);
  }

  private static List<Supplier<Rows>> states(LifEncoder encoder) {
    List<Supplier<Rows>> states = new ArrayList<>();
    encoder.mapLayers().forEach(layer -> states.add(MapStage.states(layer)));
    List<LifEncoder.Layer> dense = encoder.layers();
    for (LifEncoder.Layer layer : dense.subList(0, dense.size() - 1)) {
      states.add(() -> LifScan.state(Padding.stride(layer.neurons())));
    }
    states.add(() -> ReadoutScan.state(Padding.stride(encoder.latents())));
    return states;
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
            counts[0] += first.read(worker, input, b);
          }
          for (int l = 0; l <= readout; l++) {
            if (l == 0) {
              first.sum(worker, mine);
              countMaps(mine, counts);
            } else {
              currents[l].sum(worker, mine);
            }
            for (int b = mine.from(); b < mine.to(); b++) {
              if (l < readout) {
                fire(l, b);
              } else {
                rate[b] = stochastic.sample(worker, b);
              }
              counts[first.hiddenLayers() + l + 1] += spikes[l + 1][b].count();
            }
          }
        });
  }

  private void countMaps(Range samples, long[] counts) {
    for (int l = 0; l < first.hiddenLayers(); l++) {
      for (int b = samples.from(); b < samples.to(); b++) {
        counts[l + 1] += first.spikes(l, b).map(SpikeBits::count).orElse(0);
      }
    }
  }

  private void fire(int l, int b) {
    Rows bias = Rows.of(layers.get(l).bias(), encoder.parameters().values());
    Rows state = stream.now(first.hiddenLayers() + l, b);
    lif[l].forward(trace[l].from(b * steps), bias, spikes[l + 1][b], state);
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
          first.refresh(worker);
        });
    workers.run(
        worker -> {
          Range mine = workers.share(worker, count);
          stochastic.backward(worker, mine, rateWeight);
          for (int b = mine.from(); b < mine.to(); b++) {
            backwardHidden(b);
            first.backward(worker, b);
          }
        });
    boolean withFirst = encoder.maps().latentMaps() || !first.hasWeights();
    weightGradient.sum(count, withFirst ? 0 : 1, Accumulation.NOTHING, gradient);
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
    int dense = layer - first.hiddenLayers();
    return dense < 0 ? first.spikes(layer, sample) : Optional.of(spikes[dense + 1][sample]);
  }

  @Override
  public Optional<LayerTrace> trace(int layer, int sample) {
    int l = layer - first.hiddenLayers();
    if (l < 0) {
      return first.trace(layer, sample);
    }
    int neurons = layers.get(l).neurons();
    Rows rows = trace[l].from(sample * steps);
    SpikeBits bits = spikes[l + 1][sample];
    float[][] potential = new float[steps][neurons];
    float[][] fired = new float[steps][neurons];
    for (int t = 0; t < steps; t++) {
      System.arraycopy(rows.values(), rows.index(t, 0), potential[t], 0, neurons);
      for (int n = 0; n < neurons; n++) {
        fired[t][n] = bits.bit(t, n);
      }
    }
    String quantity = l == readout ? "log-odds of a spike" : "potential above threshold";
    Optional<MapSize> maps =
        l == readout ? encoder.maps().latentSize(encoder.latents()) : Optional.empty();
    return Optional.of(new LayerTrace(quantity, 0, potential, fired, maps));
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
    for (int l = 1; l <= first.hiddenLayers() + readout; l++) {
      sum += spikes(l);
    }
    return sum;
  }

  @Override
  public double hiddenSpikeRate() {
    long neurons = 0;
    for (NeuronLayer layer : encoder.neuronLayers()) {
      neurons += layer.neurons();
    }
    neurons -= encoder.latents();
    return count == 0 || neurons == 0 ? 0 : hiddenSpikes() / ((double) count * steps * neurons);
  }

  @Override
  public long latentSpikes() {
    return spikes(first.hiddenLayers() + readout + 1);
  }

  @Override
  public Rows latentAdjoint(int sample) {
    return adjoint[readout].from(sample * steps);
  }
}
