package spikeloom.encoder.lif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import spikeloom.array.Padding;
import spikeloom.array.Parameters;
import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.encoder.BernoulliLatents;
import spikeloom.kernel.DenseProduct;
import spikeloom.kernel.LateralScan;
import spikeloom.kernel.ReadoutScan;
import spikeloom.kernel.SpikeBits;
import spikeloom.kernel.SpikeEstimator;
import spikeloom.neuron.StochasticReadout;
import spikeloom.random.FastRandom;

/**
 * The readout of a {@link LifPass}: draws the latent spikes of samples from their input currents,
 * or fires them by threshold, with the feedback of own or of all past latent spikes, and propagates
 * gradients back.
 *
 * <p>Spikes that fire by threshold are certain, given the input: others see log-odds of {@link
 * LatentOdds#CERTAIN} with the sign of u in place of u.
 */
final class LifReadout implements BernoulliLatents {
  /**
   * The layer's part of the pass.
   *
   * @param trace a row per sample and step: input currents, then log-odds
   * @param adjoint a row per sample and step: gradient of the spikes, then of the currents
   * @param biasGradient a row per sample
   * @param latent latent spikes, [sample]
   */
  @SuppressWarnings("ArrayRecordComponent") // viewed, never compared
  record Layer(Rows trace, Rows adjoint, Rows biasGradient, SpikeBits[] latent) {}

  // Samples whose adjoints are computed together: two blocks of rows of the dense product.
  static final int GROUP = 20;
  private static final float HALF = 0.5f; // a draw that fires where the log-odds are above 0

  private final LifEncoder encoder;
  private final Layer layer;
  private final LifStream stream;
  private final int steps;
  private final int last; // number of the layer
  private final boolean lateral;
  private final ReadoutScan own;
  private final LateralScan all;
  private final Rows feedbackGradient; // a row per sample; lateral: errors at the first step
  private final Rows lateralErrors; // a row per sample and step: factors of the latent spikes
  private final Rows transposed; // lateral weights with a row per target
  private final Rows reference; // a row per sample and step: log-odds of the prior
  private final boolean draws; // else spikes fire by threshold
  private final Rows certain; // a row per sample and step, if spikes fire by threshold
  private final LatentOdds odds;
  private final Bench[] benches;

  /** Buffers of one worker. */
  private static final class Bench {
    final Rows uniform;
    final ReadoutScan.Scratch scratch;
    final LateralScan.Group group;
    final FastRandom random = new FastRandom(0);

    Bench(int steps, int stride, int together) {
      group = LateralScan.Group.of(together, steps, stride);
      uniform = Rows.of(steps, stride); // also scratch of the backward pass
      Rows ratio = Rows.of(steps, stride);
      scratch = new ReadoutScan.Scratch(ReadoutScan.state(stride), uniform, ratio);
    }
  }

  LifReadout(LifEncoder encoder, Layer layer, LifStream stream, Workers workers) {
    this.encoder = encoder;
    this.layer = layer;
    this.stream = stream;
    int capacity = layer.latent().length;
    steps = layer.latent()[0].steps();
    last = encoder.layers().size() - 1;
    LifEncoder.Structure structure = encoder.structure();
    StochasticReadout r = structure.readout();
    double gain = (1 - r.gamma()) * r.gain();
    SpikeEstimator estimator = structure.sampling().estimator();
    own = new ReadoutScan(r.gamma(), r.phi(), gain, structure.prior(), estimator);
    all = new LateralScan(r.gamma(), r.phi(), gain, estimator);
    lateral = structure.sampling().lateral();
    int stride = Padding.stride(encoder.latents());
    feedbackGradient = Rows.of(capacity, stride);
    lateralErrors = Rows.of(lateral ? capacity * steps : 0, stride);
    transposed = Rows.spread(lateral ? encoder.latents() : 0, encoder.latents());
    reference = Rows.of(capacity * steps, stride);
    Arrays.fill(reference.values(), (float) StochasticReadout.logit(structure.prior()));
    draws = estimator.draws();
    certain = Rows.of(draws ? 0 : capacity * steps, stride);
    odds = new LatentOdds(encoder, layer.trace(), layer.latent(), stream);
    benches = new Bench[workers.count()];
    Arrays.setAll(benches, w -> new Bench(steps, stride, lateral ? GROUP : 0));
  }

  /** Probabilities and rates of the spikes. */
  LatentOdds odds() {
    return odds;
  }

  /**
   * The gradients of all weights between layers where every neuron receives all; with lateral
   * connections the latent spikes are inputs too, those of the step before.
   */
  WeightGradient weightGradient(SpikeBits[][] spikes, Rows[] adjoint, Workers workers) {
    boolean convolution = encoder.maps().latentMaps();
    List<LifEncoder.Layer> dense = convolution ? List.of() : encoder.layers();
    int first = encoder.layers().size() - dense.size();
    SpikeBits[][] inputs = Arrays.copyOfRange(spikes, first, spikes.length);
    Rows[] errors = Arrays.copyOfRange(adjoint, first, adjoint.length + 1);
    if (!lateral) {
      return new WeightGradient(dense, inputs, errors, workers);
    }
    int neurons = encoder.latents();
    List<LifEncoder.Layer> more = new ArrayList<>(dense);
    Parameters.Slice bias = encoder.layers().get(last).bias();
    more.add(new LifEncoder.Layer("feedback", neurons, neurons, encoder.feedback(), bias));
    errors[errors.length - 1] = lateralErrors;
    return new WeightGradient(more, inputs, errors, workers);
  }

