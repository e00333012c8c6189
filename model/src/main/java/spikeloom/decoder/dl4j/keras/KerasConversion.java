package spikeloom.decoder.dl4j.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.modelimport.keras.KerasLayer;
import org.deeplearning4j.nn.modelimport.keras.KerasModel;
import org.deeplearning4j.nn.modelimport.keras.KerasSequentialModel;
import org.deeplearning4j.nn.modelimport.keras.config.KerasModelConfiguration;
import org.deeplearning4j.nn.modelimport.keras.exceptions.InvalidKerasConfigurationException;
import org.deeplearning4j.nn.modelimport.keras.exceptions.UnsupportedKerasConfigurationException;
import org.deeplearning4j.nn.modelimport.keras.utils.KerasModelBuilder;
import org.deeplearning4j.nn.modelimport.keras.utils.KerasModelUtils;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import spikeloom.decoder.dl4j.NetworkException;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

/** Turns a Keras model into a network of Deeplearning4j that reads channels-first arrays. */
final class KerasConversion {
  private static final int SAMPLES = 2;
  private static final double TOLERANCE = 1e-4;
  private static final int MOST_VALUES = 1 << 24;

  private final KerasModelTree tree;
  private final Map<String, Map<String, INDArray>> arrays;

  private KerasConversion(KerasModelTree tree, Map<String, Map<String, INDArray>> arrays) {
    this.tree = tree;
    this.arrays = arrays;
  }

  /**
   * Converts a model.
   *
   * @param arrays weights by layer and name; empty for none
   * @throws NetworkException if Deeplearning4j cannot import it, or if the result computes
   *     something else
   */
  static KerasFile convert(KerasModelTree tree, Map<String, Map<String, INDArray>> arrays) {
    try {
      return new KerasConversion(tree, arrays).convert();
    } catch (NetworkException e) {
      throw e;
    } catch (InvalidKerasConfigurationException
        | UnsupportedKerasConfigurationException
        | IOException
        | RuntimeException e) {
      throw new NetworkException(
          "the Keras model cannot be a decoder: Deeplearning4j cannot import it (%s)"
              .formatted(KerasModelTree.brief(String.valueOf(e.getMessage()))),
          e);
    }
  }

  private KerasFile convert()
      throws IOException,
          InvalidKerasConfigurationException,
          UnsupportedKerasConfigurationException {
    KerasModelBuilder builder =
        new KerasModelBuilder(new KerasModelConfiguration()).modelJson(tree.json());
    KerasModel model = tree.isSequential() ? builder.buildSequential() : builder.buildModel();
    if (tree.updater() != null) {
      model.setOptimizer(tree.updater());
    }
    int[] shape = model.getLayersOrdered().get(0).getInputShape();
    KerasModelTree.unless(
        shape != null
            && shape.length >= 1
            && shape.length <= 3
            && IntStream.of(shape).allMatch(size -> size > 0)
            && IntStream.of(shape).asLongStream().reduce(1, Math::multiplyExact) <= MOST_VALUES,
        "its input has the shape %s; all sizes have to be given, and at most three"
            .formatted(Arrays.toString(shape)));
    if (arrays.isEmpty()) {
      return file(configuration(model), shape, new float[0]);
    }
    requireCount(parameters(model));
    Model last = network(model);
    KerasModelUtils.copyWeightsToModel(last, layersWithWeights(model));
    // Only a network that was initialised writes how its layers hold their weights.
    KerasFile file = file(written(last), shape, floats(last.params()));
    requireSame(last, file, shape);
    return file;
  }

  private static KerasFile file(String lastChannels, int[] shape, float[] weights) {
    JsonNode first = ChannelsFirst.parse(lastChannels);
    ChannelsFirst.convert(first);
    return new KerasFile(first.toString(), channelsFirst(shape), weights);
  }

  private static float[] floats(INDArray array) {
    return array.dup('c').data().asFloat();
  }

  private static String configuration(KerasModel model)
      throws InvalidKerasConfigurationException, UnsupportedKerasConfigurationException {
    return model instanceof KerasSequentialModel list
        ? list.getMultiLayerConfiguration().toJson()
        : model.getComputationGraphConfiguration().toJson();
  }

