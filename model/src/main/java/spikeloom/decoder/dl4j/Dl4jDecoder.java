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
import spikeloom.array.Padding;
import spikeloom.array.Parameters;
import spikeloom.array.Workers;
import spikeloom.decoder.Decoder;
import spikeloom.decoder.DecoderPass;
import spikeloom.decoder.DenseLayers;
import spikeloom.decoder.DensePass;
import spikeloom.decoder.LatentFeatures;
import spikeloom.random.RandomKey;

/**
 * A Deeplearning4j network as decoder: configuration and initial weights are Deeplearning4j's, and
 * {@link #network} is an ordinary network. Dense layers run in SpikeLoom's event-driven kernels,
 * whose results are Deeplearning4j's to rounding; others run in Deeplearning4j itself.
 */
public final class Dl4jDecoder implements Decoder {
  private final Dl4jStructure structure;
  private final MultiLayerNetwork network;
  private final Optional<DenseLayers> dense;
  private final Parameters parameters;
  private long version;

  /** Creates a network with initial weights drawn from {@code key}. */
  public Dl4jDecoder(Dl4jStructure structure, RandomKey key) {
    this.structure = structure;
    network = new MultiLayerNetwork(structure.configuration(key.bits()));
    network.init();
    dense = structure.denseWidths().map(DenseLayers::of);
    parameters = dense.map(DenseLayers::parameters).orElseGet(() -> layout(network));
    FloatBuffer flat = buffer(network.params());
    dense.ifPresentOrElse(
        layers -> DenseLayout.read(flat, layers),
        () -> flat.get(parameters.values(), Padding.LEAD, flat.capacity()));
    parameters.changed();
    version = parameters.version();
  }

  // Names for the flat vector of a network that trains in Deeplearning4j, in its own order.
  private static Parameters layout(MultiLayerNetwork network) {
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

  /** The Deeplearning4j network with the current parameters; do not modify it. */
  public MultiLayerNetwork network() {
    if (version != parameters.version()) {
      FloatBuffer flat = buffer(network.params());
      dense.ifPresentOrElse(
          layers -> DenseLayout.write(layers, flat),
          () -> flat.put(parameters.values(), Padding.LEAD, flat.capacity()));
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

  /** The weights of all layers, input to output. */
  public List<LayerWeights> layerWeights() {
    Map<String, INDArray> tables = network().paramTable();
    List<LayerWeights> layers = new ArrayList<>();
    for (int i = 0; i < network.getnLayers(); i++) {
      INDArray weights = Objects.requireNonNull(tables.get(i + "_W"));
      INDArray bias = Objects.requireNonNull(tables.get(i + "_b"));
      layers.add(
          new LayerWeights(
              Arrays.stream(weights.shape()).mapToObj(Math::toIntExact).toList(),
              values(weights),
              values(bias)));
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
    int size = features().size();
    try (INDArray input = Nd4j.createUninitialized(DataType.FLOAT, samples, size)) {
      buffer(input).put(features, 0, samples * size);
      try (INDArray output = network().output(input).dup('c')) {
        buffer(output).get(outputs, 0, samples * structure.outputs());
      }
    }
  }

  @Override
  public DecoderPass pass(int samples, Workers workers) {
    return dense
        .<DecoderPass>map(layers -> new DensePass(layers, features(), samples, workers))
        .orElseGet(() -> new Dl4jPass(this, samples));
  }

  /** The elements of an array that is contiguous in row-major order. */
  static FloatBuffer buffer(INDArray array) {
    FloatPointer pointer = (FloatPointer) array.data().addressPointer();
    return pointer.capacity(array.length()).asBuffer();
  }

  @Override
  public void close() {
    network.close();
  }
}
