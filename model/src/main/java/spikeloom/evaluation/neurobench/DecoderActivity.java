package spikeloom.evaluation.neurobench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import spikeloom.array.Parameters;
import spikeloom.decoder.Decoder;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.Windows;
import spikeloom.encoder.EncoderPass;
import spikeloom.evaluation.EvaluationException;
import spikeloom.evaluation.energy.WindowFeatures;

/** Counts what the dense layers of a decoder do, over batches. */
final class DecoderActivity {
  /** An affine layer, with a rectifier behind it unless it is the last. */
  private record Layer(Connections connections, Parameters.Slice weights, Parameters.Slice bias) {}

  private final List<Layer> layers = new ArrayList<>();
  private final Parameters parameters;
  private final Connections first;
  private final boolean spikes;
  private final WindowFeatures features;
  private final int windows;
  private double additions;
  private double products;
  private double rectified; // outputs that are not 0
  private double outputs; // of rectifiers
  private long examples;

  /**
   * Counts for a decoder.
   *
   * @throws EvaluationException if it has layers that are not dense
   */
  DecoderActivity(Decoder decoder, DecoderKind kind, Windows windows) {
    if (kind == DecoderKind.CONV || kind == DecoderKind.DECONV) {
      throw new EvaluationException(
          "NeuroBench's operations are counted for dense layers: decoders linear, mlp and groups, not conv or deconv.");
    }
    parameters = decoder.parameters();
    this.windows = windows.count();
    features = new WindowFeatures(decoder.features(), windows);
    spikes = decoder.features().areSpikes();
    int count = parameters.slices().size() / 2;
    for (int i = 1; i <= count; i++) {
      String name = "decoder layer " + i;
      layers.add(
          new Layer(
              Connections.of(parameters, name + " weights").orElseThrow(),
              parameters.slice(name + " weights"),
              parameters.slice(name + " bias")));
    }
    // Without parameters every feature goes to the class of its group.
    first =
        layers.isEmpty()
            ? Connections.full(decoder.features().size(), 1)
            : layers.get(0).connections();
  }

  void add(EncoderPass pass) {
    for (int b = 0; b < pass.samples(); b++) {
      for (int m = 0; m < windows; m++) {
        features.read(pass, b, m);
        double operations = first.operations(features.values());
        additions += spikes ? operations : 0;
        products += spikes ? 0 : operations;
        deeper();
      }
    }
    examples += pass.samples();
  }

  private void deeper() {
    float[] values = features.values();
    for (int i = 1; i < layers.size(); i++) {
      values = rectified(layers.get(i - 1), values);
      products += layers.get(i).connections().operations(values);
      outputs += values.length;
      for (float value : values) {
        rectified += value != 0 ? 1 : 0;
      }
    }
  }

  private float[] rectified(Layer layer, float[] inputs) {
    float[] all = parameters.values();
    int from = layer.bias().at(0, 0);
    float[] sums = Arrays.copyOfRange(all, from, from + layer.bias().columns());
    for (int i = 0; i < inputs.length; i++) {
      for (int j = 0; inputs[i] != 0 && j < sums.length; j++) {
        sums[j] += inputs[i] * all[layer.weights().at(i, j)];
      }
    }
    for (int j = 0; j < sums.length; j++) {
      sums[j] = Math.max(0, sums[j]);
    }
    return sums;
  }

  /** The matrices of weights. */
  List<Connections> matrices() {
    return layers.stream().map(Layer::connections).toList();
  }

  double additions() {
    return additions / examples;
  }

  double products() {
    return products / examples;
  }

  /** Products of all inputs and all weights. */
  double dense() {
    double sum = first.all();
    for (int i = 1; i < layers.size(); i++) {
      sum += layers.get(i).connections().all();
    }
    return sum * windows;
  }

  /** Outputs of rectifiers in all examples. */
  double outputs() {
    return outputs;
  }

  /** Those that are not 0. */
  double active() {
    return rectified;
  }
}
