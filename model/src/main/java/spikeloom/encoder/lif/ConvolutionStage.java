package spikeloom.encoder.lif;

import java.util.Arrays;
import java.util.Optional;
import spikeloom.array.MapSize;
import spikeloom.array.Padding;
import spikeloom.array.Parameters;
import spikeloom.array.Rows;
import spikeloom.array.Workers;
import spikeloom.encoder.LayerTrace;
import spikeloom.encoder.maps.MapAdjoint;
import spikeloom.encoder.maps.MapCurrents;
import spikeloom.encoder.maps.MapGradient;
import spikeloom.kernel.ConvolutionShape;
import spikeloom.kernel.LifScan;
import spikeloom.kernel.SpikeBits;
import spikeloom.neuron.Lif;
import spikeloom.neuron.Surrogate;

/** A convolution into maps of leaky integrate-and-fire neurons. */
final class ConvolutionStage implements MapStage {
  private static final int STATES = 4; // of a neuron, see LifScan

  /**
   * The spikes and gradients that a layer shares with its neighbours.
   *
   * @param number number of the layer
   * @param in spikes that it reads, [sample]
   * @param out spikes that it writes, [sample]
   * @param adjoint gradient of the spikes that it writes, a row per sample, position and step
   * @param stream states of the neurons
   */
  @SuppressWarnings("ArrayRecordComponent") // viewed, never compared
  record Place(int number, SpikeBits[] in, SpikeBits[] out, Rows adjoint, LifStream stream) {}

  private final Place place;
  private final MapLayer layer;
  private final Parameters parameters;
  private final Surrogate surrogate;
  private final LifScan scan;
  private final int steps;
  private final int positions;
  private final Rows trace; // a row per sample, position and step: currents, then U - 1
  private final Rows biasGradient; // a row per sample
  private final MapCurrents currents;
  private final MapGradient weightGradient;
  private final MapAdjoint adjoint;
  private final Bench[] benches;

  /** Buffers of one worker. */
  private static final class Bench {
    final SpikeBits bits;
    final Rows bias;

    Bench(int steps, int channels) {
      bits = new SpikeBits(steps, channels);
      bias = Rows.of(1, Padding.stride(channels));
    }
  }

  ConvolutionStage(LifEncoder encoder, Place place, Workers workers) {
    this.place = place;
    layer = encoder.mapLayers().get(place.number());
    parameters = encoder.parameters();
    surrogate = encoder.structure().surrogate();
    scan = scan(encoder.neuron(place.number()));
    steps = place.in()[0].steps();
    ConvolutionShape shape = layer.convolution();
    positions = shape.output().positions();
    int samples = place.in().length;
    trace = Rows.of(samples * positions * steps, Padding.stride(shape.channels()));
    biasGradient = Rows.of(samples, trace.stride());
    Parameters.Slice weights = layer.weights().orElseThrow();
    currents = new MapCurrents(shape, weights, parameters, place.in(), trace, workers);
    weightGradient = new MapGradient(shape, weights, place.in(), place.adjoint(), workers);
    adjoint = new MapAdjoint(shape, weights, parameters, steps, workers);
    benches = new Bench[workers.count()];
    Arrays.setAll(benches, w -> new Bench(steps, shape.channels()));
  }

  static LifScan scan(Lif n) {
    double membraneGain = (1 - n.alpha()) * n.gain();
    return new LifScan(n.beta(), n.alpha(), n.rho(), n.kappa(), 1 - n.beta(), membraneGain);
  }

  static Rows state(MapLayer layer) {
    MapSize size = layer.output();
    return Rows.of(STATES, size.positions() * Padding.stride(size.channels()));
  }

  /** Currents, a row per sample, position and step, for input that is not spikes. */
  Rows currents() {
    return trace;
  }

  @Override
  public void forward(int worker, int sample) {
    currents.sum(worker, sample);
    fire(worker, sample);
  }

  /** Runs the neurons of a sample whose currents are known. */
  void fire(int worker, int sample) {
    SpikeBits bits = benches[worker].bits;
    Rows bias = Rows.of(layer.bias().orElseThrow(), parameters.values());
    Rows state = place.stream().now(place.number(), sample);
    for (int p = 0; p < positions; p++) {
      Rows own =
          new Rows(state.values(), state.at() + p * trace.stride(), trace.stride(), state.stride());
      scan.forward(trace.from((sample * positions + p) * steps), bias, bits, own);
      place.out()[sample].setChannels(bits, p * layer.output().channels());
    }
  }

  @Override
  public void refresh(int worker) {
    if (place.number() > 0) {
      adjoint.refresh(worker);
    }
  }

  @Override
  public void backward(int worker, int sample, Optional<Rows> below) {
    Rows errors = place.adjoint().from(sample * positions * steps);
    Rows slope = trace.from(sample * positions * steps);
    surrogate.apply(slope.values(), slope.at(), slope.index(positions * steps, 0));
    Rows sum = biasGradient.from(sample);
    Arrays.fill(sum.values(), sum.at(), sum.at() + sum.width(), 0f);
    Rows bias = benches[worker].bias;
    for (int p = 0; p < positions; p++) {
      scan.backward(slope.from(p * steps), errors.from(p * steps), steps, bias);
      for (int c = 0; c < sum.width(); c++) {
        sum.values()[sum.at() + c] += bias.values()[bias.at() + c];
      }
    }
    below.ifPresent(rows -> adjoint.spread(worker, errors, rows));
  }

  @Override
  public void gradient(int samples, float[] gradient) {
    weightGradient.sum(samples, gradient);
    biasGradient(samples, gradient);
  }

  /** Completes the gradient of the biases. */
  void biasGradient(int samples, float[] gradient) {
    WeightGradient.sumRows(biasGradient, samples, layer.bias().orElseThrow(), gradient);
  }

  @Override
  public Optional<LayerTrace> trace(int sample) {
    MapSize size = layer.output();
    float[][] potential = new float[steps][size.neurons()];
    float[][] fired = new float[steps][size.neurons()];
    for (int p = 0; p < positions; p++) {
      for (int t = 0; t < steps; t++) {
        int from = trace.index((sample * positions + p) * steps + t, 0);
        System.arraycopy(trace.values(), from, potential[t], p * size.channels(), size.channels());
      }
    }
    SpikeBits bits = place.out()[sample];
    for (int t = 0; t < steps; t++) {
      for (int n = 0; n < size.neurons(); n++) {
        fired[t][n] = bits.bit(t, n);
      }
    }
    return Optional.of(
        new LayerTrace("potential above threshold", 0, potential, fired, Optional.of(size)));
  }
}
