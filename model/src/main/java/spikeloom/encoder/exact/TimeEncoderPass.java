package spikeloom.encoder.exact;

import java.util.Arrays;
import java.util.Optional;
import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.encoder.ChannelKind;
import spikeloom.encoder.EncoderPass;
import spikeloom.kernel.SpikeBits;
import spikeloom.random.RandomKey;
import spikeloom.spike.SpikeBatch;
import spikeloom.spike.SpikeRaster;

/**
 * Forward and backward of a {@link TimeEncoder}. Every sample keeps its lists of events until its
 * backward pass. In the backward pass a batch is divided into a fixed number of chunks whose
 * gradients are summed in order, so that any number of workers gives the same bits.
 */
final class TimeEncoderPass implements EncoderPass {
  private static final int CHUNKS = 8;

  private final TimeEncoder encoder;
  private final TimeNetwork network;
  private final int steps;
  private final StepTimes grid;
  private final Workers workers;
  private final SpikeTimes[] input;
  private final TimePass[] passes;
  private final SpikeBits[] latent;
  private final Rows features; // [sample][latent]
  private final Rows adjoint; // the same shape
  private final Optional<GaussianLatent.Pass> gaussian;
  private final double[] rate;
  private double[][] gradients = new double[0][]; // of every chunk
  private int count;

  TimeEncoderPass(TimeEncoder encoder, int capacity, int steps, Workers workers) {
    this.encoder = encoder;
    this.steps = steps;
    this.workers = workers;
    network = encoder.network();
    grid = StepTimes.dividing(network.trial(), steps);
    input = new SpikeTimes[capacity];
    passes = new TimePass[capacity];
    latent = new SpikeBits[capacity];
    Arrays.setAll(input, b -> new SpikeTimes());
    Arrays.setAll(passes, b -> network.pass());
    Arrays.setAll(latent, b -> new SpikeBits(steps, encoder.latents()));
    features = Rows.of(capacity, Padding.stride(encoder.latents()));
    adjoint = Rows.of(capacity, Padding.stride(encoder.latents()));
    gaussian = encoder.gaussian().map(latent -> latent.pass(capacity, workers));
    rate = new double[capacity];
  }

  @Override
  public void forward(SpikeBatch batch, RandomKey key, int[] identity) {
    if (batch.samples() > passes.length
        || batch.steps() != steps
        || batch.channels() != encoder.inputs()) {
      throw new IllegalArgumentException(
          batch + " does not fit " + passes.length + " x " + steps + " x " + encoder.inputs());
    }
    encoder.settle();
    count = batch.samples();
    float[] parameters = encoder.parameters().values();
    workers.run(
        worker -> {
          Range mine = workers.share(worker, count);
          for (int b = mine.from(); b < mine.to(); b++) {
            grid.read(batch, b, input[b]);
            passes[b].forward(input[b]);
            read(b);
          }
          gaussian.ifPresent(pass -> pass.forward(features, mine, parameters, key, identity));
          for (int b = mine.from(); b < mine.to(); b++) {
            rate[b] = sumOfRates(b);
          }
        });
  }

  private void read(int b) {
    ContinuedSpikes output = passes[b].output();
    for (int n = 0; n < encoder.latents(); n++) {
      double feature = encoder.structure().feature().of(output, n);
      features.values()[features.index(b, n)] = (float) feature;
    }
    SpikeTimes spikes = output.spikes();
    latent[b].clear();
    for (int i = 0; i < spikes.size(); i++) {
      latent[b].set(grid.step(spikes.time(i), steps), spikes.source(i));
    }
  }

  @Override
  public void backward(double rateWeight, float[] gradient) {
    Arrays.fill(gradient, 0f);
    gaussian.ifPresent(
        pass ->
            pass.backward(
                features,
                adjoint,
                new GaussianLatent.Batch(count, rateWeight),
                encoder.parameters().values(),
                gradient));
    if (gradients.length == 0) {
      gradients = new double[CHUNKS][network.parameters().length];
    }
    workers.run(
        worker -> {
          Range mine = workers.share(worker, CHUNKS);
          for (int c = mine.from(); c < mine.to(); c++) {
            Arrays.fill(gradients[c], 0);
            for (int b = count * c / CHUNKS; b < count * (c + 1) / CHUNKS; b++) {
              backwardSample(b, gradients[c]);
            }
          }
        });
    workers.run(worker -> sum(workers.share(worker, network.parameters().length)));
    pushSilent();
    encoder.addGradient(gradients[0], gradient);
  }

