package spikeloom.evaluation.energy;

import java.util.ArrayList;
import java.util.List;
import spikeloom.decoder.Windows;
import spikeloom.encoder.EncoderPass;
import spikeloom.encoder.EncoderShape;
import spikeloom.kernel.SpikeKind;

/**
 * Counts the operations of a hybrid network per example, over batches.
 *
 * <pre>{@code
 * synapses          spikes of a layer x neurons of the next that they reach: read a weight, add it
 * neuron updates    neurons x steps x operations of their equations, spikes or not; where times
 *                   are exact: neurons x distinct times of input spikes
 * latent values     weights from features to means and log-variances: read, multiply, add
 * recurrence        spikes of a layer x neurons of it: read, add
 * gates             weights from drive and state, at every step: read, multiply, add
 * first layer of    time decoding: latent spikes x fan-out: read, add
 *   the decoder     other features: an addition per spike; features other than 0 x fan-out:
 *                   read, multiply, add
 * graded spikes     multiply too, at synapses and where features other than sums weigh them
 * rest of it        dense: read, multiply, add; biases read and added, rectifiers compared
 * }</pre>
 *
 * <p>Not counted, because no table has their energy, and listed with every energy ({@link
 * EnergyComparison#NOT_COUNTED}): making input spikes, drawing random numbers, logistic functions
 * and exponentials, moving spikes. An artificial network draws no random numbers and has no
 * functions but those of its outputs, which is an advantage of the spiking one.
 *
 * <p>Synaptic operations as events x fan-out: P. Merolla et al., "A million spiking-neuron
 * integrated circuit with a scalable communication network and interface", Science 345, 2014.
 */
public final class OperationCounter {
  private final EncoderShape encoder;
  private final DecoderShape decoder;
  private final Windows windows;
  private final WindowFeatures features;
  private final double[] spikes; // [layer], input first, latent last
  private final double[] updates; // [layer], of each of its neurons
  private double read; // latent spikes, once for every window that they are in
  private double firing; // features other than 0, over all windows
  private long examples;

  /**
   * A counter for networks of this shape.
   *
   * @param windows decode steps, each with a full pass of the decoder
   */
  public OperationCounter(EncoderShape encoder, DecoderShape decoder, Windows windows) {
    if (encoder.latents() != decoder.features().latents()
        || windows.window() != decoder.features().steps()) {
      throw new IllegalArgumentException(
          "the decoder reads %s, but there are %d latent neurons and %s"
              .formatted(decoder.features(), encoder.latents(), windows));
    }
    this.encoder = encoder;
    this.decoder = decoder;
    this.windows = windows;
    features = new WindowFeatures(decoder.features(), windows);
    spikes = new double[encoder.layers().size() + 1];
    updates = new double[encoder.layers().size()];
  }

  /** Adds the batch of the pass's last forward pass. */
  public void add(EncoderPass pass) {
    for (int l = 0; l < spikes.length; l++) {
      spikes[l] += pass.spikes(l);
    }
    for (int l = 0; l < updates.length; l++) {
      updates[l] += pass.updates(l + 1);
    }
    for (int b = 0; b < pass.samples(); b++) {
      for (int m = 0; m < windows.count(); m++) {
        read += features.read(pass, b, m);
        firing += features.nonZero();
      }
    }
    examples += pass.samples();
  }

  /** Number of examples counted. */
  public long examples() {
    return examples;
  }

  /** Spikes per example of a layer: 0 for the input, then hidden layers, then the latent layer. */
  public double spikes(int layer) {
    return examples == 0 ? 0 : spikes[layer] / examples;
  }

  /** Mean operations per example of the event-driven network. */
  public OperationReport spiking() {
    List<OperationReport.Part> parts = new ArrayList<>();
    for (int l = 0; l < encoder.layers().size(); l++) {
      double events = spikes(l) * encoder.layers().get(l).connections().fanOut();
      boolean binary = encoder.layers().get(l).reads() == SpikeKind.BINARY;
      parts.add(
          part(
              "synapses to " + name(l),
              binary ? SynapticOperations.accumulate(events) : every(events)));
      double own = spikes(l + 1) * encoder.layers().get(l).lateral();
      addInner(l, SynapticOperations.accumulate(own), parts);
      parts.add(updates(l, examples == 0 ? 0 : updates[l] / examples));
    }
    addLatentValues(parts);
    parts.add(part("latent spikes to decoder", firstLayer()));
    parts.add(part("rest of the decoder", decoder.rest().times(windows.count())));
    return new OperationReport(parts);
  }

