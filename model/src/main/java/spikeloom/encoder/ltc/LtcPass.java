package spikeloom.encoder.ltc;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import spikeloom.array.MapSize;
import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.encoder.BernoulliLatents;
import spikeloom.encoder.LayerTrace;
import spikeloom.encoder.NeuronLayer;
import spikeloom.encoder.StreamingPass;
import spikeloom.kernel.SpikeBits;
import spikeloom.neuron.StochasticReadout;
import spikeloom.neuron.Surrogate;
import spikeloom.random.RandomKey;
import spikeloom.spike.SpikeBatch;

/**
 * Forward and backward of an {@link LtcEncoder} over one window of a stream. Input spikes, binary
 * or graded, are summed event by event; products of gates and recurrence are dense.
 */
final class LtcPass implements StreamingPass, BernoulliLatents {
  private final LtcEncoder encoder;
  private final LtcWindow.Room capacity;
  private final Workers workers;
  private final LtcFirstLayer first;
  private final LtcWindow[] windows; // [layer], those of maps excluded
  private final LtcSampling sampling;
  private final LtcReplay replay;
  private final SpikeBits[] latent; // [sample]
  private final Rows logOdds; // a row per sample and step
  private final long[] spikes; // [layer], input and maps first
  private final double[] rate; // [sample]
  private int count;
  private long firstStep; // step of the stream that the window begins with

  LtcPass(LtcEncoder encoder, LtcWindow.Room capacity, Workers workers) {
    this.encoder = encoder;
    this.capacity = capacity;
    this.workers = workers;
    List<LtcLayer> layers = encoder.layers();
    sampling =
        new LtcSampling(
            capacity.samples(), capacity.steps(), encoder.latents(), encoder.structure().prior());
    logOdds = Rows.of(capacity.samples() * capacity.steps(), Padding.stride(encoder.latents()));
    windows = new LtcWindow[layers.size()];
    first = LtcFirstLayer.of(encoder, firing(0), capacity, workers);
    windows[0] = first.window();
    for (int l = 1; l < windows.length; l++) {
      LtcInput input = new LtcInput.Dense(windows[l - 1].spikes());
      windows[l] =
          new LtcWindow(
              new LtcWindow.Parts(
                  layers.get(l), encoder.parameters(), input, firing(l), Surrogate.MULTI_GAUSSIAN),
              capacity,
              workers);
    }
    replay = new LtcReplay(layers.get(windows.length - 1), encoder.parameters(), capacity, last());
    latent = new SpikeBits[capacity.samples()];
    Arrays.setAll(latent, b -> new SpikeBits(capacity.steps(), encoder.latents()));
    spikes = new long[first.maps() + windows.length + 1];
    rate = new double[capacity.samples()];
  }

  private LtcFiring firing(int layer) {
    return layer < encoder.layers().size() - 1 ? new LtcFiring.Step() : sampling;
  }

  private LtcWindow last() {
    return windows[windows.length - 1];
  }

  @Override
  public void forward(SpikeBatch input, RandomKey key, int[] identity) {
    count = input.samples();
    requireFit(input);
    sampling.begin(key, identity, count);
    firstStep = 0;
    first.rest(count);
    for (int l = 1; l < windows.length; l++) {
      windows[l].rest(count);
    }
    run(input);
  }

  @Override
  public void continueWith(SpikeBatch input) {
    requireFit(input);
    firstStep += capacity.steps();
    first.continueStream();
    for (int l = 1; l < windows.length; l++) {
      windows[l].continueStream();
    }
    run(input);
  }

  @Override
  public void rerun(SpikeBatch input) {
    requireFit(input);
    run(input);
  }

  private void requireFit(SpikeBatch input) {
    if (input.samples() != count
        || count > capacity.samples()
        || input.steps() != capacity.steps()
        || input.channels() != encoder.inputs()) {
      throw new IllegalArgumentException(
          input + " does not fit " + capacity + " of " + encoder.inputs() + " channels");
    }
  }

  private void run(SpikeBatch input) {
    first.read(input);
    sampling.at(firstStep);
    first.forward();
    for (int l = 1; l < windows.length; l++) {
      windows[l].forward();
    }
    for (int l = 0; l <= first.maps(); l++) {
      spikes[l] = first.count(l);
    }
    for (int l = 0; l < windows.length; l++) {
      spikes[first.maps() + l + 1] =
          count(windows[l].spikes(), encoder.layers().get(l).shape().neurons());
    }
    workers.run(
        worker -> {
          Range mine = workers.share(worker, count);
          for (int b = mine.from(); b < mine.to(); b++) {
            rate[b] = sampling.rate(b);
            read(b);
            listLogOdds(b);
          }
        });
  }