  private void backwardSample(int b, double[] sum) {
    ContinuedSpikes output = passes[b].output();
    for (int n = 0; n < encoder.latents(); n++) {
      float value = adjoint.values()[adjoint.index(b, n)];
      encoder.structure().feature().addAdjoint(output, n, value);
    }
    passes[b].backward(InputAdjoint.NONE, sum);
  }

  private void sum(Range part) {
    for (int c = 1; c < CHUNKS; c++) {
      for (int i = part.from(); i < part.to(); i++) {
        gradients[0][i] += gradients[c][i];
      }
    }
  }

  private void pushSilent() {
    for (int l = 0; l < network.layers(); l++) {
      boolean[] silent = TimeEncoder.allSilent(network.neurons(l));
      for (int b = 0; b < count; b++) {
        SpikeTimes spikes = passes[b].layer(l).spikes();
        for (int n = 0; n < silent.length; n++) {
          silent[n] &= spikes.count(n) == 0;
        }
      }
      network.pushSilent(l, silent, gradients[0]);
    }
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
  public Optional<Rows> features(int sample) {
    return Optional.of(gaussian.isPresent() ? gaussian.get().drawn(sample) : features.from(sample));
  }

  @Override
  public SpikeRaster raster(int sample) {
    SpikeRaster.Builder raster = SpikeRaster.Builder.timed(steps, encoder.latents());
    SpikeTimes spikes = passes[sample].output().spikes();
    for (int i = 0; i < spikes.size(); i++) {
      double time = Math.min(spikes.time(i) / grid.length(), Math.nextDown((double) steps));
      raster.spikeAt(time, spikes.source(i));
    }
    return raster.build();
  }

  @Override
  public ChannelKind channel() {
    return gaussian.isPresent() ? ChannelKind.RATES : ChannelKind.NONE;
  }

  private double sumOfRates(int sample) {
    double sum = 0;
    for (int n = 0; n < encoder.latents(); n++) {
      sum += rate(sample, n);
    }
    return sum;
  }

  @Override
  public double rate(int sample) {
    return rate[sample];
  }

  private double rate(int sample, int n) {
    return gaussian.isPresent() ? gaussian.get().rate(sample, n) : 0;
  }

  /** Features are read at the end of the trial: the whole rate is that of the last step. */
  @Override
  public void rates(int sample, float[] reference, float[] nats) {
    int last = (steps - 1) * encoder.latents();
    Arrays.fill(nats, 0, last, 0f);
    for (int n = 0; n < encoder.latents(); n++) {
      nats[last + n] = (float) rate(sample, n);
    }
  }

  @Override
  public void probabilities(int sample, float[] probabilities) {
    throw new IllegalStateException("spikes in continuous time have no probability at a step");
  }

  @Override
  public double logProbability(int input, int spikes) {
    throw new IllegalStateException("spikes in continuous time have no probability at a step");
  }

  @Override
  public long spikes(int layer) {
    long sum = 0;
    for (int b = 0; b < count; b++) {
      sum += heard(b, layer).size();
    }
    return sum;
  }

  // The spikes of a layer, 0 for the input.
  private SpikeTimes heard(int b, int layer) {
    return layer == 0 ? input[b] : passes[b].layer(layer - 1).spikes();
  }

  @Override
  public long updates(int layer) {
    long sum = 0;
    for (int b = 0; b < count; b++) {
      SpikeTimes below = heard(b, layer - 1);
      for (int i = 0; i < below.size(); i = below.endOfTie(i)) {
        sum++;
      }
    }
    return sum;
  }

  @Override
  public long hiddenSpikes() {
    long sum = 0;
    for (int l = 1; l < network.layers(); l++) {
      sum += spikes(l);
    }
    return sum;
  }

  @Override
  public double hiddenSpikeRate() {
    double cells = (double) count * steps * encoder.hiddenNeurons();
    return cells == 0 ? 0 : hiddenSpikes() / cells;
  }

  @Override
  public long latentSpikes() {
    return spikes(network.layers());
  }

  @Override
  public Rows latentAdjoint(int sample) {
    return adjoint.from(sample);
  }
}
