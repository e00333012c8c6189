package spikeloom.encoder.src;

import java.util.Arrays;
import java.util.Optional;
import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.encoder.BernoulliLatents;
import spikeloom.encoder.ChannelKind;
import spikeloom.encoder.EncoderPass;
import spikeloom.encoder.LayerTrace;
import spikeloom.kernel.GradedEvents;
import spikeloom.kernel.SpikeBits;
import spikeloom.kernel.SrcScan;
import spikeloom.neuron.SpikingRecurrentCell;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;
import spikeloom.spike.SpikeBatch;

/**
 * Forward and backward of an {@link SrcEncoder}. Sums over inputs are taken event by event, with
 * the heights of pulses as factors. Binary latent spikes are straight-through: their derivative in
 * the pulse is 1, for onsets only if the fast state rises. Every sum is computed by one worker in a
 * fixed order.
 */
final class SrcPass implements EncoderPass, BernoulliLatents {
  // Parts of a layer's inputs per worker, because some inputs have more events than others.
  private static final int TILES = 16;

  private final SrcEncoder encoder;
  private final int capacity;
  private final int steps;
  private final Workers workers;
  private final SrcLayer[] layers;
  private final SrcLayer last;
  private final PulseKind pulses;
  private final PulseChannel channel;
  private final SpikeBits[] latent;
  private final Rows graded; // a row per sample and step
  private final double[] rate;
  private final boolean drawn; // whether latent spikes are the events of known probability
  private Rows reference = Rows.of(0, 0); // a row per sample and step, once a prior asks for it
  private final Bench[] benches;
  private int count;

  /** Buffers of one worker. */
  private static final class Bench {
    final Rows[] state; // [layer]
    final FastRandom random = new FastRandom(0);
    final long[] spikes; // [layer], input first

    Bench(SrcLayer[] layers) {
      spikes = new long[layers.length + 1];
      state = new Rows[layers.length];
      Arrays.setAll(state, l -> SrcScan.state(Padding.stride(layers[l].neurons())));
    }
  }

  SrcPass(SrcEncoder encoder, int capacity, int steps, Workers workers) {
    this.encoder = encoder;
    this.capacity = capacity;
    this.steps = steps;
    this.workers = workers;
    layers = new SrcLayer[encoder.layers().size()];
    Arrays.setAll(layers, l -> new SrcLayer(encoder, l, capacity, steps));
    last = layers[layers.length - 1];
    pulses = encoder.structure().pulses();
    channel = new PulseChannel(encoder.structure().noise(), pulses, steps, encoder.latents());
    latent = new SpikeBits[capacity];
    Arrays.setAll(latent, b -> new SpikeBits(steps, encoder.latents()));
    int rows = pulses == PulseKind.GRADED ? capacity * steps : 0;
    graded = Rows.of(rows, Padding.stride(encoder.latents()));
    rate = new double[capacity];
    drawn = pulses == PulseKind.LEVELS && channel.kind() == ChannelKind.EVENTS;
    benches = new Bench[workers.count()];
    Arrays.setAll(benches, w -> new Bench(layers));
  }

  @Override
  public void forward(SpikeBatch input, RandomKey key, int[] identity) {
    if (input.samples() > capacity
        || input.steps() != steps
        || input.channels() != encoder.inputs()) {
      throw new IllegalArgumentException(
          input + " does not fit " + capacity + " x " + steps + " x " + encoder.inputs());
    }
    count = input.samples();
    workers.run(
        worker -> {
          for (SrcLayer layer : layers) {
            layer.settle(workers.share(worker, layer.neurons()));
          }
        });
    workers.run(
        worker -> {
          Bench bench = benches[worker];
          Arrays.fill(bench.spikes, 0);
          Range mine = workers.share(worker, count);
          for (int b = mine.from(); b < mine.to(); b++) {
            read(input, b, layers[0].events[b]);
            bench.random.restart(RandomKey.foldBits(key.bits(), identity[b]));
            forwardSample(bench, b);
          }
        });
  }

  private static void read(SpikeBatch input, int b, GradedEvents events) {
    events.clear();
    for (int t = 0; t < input.steps(); t++) {
      for (int i = input.begin(b, t); i < input.end(b, t); i++) {
        events.add(t, input.channel(i), input.value(i));
      }
    }
    events.close();
  }

  private void forwardSample(Bench bench, int b) {
    for (int l = 0; l < layers.length; l++) {
      bench.spikes[l] += layers[l].events[b].count();
      if (layers[l] == last && channel.noisy()) {
        channel.draw(bench.random, last.tape.argument().from(b * steps));
      }
      layers[l].forward(b, bench.state[l]);
      if (layers[l] != last) {
        layers[l + 1].events[b].list(layers[l].tape.fast().from(b * steps));
      }
    }
    rate[b] = channel.rate(last.tape.from(b * steps), bench.state[layers.length - 1]);
    bench.spikes[layers.length] += emit(b);
  }

  // Computes the decoder's input from the fast states; returns the number of spikes.
  private long emit(int b) {
    Rows fast = last.tape.fast().from(b * steps);
    Rows heights = graded.from(pulses == PulseKind.GRADED ? b * steps : 0);
    SpikeBits bits = latent[b];
    bits.clear();
    long spikes = 0;
    for (int t = 0; t < steps; t++) {
      for (int n = 0; n < encoder.latents(); n++) {
        float h = fast.values()[fast.index(t, n)];
        if (pulses == PulseKind.GRADED) {
          heights.values()[heights.index(t, n)] = Math.max(0f, h);
          spikes += h > 0 ? 1 : 0;
        }
        boolean level = h > SpikingRecurrentCell.Gate.CENTRE;
        if (level && (pulses != PulseKind.ONSETS || !high(fast, t - 1, n))) {
          bits.set(t, n);
          spikes += pulses == PulseKind.GRADED ? 0 : 1;
        }
      }
    }
    return spikes;
  }

