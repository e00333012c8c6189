package spikeloom.decoder.dl4j;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import spikeloom.array.Parameters;
import spikeloom.array.Workers;
import spikeloom.decoder.Decoder;
import spikeloom.decoder.DecoderPass;
import spikeloom.decoder.DeconvLayers;
import spikeloom.decoder.DenseLayers;
import spikeloom.decoder.LatentFeatures;
import spikeloom.decoder.OutputGroups;
import spikeloom.decoder.OutputScale;
import spikeloom.decoder.OutputStart;
import spikeloom.dl4j.NetworkMemory;
import spikeloom.random.RandomKey;

/**
 * A Deeplearning4j network as decoder: configuration and initial weights are Deeplearning4j's, and
 * {@link #network} is an ordinary network. Dense layers and {@code deconv} run in SpikeLoom's
 * kernels, whose results are Deeplearning4j's to rounding; {@code conv} runs in Deeplearning4j
 * itself.
 */
public final class Dl4jDecoder implements Decoder {
  private final Dl4jStructure structure;
  private final MultiLayerNetwork network;
  private final NetworkCopy copy;
  private final Parameters parameters;
  private final OutputGroups groups;
  private long version;

  /** Creates a network with initial weights drawn from {@code key}. */
  public Dl4jDecoder(Dl4jStructure structure, RandomKey key) {
    this(structure, OutputGroups.NONE, key);
  }

  /**
   * The same with learned scales of groups of outputs, which Deeplearning4j does not know; their
   * parameters are 0.
   */
  public Dl4jDecoder(Dl4jStructure structure, OutputGroups groups, RandomKey key) {
    this.structure = structure;
    this.groups = groups;
    network = new MultiLayerNetwork(structure.configuration(key.bits()));
    network.init();
    copy = copy();
    parameters = copy.parameters();
    copy.read(network);
    parameters.changed();
    version = parameters.version();
  }

  private NetworkCopy copy() {
    if (structure.deconv().isPresent()) {
      return new NetworkCopy.Deconv(
          structure.features(), DeconvLayers.of(structure.deconv().get(), groups));
    }
    return structure
        .denseWidths()
        .<NetworkCopy>map(
            widths -> new NetworkCopy.Dense(structure.features(), DenseLayers.of(widths, groups)))
        .orElseGet(() -> new NetworkCopy.Flat(this, layout(network, groups)));
  }

  // Names for the flat vector of a network that trains in Deeplearning4j, in its own order.
  private static Parameters layout(MultiLayerNetwork network, OutputGroups groups) {
    Parameters.Layout layout = new Parameters.Layout();
    List<Map.Entry<String, INDArray>> tables =
        network.paramTable().entrySet().stream()
            .sorted(Comparator.comparingLong(entry -> entry.getValue().offset()))
            .toList();
    for (Map.Entry<String, INDArray> entry : tables) {
      String[] name = entry.getKey().split("_", 2);
      String kind = name[1].equals("W") ? " weights" : " bias";
      layout.dense(
          "decoder layer " + (Integer.parseInt(name[0]) + 1) + kind,
          1,
          (int) entry.getValue().length());
    }
    OutputScale.add(layout, groups);
    return layout.build();
  }

  @Override
  public LatentFeatures features() {
    return structure.features();
  }

  @Override
  public int outputs() {
    return structure.outputs();
  }

  /** The structure of the network. */
  public Dl4jStructure structure() {
    return structure;
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  /** The parameters of the network itself, without learned scales. */
  List<Parameters.Slice> networkSlices() {
    List<Parameters.Slice> all = parameters.slices();
    return scale().isPresent() ? all.subList(0, all.size() - 1) : all;
  }

  @Override
  public Optional<OutputStart> outputStart() {
    return copy.outputStart()
        .map(
            start ->
                outputs -> {
                  start.at(outputs);
                  parameters.changed();
                });
  }

  @Override
  public Optional<OutputScale> scale() {
    return OutputScale.in(parameters, groups);
  }

  /** The Deeplearning4j network with the current parameters; do not modify it. */
  public MultiLayerNetwork network() {
    if (version != parameters.version()) {
      copy.write(network);
      version = parameters.version();
    }
    return network;
  }

  /**
   * The weights and biases of a layer, row-major.
   *
   * @param shape of dense weights {@code [inputs, outputs]}, of a convolution's {@code [outputs,
   *     inputs, height, width]}
   * @param weights the weights
   * @param bias a value per output
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record LayerWeights(List<Integer> shape, float[] weights, float[] bias) {}

  /** The weights of all layers that have any, input to output. */
  public List<LayerWeights> layerWeights() {
    Map<String, INDArray> tables = network().paramTable();
    List<LayerWeights> layers = new ArrayList<>();
    for (int i = 0; i < network.getnLayers(); i++) {
      INDArray weights = tables.get(i + "_W");
      if (weights != null) { // doubling and cropping have none
        layers.add(
            new LayerWeights(
                Arrays.stream(weights.shape()).mapToObj(Math::toIntExact).toList(),
                values(weights),
                values(Objects.requireNonNull(tables.get(i + "_b")))));
      }
    }
    return layers;
  }

  private static float[] values(INDArray array) {
    float[] values = new float[Math.toIntExact(array.length())];
    try (INDArray rows = array.dup('c')) {
      buffer(rows).get(values);
    }
    return values;
  }

  @Override
  public void decode(float[] features, int samples, float[] outputs) {
    NetworkInput read = structure.input();
    try (INDArray input = Nd4j.createUninitialized(DataType.FLOAT, read.shape(samples), 'c')) {
      buffer(input).put(read.placed(features, samples));
      try (INDArray output = network().output(input).dup('c')) {
        buffer(output).get(outputs, 0, samples * structure.outputs());
      }
    }
  }

  @Override
  public DecoderPass pass(int samples, Workers workers) {
    return copy.pass(samples, workers);
  }

  /** The elements of an array that is contiguous in row-major order. */
  static FloatBuffer buffer(INDArray array) {
    FloatPointer pointer = (FloatPointer) array.data().addressPointer();
    return pointer.capacity(array.length()).asBuffer();
  }

  @Override
  public void close() {
    NetworkMemory.free(network);
  }
}
