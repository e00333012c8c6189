package spikeloom.decoder.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.deeplearning4j.nn.api.Trainable;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A graph of Deeplearning4j that is trained by errors from outside and gives the error of its
 * input, which Deeplearning4j computes but does not return.
 */
final class NetworkGraph extends ComputationGraph {
  private static final long serialVersionUID = 1L;

  private final boolean choosesUpdater;

  private NetworkGraph(ComputationGraphConfiguration configuration, boolean choosesUpdater) {
    super(configuration);
    this.choosesUpdater = choosesUpdater;
  }

  /**
   * Builds a network with initial weights.
   *
   * @param tree checked configuration
   * @param type precision
   * @throws NetworkException if Deeplearning4j refuses the configuration
   */
  static NetworkGraph of(NetworkTree tree, DataType type) {
    return attempt(
        () -> {
          NetworkGraph graph =
              new NetworkGraph(graphConfiguration(tree, type), tree.choosesUpdater());
          graph.init();
          graph.initGradientsView();
          return graph;
        });
  }

  private static ComputationGraphConfiguration graphConfiguration(NetworkTree tree, DataType type) {
    ComputationGraphConfiguration configuration =
        tree.isGraph()
            ? ComputationGraphConfiguration.fromJson(tree.json())
            : chain(MultiLayerConfiguration.fromJson(tree.json()));
    configuration.setDataType(type);
    configuration.setBackpropType(BackpropType.Standard);
    return configuration;
  }

  // Layers one after the other; parameters have the same order as in the list.
  private static ComputationGraphConfiguration chain(MultiLayerConfiguration list) {
    ComputationGraphConfiguration.GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .seed(list.getConf(0).getSeed())
            .dataType(list.getDataType())
            .graphBuilder();
    builder.addInputs("in");
    String before = "in";
    for (int i = 0; i < list.getConfs().size(); i++) {
      String name = Integer.toString(i);
      builder.addLayer(name, list.getConf(i).getLayer(), list.getInputPreProcess(i), before);
      before = name;
    }
    builder.setOutputs(before).validateOutputLayerConfig(false);
    ComputationGraphConfiguration graph = builder.build();
    graph.setTrainingWorkspaceMode(list.getTrainingWorkspaceMode());
    graph.setInferenceWorkspaceMode(list.getInferenceWorkspaceMode());
    return graph;
  }

  /**
   * Number of parameters, computed without allocating them.
   *
   * @throws NetworkException if Deeplearning4j refuses the configuration
   */
  static long parameters(NetworkTree tree) {
    return attempt(
        () -> {
          long count = 0;
          for (GraphVertex vertex :
              graphConfiguration(tree, DataType.FLOAT).getVertices().values()) {
            count = Math.addExact(count, vertex.numParams(true));
          }
          return count;
        });
  }

  /** Runs what Deeplearning4j may refuse; its own words follow ours. */
  static <T> T attempt(Supplier<T> what) {
    try {
      return what.get();
    } catch (NetworkException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new NetworkException(
          "the network cannot be a decoder: Deeplearning4j refuses it (" + firstSentence(e) + ")",
          e);
    }
  }

  private static String firstSentence(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null && cause.getMessage() == null) {
      cause = cause.getCause();
    }
    String text = String.valueOf(cause.getMessage()).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return text.length() > 200 ? text.substring(0, 200) + "..." : text;
  }

  /** Whether the configuration names updaters; else all layers have Adam with a step size of 1. */
  boolean choosesUpdater() {
    return choosesUpdater;
  }

  /** The layout that the first layer behind the input reads, judged by its type. */
  NetworkLayout readsFirst() {
    String input = configuration.getNetworkInputs().get(0);
    for (Map.Entry<String, List<String>> vertex : configuration.getVertexInputs().entrySet()) {
      if (vertex.getValue().contains(input)
          && configuration.getVertices().get(vertex.getKey()) instanceof LayerVertex layer) {
        return layer.getPreProcessor() == null
            ? layout(layer.getLayerConf().getLayer())
            : layout(layer.getPreProcessor());
      }
    }
    return NetworkLayout.FEATURES;
  }

  private static NetworkLayout layout(InputPreProcessor reshaping) {
    String name = reshaping.getClass().getSimpleName();
    if (name.startsWith("Rnn")) {
      return NetworkLayout.SEQUENCE;
    }
    return name.startsWith("Cnn") ? NetworkLayout.PICTURE : NetworkLayout.FEATURES;
  }

  private static NetworkLayout layout(Layer layer) {
    if (reads(layer, InputType.feedForward(1))) {
      return NetworkLayout.FEATURES;
    }
    return reads(layer, InputType.recurrent(1)) ? NetworkLayout.SEQUENCE : NetworkLayout.PICTURE;
  }

  // A layer asks for a preprocessor, or refuses, where it does not read a type of input itself.
  private static boolean reads(Layer layer, InputType type) {
    try {
      return layer.getPreProcessorForInputType(type) == null;
    } catch (RuntimeException e) {
      return false;
    }
  }

  /** Back-propagates the error of the output; see {@link #inputError}. */
  Gradient backward(INDArray outputError) {
    calcBackpropGradients(false, false, outputError);
    return gradient();
  }

  /** The error of the input after {@link #backward}; null if a layer passes none on. */
  @Nullable INDArray inputError() {
    return getVertex(getConfiguration().getNetworkInputs().get(0)).getEpsilon();
  }

  /**
   * Parts of the vector of parameters that learn by a gradient; the others are statistics that
   * layers such as batch normalisation update by themselves.
   *
   * @return pairs of first index and end
   */
  List<long[]> learnedParts() {
    List<long[]> parts = new ArrayList<>();
    long at = 0;
    for (int i : topologicalSortOrder()) {
      Trainable vertex = getVertices()[i];
      if (vertex.numParams() == 0) {
        continue;
      }
      for (var parameter : vertex.paramTable(false).entrySet()) {
        long end = at + parameter.getValue().length();
        if (vertex.updaterDivideByMinibatch(parameter.getKey())) {
          parts.add(new long[] {at, end});
        }
        at = end;
      }
    }
    return parts;
  }

  /** The gradient of all parameters of the last {@link #backward}. */
  INDArray gradients() {
    return flattenedGradients;
  }
}