  private SynapticOperations firstLayer() {
    double perExample = examples == 0 ? 0 : 1.0 / examples;
    double sums = read * perExample;
    if (decoder.features().areSpikes()) {
      return SynapticOperations.accumulate(sums * decoder.fanOut());
    }
    SynapticOperations products = every(firing * perExample * decoder.fanOut());
    return switch (decoder.features().decoding()) {
      case TIME, FIRST_SPIKE, COUNT, FILTERED -> products;
      case RATE -> products.plus(new SynapticOperations(sums, 0, 0));
      case TRACE, BINS -> products.plus(new SynapticOperations(sums, sums, 0));
    };
  }

  /** Operations per example of the same network with every product computed at every step. */
  public OperationReport dense() {
    List<OperationReport.Part> parts = new ArrayList<>();
    for (int l = 0; l < encoder.layers().size(); l++) {
      double products = products(l) * windows.steps();
      parts.add(part("synapses to " + name(l), SynapticOperations.multiplyAccumulate(products)));
      EncoderShape.Layer layer = encoder.layers().get(l);
      addInner(l, every((double) layer.neurons() * layer.lateral() * windows.steps()), parts);
      parts.add(updates(l, windows.steps()));
    }
    addLatentValues(parts);
    double first = decoder.layers().get(0).products() * windows.count();
    parts.add(part("latent spikes to decoder", every(first)));
    parts.add(part("rest of the decoder", decoder.rest().times(windows.count())));
    return new OperationReport(parts);
  }

  /**
   * Operations per example of an artificial network of the same widths that runs without time, once
   * for every answer: rectified hidden layers, latent values instead of spikes, and the decoder's
   * dense layers behind them. A convolutional decoder keeps its size.
   */
  public OperationReport artificial() {
    List<OperationReport.Part> parts = new ArrayList<>();
    int last = encoder.layers().size() - 1;
    for (int l = 0; l <= last; l++) {
      int neurons = encoder.layers().get(l).neurons();
      double outputs = l < last ? 2.0 * neurons : neurons; // bias, and rectifier of hidden ones
      parts.add(
          part(
              "synapses to " + name(l),
              every(products(l)).plus(new SynapticOperations(outputs, 0, neurons))));
    }
    parts.add(part("latent values to decoder", every(encoder.latents() * decoder.fanOut())));
    parts.add(part("rest of the decoder", decoder.rest()));
    return new OperationReport(parts).times(windows.count());
  }

  /** The sums of all three reports. */
  public OperationTotals totals() {
    return new OperationTotals(
        spiking().total(), dense().total(), artificial().total(), windows.steps());
  }

  // Recurrence and gates, if a layer has them.
  private void addInner(int l, SynapticOperations lateral, List<OperationReport.Part> parts) {
    EncoderShape.Layer layer = encoder.layers().get(l);
    if (layer.lateral() > 0) {
      parts.add(part("synapses within " + name(l), lateral));
    }
    if (layer.products() > 0) {
      double products = (double) layer.neurons() * layer.products() * windows.steps();
      parts.add(part("gates of " + name(l), every(products)));
    }
  }

  private static SynapticOperations every(double products) {
    return SynapticOperations.multiplyAccumulate(products);
  }

  private double products(int layer) {
    int inputs = layer == 0 ? encoder.inputs() : encoder.layers().get(layer - 1).neurons();
    return inputs * encoder.layers().get(layer).connections().fanOut();
  }

  private OperationReport.Part updates(int layer, double times) {
    EncoderShape.Layer neurons = encoder.layers().get(layer);
    return part("neurons of " + name(layer), updates(neurons, times));
  }

  private void addLatentValues(List<OperationReport.Part> parts) {
    if (encoder.latentProducts() > 0) {
      parts.add(part("latent values", every(encoder.latentProducts())));
    }
  }

  private String name(int layer) {
    return layer == encoder.layers().size() - 1 ? "latent layer" : "hidden layer " + (layer + 1);
  }

  private static OperationReport.Part part(String name, SynapticOperations operations) {
    return new OperationReport.Part(name, operations);
  }

  private static SynapticOperations updates(EncoderShape.Layer layer, double times) {
    double updates = layer.neurons() * times;
    return new SynapticOperations(
        layer.update().additions() * updates, layer.update().multiplications() * updates, 0);
  }
}