  private long count(Rows fired, int neurons) {
    double sum = 0;
    for (int t = 0; t < capacity.steps(); t++) {
      for (int b = 0; b < count; b++) {
        int at = fired.index(t * capacity.samples() + b, 0);
        for (int n = 0; n < neurons; n++) {
          sum += fired.values()[at + n];
        }
      }
    }
    return Math.round(sum);
  }

  private void read(int sample) {
    Rows fired = last().spikes();
    latent[sample].clear();
    for (int t = 0; t < capacity.steps(); t++) {
      int at = fired.index(t * capacity.samples() + sample, 0);
      for (int n = 0; n < encoder.latents(); n++) {
        if (fired.values()[at + n] > 0) {
          latent[sample].set(t, n);
        }
      }
    }
  }

  private void listLogOdds(int sample) {
    for (int t = 0; t < capacity.steps(); t++) {
      int at = logOdds.index(sample * capacity.steps() + t, 0);
      for (int n = 0; n < encoder.latents(); n++) {
        logOdds.values()[at + n] = (float) logOdds(sample, t, n);
      }
    }
  }

  @Override
  public Optional<BernoulliLatents> drawn() {
    return Optional.of(this);
  }

  @Override
  public Rows logOdds(int sample) {
    return logOdds.from(sample * capacity.steps());
  }

  @Override
  public Rows reference(int sample) {
    return sampling.reference(sample);
  }

  @Override
  public void backward(double rateWeight, float[] gradient) {
    sampling.rateWeight(rateWeight);
    for (int l = windows.length - 1; l > 0; l--) {
      windows[l].backward(windows[l - 1]);
      windows[l].gradient(gradient);
    }
    first.backward(gradient);
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
  public double rate(int sample) {
    return rate[sample];
  }

  @Override
  public Optional<LayerTrace> trace(int layer, int sample) {
    int l = layer - first.maps();
    if (l < 0) {
      return first.trace(layer, sample);
    }
    LtcWindow window = windows[l];
    int neurons = encoder.layers().get(l).shape().neurons();
    float[][] potential = new float[capacity.steps()][neurons];
    float[][] fired = new float[capacity.steps()][neurons];
    for (int t = 0; t < capacity.steps(); t++) {
      int at = window.spikes().index(t * capacity.samples() + sample, 0);
      System.arraycopy(window.spikes().values(), at, fired[t], 0, neurons);
      for (int n = 0; n < neurons; n++) {
        potential[t][n] = (float) window.margin(sample, t, n);
      }
    }
    Optional<MapSize> maps =
        window == last() ? encoder.maps().latentSize(encoder.latents()) : Optional.empty();
    return Optional.of(new LayerTrace("potential above threshold", 0, potential, fired, maps));
  }

  private double logOdds(int sample, int step, int neuron) {
    return last().margin(sample, step, neuron) / LtcSampling.WIDTH;
  }

  @Override
  public void rates(int sample, float[] reference, float[] nats) {
    for (int t = 0, i = 0; t < capacity.steps(); t++) {
      for (int n = 0; n < encoder.latents(); n++, i++) {
        nats[i] = (float) StochasticReadout.divergence(logOdds(sample, t, n), reference[i]);
      }
    }
  }

  @Override
  public void probabilities(int sample, float[] probabilities) {
    for (int t = 0, i = 0; t < capacity.steps(); t++) {
      for (int n = 0; n < encoder.latents(); n++, i++) {
        probabilities[i] = (float) (1 / (1 + Math.exp(-logOdds(sample, t, n))));
      }
    }
  }

  @Override
  public double logProbability(int input, int spikesOf) {
    return replay.logProbability(input, spikesOf);
  }

  @Override
  public long spikes(int layer) {
    return spikes[layer];
  }

  @Override
  public long hiddenSpikes() {
    long sum = 0;
    for (int l = 1; l < spikes.length - 1; l++) {
      sum += spikes[l];
    }
    return sum;
  }

  @Override
  public double hiddenSpikeRate() {
    long neurons = -encoder.latents();
    for (NeuronLayer layer : encoder.neuronLayers()) {
      neurons += layer.neurons();
    }
    double cells = (double) count * capacity.steps() * neurons;
    return cells == 0 ? 0 : hiddenSpikes() / cells;
  }

  @Override
  public long latentSpikes() {
    return spikes[spikes.length - 1];
  }

  @Override
  public Rows latentAdjoint(int sample) {
    return last().outside().from(sample * capacity.steps());
  }
}