  private static boolean high(Rows fast, int t, int n) {
    return t >= 0 && fast.values()[fast.index(t, n)] > SpikingRecurrentCell.Gate.CENTRE;
  }

  @Override
  public void backward(double rateWeight, float[] gradient) {
    workers.run(
        worker -> {
          for (int l = 1; l < layers.length; l++) {
            layers[l].turn(workers.share(worker, layers[l].inputs()));
          }
        });
    workers.run(
        worker -> {
          Range mine = workers.share(worker, count);
          for (int b = mine.from(); b < mine.to(); b++) {
            backwardSample(benches[worker], b, rateWeight);
          }
        });
    workers.run(worker -> weightGradient(worker, gradient));
    for (SrcLayer layer : layers) {
      layer.biasGradient(count, gradient);
    }
  }

  private void backwardSample(Bench bench, int b, double rateWeight) {
    if (pulses == PulseKind.ONSETS) {
      clearFalling(b);
    }
    if (reference.width() > 0) {
      channel.slopes(rateWeight, logOdds(b), reference(b));
    } else if (channel.noisy()) {
      channel.slopes(rateWeight, last.tape.argument().from(b * steps));
    }
    for (int l = layers.length - 1; l >= 0; l--) {
      double drivePrice = layers[l] == last ? channel.drivePrice(rateWeight) : 0;
      layers[l].backward(b, drivePrice, bench.state[l]);
      if (l > 0) {
        layers[l].below(b, layers[l - 1].adjoint.from(b * steps));
      }
    }
  }

  private void clearFalling(int b) {
    Rows fast = last.tape.fast().from(b * steps);
    Rows adjoint = latentAdjoint(b);
    for (int t = 0; t < steps; t++) {
      for (int n = 0; n < encoder.latents(); n++) {
        float before = t == 0 ? last.rest(n) : fast.values()[fast.index(t - 1, n)];
        if (fast.values()[fast.index(t, n)] <= before) {
          adjoint.values()[adjoint.index(t, n)] = 0;
        }
      }
    }
  }

  // A sample's adjoints are in the cache for all tiles of a worker.
  private void weightGradient(int worker, float[] gradient) {
    int tiles = TILES * workers.count();
    for (SrcLayer layer : layers) {
      for (int tile = worker; tile < tiles; tile += workers.count()) {
        layer.clearGradient(part(layer.inputs(), tile, tiles), gradient);
      }
      for (int b = 0; b < count; b++) {
        for (int tile = worker; tile < tiles; tile += workers.count()) {
          layer.addGradient(b, part(layer.inputs(), tile, tiles), gradient);
        }
      }
    }
  }

  private static Range part(int items, int tile, int tiles) {
    return new Range(items * tile / tiles, items * (tile + 1) / tiles);
  }

  @Override
  public int samples() {
    return count;
  }

  @Override
  public SpikeBits latent(int sample) {
    return latent[sample];
  }

  @Override
  public Optional<Rows> latentValues(int sample) {
    return pulses == PulseKind.GRADED ? Optional.of(graded.from(sample * steps)) : Optional.empty();
  }

  @Override
  public Optional<LayerTrace> trace(int layer, int sample) {
    int neurons = layers[layer].neurons();
    Rows fast = layers[layer].tape.fast().from(sample * steps);
    boolean binary = layers[layer] == last && pulses != PulseKind.GRADED;
    float[][] potential = new float[steps][neurons];
    float[][] fired = new float[steps][neurons];
    for (int t = 0; t < steps; t++) {
      System.arraycopy(fast.values(), fast.index(t, 0), potential[t], 0, neurons);
      for (int n = 0; n < neurons; n++) {
        fired[t][n] = binary ? latent[sample].bit(t, n) : Math.max(0f, potential[t][n]);
      }
    }
    double threshold = SpikingRecurrentCell.Gate.CENTRE;
    return Optional.of(new LayerTrace("fast state", threshold, potential, fired));
  }

  @Override
  public Optional<BernoulliLatents> drawn() {
    return drawn ? Optional.of(this) : Optional.empty();
  }

  @Override
  public Rows logOdds(int sample) {
    return last.tape.argument().from(sample * steps);
  }

  @Override
  public Rows reference(int sample) {
    if (reference.width() == 0) {
      reference = channel.fixedReference(capacity);
    }
    return reference.from(sample * steps);
  }

  @Override
  public ChannelKind channel() {
    return channel.kind();
  }

  @Override
  public double rate(int sample) {
    return rate[sample];
  }

  @Override
  public void rates(int sample, float[] reference, float[] nats) {
    channel.rates(last.tape.from(sample * steps), reference, nats);
  }

  @Override
  public void probabilities(int sample, float[] probabilities) {
    if (channel.kind() != ChannelKind.EVENTS) {
      throw new IllegalStateException("only logistic noise gives events a probability");
    }
    channel.probabilities(last.tape.argument().from(sample * steps), probabilities);
  }

  @Override
  public double logProbability(int input, int spikes) {
    throw new IllegalStateException("the response of other inputs to these events is unknown");
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
    for (int l = 1; l < layers.length; l++) {
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
    return spikes(layers.length);
  }

  @Override
  public Rows latentAdjoint(int sample) {
    return last.adjoint.from(sample * steps);
  }
}