  /** Fires the spikes of a sample from its currents; returns its rate against the fixed prior. */
  double sample(int worker, int b) {
    Bench bench = benches[worker];
    draw(bench, b);
    double rate = fire(bench, b);
    if (draws) {
      return rate;
    }
    Rows u = trace(b);
    Rows sure = certain.from(b * steps);
    for (int t = 0; t < steps; t++) {
      for (int n = 0; n < encoder.latents(); n++) {
        sure.values()[sure.index(t, n)] = LatentOdds.certain(u.values()[u.index(t, n)]);
      }
    }
    return odds.rateToFixedPrior(b);
  }

  private double fire(Bench bench, int b) {
    Rows bias = Rows.of(encoder.layers().get(last).bias(), encoder.parameters().values());
    SpikeBits latent = layer.latent()[b];
    Rows state = stream.now(stream.readout(), b);
    if (lateral) {
      all.forward(trace(b), bias, feedback(), bench.uniform, latent, state);
      return odds.rateToFixedPrior(b);
    }
    return own.forward(trace(b), bias, feedback(), bench.uniform, latent, state);
  }

  private Rows feedback() {
    return Rows.of(encoder.feedback(), encoder.parameters().values());
  }

  private void draw(Bench bench, int b) {
    bench.random.restart(stream.random(b));
    float[] uniform = bench.uniform.values();
    for (int t = 0; t < steps; t++) {
      int at = bench.uniform.index(t, 0);
      for (int n = 0; n < encoder.latents(); n++) {
        uniform[at + n] = draws ? bench.random.nextFloat() : HALF;
      }
    }
    stream.random(b, bench.random.bits());
  }

  /** Prepares the weights for the backward pass, a worker's part. */
  void transpose(Workers workers, int worker) {
    if (lateral) {
      Range mine = workers.share(worker, encoder.latents());
      DenseProduct.transpose(feedback(), mine, encoder.latents(), transposed);
    }
  }

  /** The adjoint of {@link #sample} for some samples. */
  void backward(int worker, Range samples, double rateWeight) {
    if (lateral) {
      for (int from = samples.from(); from < samples.to(); from += GROUP) {
        backwardGroup(worker, new Range(from, Math.min(samples.to(), from + GROUP)), rateWeight);
      }
      return;
    }
    ReadoutScan.Scratch scratch = benches[worker].scratch;
    for (int b = samples.from(); b < samples.to(); b++) {
      own.backward(drawn(b), rateWeight, feedback(), gradients(b), scratch);
      if (stream.carried()) {
        Rows before = stream.start(stream.readout(), b);
        own.addEarlier(before, scratch.state(), encoder.latents(), feedbackGradient.from(b));
      }
    }
  }

  private void backwardGroup(int worker, Range samples, double rateWeight) {
    List<LateralScan.Sample> group = new ArrayList<>();
    for (int b = samples.from(); b < samples.to(); b++) {
      group.add(new LateralScan.Sample(drawn(b), gradients(b), lateralErrors.from(b * steps)));
    }
    all.backward(group, rateWeight, transposed, benches[worker].group);
  }

  private ReadoutScan.Draws drawn(int b) {
    return new ReadoutScan.Draws(trace(b), ownReference(b), layer.latent()[b]);
  }

  private ReadoutScan.Gradients gradients(int b) {
    return new ReadoutScan.Gradients(
        layer.adjoint().from(b * steps), layer.biasGradient().from(b), feedbackGradient.from(b));
  }

  /** Completes the gradient of the feedback weights over the first samples. */
  void feedbackGradient(int samples, Workers workers, float[] gradient) {
    if (!lateral) {
      WeightGradient.sumRows(feedbackGradient, samples, encoder.feedback(), gradient);
    } else if (stream.carried()) { // spikes before the window act through their traces
      workers.run(
          worker -> {
            Range mine = workers.share(worker, encoder.latents());
            Rows sums = Rows.of(encoder.feedback(), gradient);
            for (int b = 0; b < samples; b++) {
              all.addEarlier(
                  stream.start(stream.readout(), b), feedbackGradient.from(b), mine, sums);
            }
          });
    }
  }

  // The reference was set for the certain log-odds: it keeps its distance from them.
  private Rows ownReference(int b) {
    Rows v = reference(b);
    if (!draws) {
      Rows u = trace(b);
      Rows sure = certain.from(b * steps);
      for (int t = 0; t < steps; t++) {
        for (int n = 0; n < encoder.latents(); n++) {
          float distance = u.values()[u.index(t, n)] - sure.values()[sure.index(t, n)];
          v.values()[v.index(t, n)] += distance;
        }
      }
    }
    return v;
  }

  private Rows trace(int sample) {
    return layer.trace().from(sample * steps);
  }

  @Override
  public Rows logOdds(int sample) {
    return (draws ? layer.trace() : certain).from(sample * steps);
  }

  @Override
  public Rows reference(int sample) {
    return reference.from(sample * steps);
  }
}
