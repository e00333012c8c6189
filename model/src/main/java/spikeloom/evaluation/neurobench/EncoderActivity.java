package spikeloom.evaluation.neurobench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import spikeloom.array.Parameters;
import spikeloom.encoder.EncoderPass;
import spikeloom.encoder.EncoderShape;
import spikeloom.encoder.LayerTrace;
import spikeloom.encoder.NeuronLayer;
import spikeloom.encoder.SpikingEncoder;
import spikeloom.kernel.SpikeBits;
import spikeloom.kernel.SpikeKind;

/** Counts what the layers of an encoder do, over batches. */
final class EncoderActivity {
  /** Names of matrices whose inputs are the layer's own spikes of the step before. */
  private static final List<String> RECURRENT = List.of(" recurrence", " feedback");

  /** Names of matrices that are multiplied at every step, whatever fires. */
  private static final List<String> GATES = List.of(" drive", " state");

  /** A layer and its connections. */
  private record Layer(
      EncoderShape.Layer shape,
      Connections forward,
      Optional<Connections> recurrent,
      double gates,
      boolean graded) {}

  private final List<Layer> layers = new ArrayList<>();
  private final List<Connections> matrices = new ArrayList<>();
  private final double[] spikes; // [layer], of neurons
  private final int steps;
  private double additions;
  private double products;
  private double updates;
  private long examples;

  /**
   * Counts for an encoder.
   *
   * @param shape its shape
   * @param steps of an example
   * @param graded whether input spikes have values
   */
  EncoderActivity(SpikingEncoder encoder, EncoderShape shape, int steps, boolean graded) {
    this.steps = steps;
    Parameters parameters = encoder.parameters();
    int inputs = shape.inputs();
    for (int l = 0; l < shape.layers().size(); l++) {
      EncoderShape.Layer layer = shape.layers().get(l);
      NeuronLayer named = encoder.neuronLayers().get(l);
      Optional<Connections> weights = Connections.of(parameters, named.name() + " weights");
      weights.ifPresent(matrices::add);
      double gates = 0;
      for (String gate : GATES) {
        Optional<Connections> matrix = Connections.of(parameters, named.name() + gate);
        matrix.ifPresent(matrices::add);
        gates += matrix.map(Connections::nonZero).orElse(0L);
      }
      layers.add(
          new Layer(
              layer,
              forward(layer, weights, inputs, l == 0),
              recurrent(parameters, named),
              gates,
              l == 0 && graded || layer.reads() == SpikeKind.GRADED));
      inputs = layer.neurons();
    }
    spikes = new double[layers.size()];
  }

  private static Connections forward(
      EncoderShape.Layer layer, Optional<Connections> weights, int inputs, boolean first) {
    EncoderShape.Connections connections = layer.connections();
    if (connections.convolution().isPresent() && weights.isPresent()) {
      return Connections.of(connections.convolution().get(), weights.get(), first);
    }
    return weights.orElse(Connections.full(inputs, (int) connections.fanOut()));
  }

  // A neuron's feedback from itself alone is part of its equations: a single row, not a matrix.
  private Optional<Connections> recurrent(Parameters parameters, NeuronLayer layer) {
    Optional<Connections> found =
        RECURRENT.stream()
            .flatMap(name -> Connections.of(parameters, layer.name() + name).stream())
            .filter(matrix -> matrix.inputs() == layer.neurons() && matrix.inputs() > 1)
            .findFirst();
    found.ifPresent(matrices::add);
    return found;
  }

  void add(EncoderPass pass) {
    for (int l = 0; l < layers.size(); l++) {
      Layer layer = layers.get(l);
      double forward = forward(pass, l, layer.forward());
      additions += layer.graded() ? 0 : forward;
      products += layer.graded() ? forward : 0;
      products += layer.gates() * steps * pass.samples();
      spikes[l] += pass.spikes(l + 1);
      int index = l;
      layer.recurrent().ifPresent(own -> additions += recurrent(pass, index, own));
      updates += updates(pass, l, layer.shape().neurons());
    }
    examples += pass.samples();
  }

  private static double forward(EncoderPass pass, int layer, Connections connections) {
    if (connections.nonZero() == connections.all()
        || pass.samples() == 0
        || pass.hidden(layer - 1, 0).isEmpty()) {
      return connections.operations((double) pass.spikes(layer));
    }
    double sum = 0;
    for (int b = 0; b < pass.samples(); b++) {
      sum += connections.operations(pass.hidden(layer - 1, b).orElseThrow());
    }
    return sum;
  }

  /** Spikes act on the next step, so those of the last one do nothing. */
  private double recurrent(EncoderPass pass, int layer, Connections own) {
    SpikeBits acting = new SpikeBits(steps, own.inputs());
    double sum = 0;
    for (int b = 0; b < pass.samples(); b++) {
      Optional<LayerTrace> trace = pass.trace(layer, b);
      if (trace.isEmpty()) {
        return own.operations((double) pass.spikes(layer + 1));
      }
      acting.clear();
      for (int t = 0; t < steps - 1; t++) {
        for (int n = 0; n < own.inputs(); n++) {
          acting.put(t, n, trace.get().spikes()[t][n] != 0);
        }
      }
      sum += own.operations(acting);
    }
    return sum;
  }

  private static double updates(EncoderPass pass, int layer, int neurons) {
    double sum = 0;
    for (int b = 0; b < pass.samples(); b++) {
      Optional<LayerTrace> trace = pass.trace(layer, b);
      if (trace.isEmpty()) {
        return (double) pass.updates(layer + 1) * neurons;
      }
      sum += changes(trace.get().potential());
    }
    return sum;
  }

  private static double changes(float[][] potential) {
    double changed = potential[0].length;
    for (int t = 1; t < potential.length; t++) {
      for (int n = 0; n < potential[t].length; n++) {
        changed += potential[t][n] != potential[t - 1][n] ? 1 : 0;
      }
    }
    return changed;
  }

  /** The matrices of weights. */
  List<Connections> matrices() {
    return matrices;
  }

  double additions() {
    return additions / examples;
  }

  double products() {
    return products / examples;
  }

  double updates() {
    return updates / examples;
  }

  /** Products of all inputs and all weights. */
  double dense() {
    double sum = 0;
    for (Layer layer : layers) {
      sum += layer.forward().all();
      sum += layer.recurrent().map(Connections::all).orElse(0L);
      sum += (double) layer.shape().neurons() * layer.shape().products();
    }
    return sum * steps;
  }

  int layerCount() {
    return layers.size();
  }

  /** Potentials: one for every neuron. */
  long neurons() {
    return layers.stream().mapToLong(layer -> layer.shape().neurons()).sum();
  }

  /** Outputs of a layer in all examples. */
  double outputs(int layer) {
    return (double) examples * steps * layers.get(layer).shape().neurons();
  }

  /** Outputs of a layer that are not 0. */
  double active(int layer) {
    return spikes[layer];
  }
}
