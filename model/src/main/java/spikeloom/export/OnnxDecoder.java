package spikeloom.export;

import java.util.List;
import onnx.Onnx.ModelProto;
import spikeloom.decoder.Decoder;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.GroupDecoder;
import spikeloom.decoder.LatentFeatures;
import spikeloom.decoder.TimeMap;
import spikeloom.decoder.dl4j.Dl4jDecoder;
import spikeloom.decoder.dl4j.Dl4jDecoder.LayerWeights;
import spikeloom.export.DecoderSamples.InputKind;
import spikeloom.file.DataException;
import spikeloom.objective.Distortion;

/**
 * A decoder as an ONNX graph:
 *
 * <pre>{@code
 * spikes [batch, neurons, window], counts [batch, neurons] or features [batch, neurons]
 *   -> features in the order of TimeMap -> layers -> logistic function, softmax, mean, clipping or nothing
 *   -> reconstruction [batch, values] or class_probabilities [batch, classes]
 * }</pre>
 */
final class OnnxDecoder {
  private final LatentFeatures features;
  private final Decoder decoder;
  private final OnnxGraph graph;

  private OnnxDecoder(Decoder decoder) {
    this.decoder = decoder;
    features = decoder.features();
    InputKind kind = DecoderSamples.kind(features);
    graph =
        new OnnxGraph(
            "decoder",
            input(kind),
            kind == InputKind.SPIKES
                ? List.of(features.latents(), features.steps())
                : List.of(features.latents()));
  }

  static String input(InputKind kind) {
    return switch (kind) {
      case SPIKES -> "spikes";
      case COUNTS -> "counts";
      case FEATURES -> "features";
    };
  }

  static String output(Distortion distortion) {
    return distortion == Distortion.CLASS ? "class_probabilities" : "reconstruction";
  }

  /** The model; {@code card} adds the metadata. */
  static ModelProto of(Decoder decoder, Distortion distortion, ModelFacts facts) {
    OnnxDecoder built = new OnnxDecoder(decoder);
    built.addFeatures();
    if (decoder instanceof Dl4jDecoder network) {
      network
          .structure()
          .deconv()
          .ifPresentOrElse(
              shape -> new OnnxDeconv(built.graph, shape).add(network.layerWeights()),
              () -> built.addLayers(network));
    } else if (decoder instanceof GroupDecoder) {
      built.addLinear();
    } else {
      throw new DataException(
          "A decoder network from a file cannot be written as ONNX; use --to dl4j.");
    }
    switch (distortion) {
      case CROSS_ENTROPY -> built.graph.node("Sigmoid", List.of());
      case CLASS -> built.graph.node("Softmax", List.of(), OnnxGraph.axis(1));
      case SQUARED_ERROR, GAUSSIAN -> built.graph.node("Identity", List.of());
      case LOGISTIC ->
          built.graph.node(
              "Clip",
              List.of(
                  built.graph.constant("least", new float[] {0}, List.of()),
                  built.graph.constant("most", new float[] {1}, List.of())));
      case CONTINUOUS_BERNOULLI -> OnnxMean.add(built.graph);
    }
    facts.entries().forEach(built.graph::fact);
    return built.graph.model(
        output(distortion), List.of(decoder.outputs()), facts.sentence(), facts.version());
  }

  /** Converts the input to features, step by step and neuron by neuron. */
  private void addFeatures() {
    switch (features.decoding()) {
      case TIME -> {
        graph.transpose(0, 2, 1);
        graph.reshape(features.size());
      }
      case TRACE, BINS -> {
        TimeMap map = features.timeMap();
        int slots = features.size() / features.latents();
        float[] weights = new float[features.steps() * slots];
        for (int t = 0; t < features.steps(); t++) {
          weights[t * slots + map.feature(t, 0) / features.latents()] = map.weight(t);
        }
        graph.node(
            "MatMul",
            List.of(graph.constant("time_map", weights, List.of(features.steps(), slots))));
        graph.transpose(0, 2, 1);
        graph.reshape(features.size());
      }
      case RATE, FIRST_SPIKE, COUNT, FILTERED -> {}
    }
  }

  private void addLayers(Dl4jDecoder network) {
    List<LayerWeights> layers = network.layerWeights();
    boolean convolution = network.structure().kind() == DecoderKind.CONV;
    if (convolution) {
      graph.reshape(features.steps(), features.latents(), 1);
    }
    for (int i = 0; i < layers.size(); i++) {
      LayerWeights layer = layers.get(i);
      String weights =
          graph.constant("layer_" + (i + 1) + "_weights", layer.weights(), layer.shape());
      String bias =
          graph.constant("layer_" + (i + 1) + "_bias", layer.bias(), List.of(layer.bias().length));
      if (layer.shape().size() == 4) {
        graph.node(
            "Conv",
            List.of(weights, bias),
            OnnxGraph.whole("kernel_shape", 3, 1),
            OnnxGraph.whole("strides", 2, 1),
            OnnxGraph.whole("pads", 1, 0, 1, 0));
      } else {
        if (convolution) {
          graph.reshape(layer.shape().get(0));
        }
        graph.node("Gemm", List.of(weights, bias));
      }
      boolean rectified = convolution ? i == 1 : i < layers.size() - 1;
      if (rectified) {
        graph.node("Relu", List.of());
      }
    }
  }

  /** A decoder without a network is linear in its features: its output for each is its weight. */
  private void addLinear() {
    int size = features.size();
    float[] each = new float[size * size];
    for (int i = 0; i < size; i++) {
      each[i * size + i] = 1;
    }
    float[] weights = new float[size * decoder.outputs()];
    decoder.decode(each, size, weights);
    graph.node(
        "MatMul", List.of(graph.constant("groups", weights, List.of(size, decoder.outputs()))));
  }
}