  // What a file holds bounds what is allocated.
  private void requireCount(long parameters) {
    long held =
        arrays.values().stream()
            .flatMap(layer -> layer.values().stream())
            .mapToLong(INDArray::length)
            .sum();
    KerasModelTree.unless(
        held == parameters,
        "it has %,d weights, but its layers have %,d parameters".formatted(held, parameters));
  }

  private static long parameters(KerasModel model)
      throws InvalidKerasConfigurationException, UnsupportedKerasConfigurationException {
    long count = 0;
    if (model instanceof KerasSequentialModel list) {
      for (NeuralNetConfiguration layer : list.getMultiLayerConfiguration().getConfs()) {
        count = Math.addExact(count, layer.getLayer().initializer().numParams(layer));
      }
      return count;
    }
    for (GraphVertex vertex : model.getComputationGraphConfiguration().getVertices().values()) {
      count = Math.addExact(count, vertex.numParams(true));
    }
    return count;
  }

  private static Model network(KerasModel model)
      throws InvalidKerasConfigurationException, UnsupportedKerasConfigurationException {
    return model instanceof KerasSequentialModel list
        ? list.getMultiLayerNetwork(false)
        : model.getComputationGraph(false);
  }

  private Model network(String json) {
    Model network =
        tree.isSequential()
            ? new MultiLayerNetwork(MultiLayerConfiguration.fromJson(json))
            : new ComputationGraph(ComputationGraphConfiguration.fromJson(json));
    network.init();
    return network;
  }

  private String written(Model network) {
    return tree.isSequential()
        ? ((MultiLayerNetwork) network).getLayerWiseConfigurations().toJson()
        : ((ComputationGraph) network).getConfiguration().toJson();
  }

  private Map<String, KerasLayer> layersWithWeights(KerasModel model)
      throws InvalidKerasConfigurationException {
    for (Map.Entry<String, Map<String, INDArray>> layer : arrays.entrySet()) {
      Objects.requireNonNull(model.getLayers().get(layer.getKey())).setWeights(layer.getValue());
    }
    return model.getLayers();
  }

  // A conversion that is wrong would be found by nobody else.
  private void requireSame(Model last, KerasFile file, int[] shape) {
    long[] sizes = new long[shape.length + 1];
    sizes[0] = SAMPLES;
    Arrays.setAll(sizes, i -> i == 0 ? SAMPLES : shape[i - 1]);
    float[] values =
        new float[Math.toIntExact(Arrays.stream(sizes).reduce(1, Math::multiplyExact))];
    FastRandom random = RandomKey.ofSeed(1).random();
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    INDArray input = Nd4j.create(values, sizes, 'c');
    Model converted = network(file.configuration());
    converted.setParams(last.params());
    INDArray expected = output(last, input);
    INDArray found = output(converted, input.permute(order(shape.length)).dup('c'));
    KerasModelTree.unless(
        Arrays.equals(expected.shape(), found.shape())
            && expected.sub(found).amaxNumber().doubleValue() <= TOLERANCE,
        "with channels first it computes something else; use layers between which nothing is reshaped");
  }

  private INDArray output(Model network, INDArray input) {
    return tree.isSequential()
        ? ((MultiLayerNetwork) network).output(input.castTo(DataType.FLOAT), false)
        : ((ComputationGraph) network).outputSingle(false, input.castTo(DataType.FLOAT));
  }

  // From [batch, ..., channels] to [batch, channels, ...].
  private static int[] order(int dimensions) {
    return switch (dimensions) {
      case 1 -> new int[] {0, 1};
      case 2 -> new int[] {0, 2, 1};
      default -> new int[] {0, 3, 1, 2};
    };
  }

  private static List<Integer> channelsFirst(int[] shape) {
    List<Integer> first = new ArrayList<>();
    for (int i : order(shape.length)) {
      if (i > 0) {
        first.add(shape[i - 1]);
      }
    }
    return first;
  }
}
