package spikeloom.decoder.dl4j;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import spikeloom.array.Padding;
import spikeloom.array.Parameters;
import spikeloom.array.Workers;
import spikeloom.decoder.Decoder;
import spikeloom.decoder.DecoderPass;
import spikeloom.decoder.LatentFeatures;
import spikeloom.decoder.OwnUpdate;
import spikeloom.dl4j.NetworkMemory;
import spikeloom.random.RandomKey;

/**
 * A Deeplearning4j network of the user as decoder. It runs and is updated in Deeplearning4j; the
 * parameters are copied to and from SpikeLoom's, in Deeplearning4j's order. The shape of its input
 * is the first of {@link NetworkLayout} that it accepts.
 */
public final class NetworkDecoder implements Decoder {
  private final NetworkStructure structure;
  private final NetworkGraph graph;
  private final NetworkLayout layout;
  private final Parameters parameters;
  private final OwnUpdate update;
  private long version;

  /**
   * Creates a network with initial weights drawn from {@code key}.
   *
   * @throws NetworkException if it does not fit the features and outputs, or has parts that cannot
   *     be trained as a decoder
   */
  public NetworkDecoder(NetworkStructure structure, RandomKey key) {
    this(structure, key, DataType.FLOAT);
  }

  /** The same in another precision, for tests of its gradient. */
  NetworkDecoder(NetworkStructure structure, RandomKey key, DataType type) {
    this.structure = structure;
    NetworkTree tree = NetworkTree.of(structure.configuration(), structure.output(), key.bits());
    graph = NetworkGraph.of(tree, type);
    layout = new NetworkTrial(graph, structure).layout();
    parameters = layout(graph);
    update = structure.frozen() ? new Frozen() : new NetworkUpdate(this, graph);
    readParameters();
  }

  private static final class Frozen implements OwnUpdate {
    @Override
    public void update(float[] gradient, double learningRate, long update) {}

    @Override
    public float[] state() {
      return new float[0];
    }

    @Override
    public void restore(float[] state) {}
  }

  private static Parameters layout(NetworkGraph graph) {
    Parameters.Layout layout = new Parameters.Layout();
    List<Map.Entry<String, INDArray>> tables = new ArrayList<>(graph.paramTable().entrySet());
    tables.sort(Comparator.comparingLong(entry -> entry.getValue().offset()));
    for (Map.Entry<String, INDArray> entry : tables) {
      int cut = entry.getKey().lastIndexOf('_');
      String name =
          "decoder layer %s %s"
              .formatted(entry.getKey().substring(0, cut), entry.getKey().substring(cut + 1));
      layout.dense(name, 1, Math.toIntExact(entry.getValue().length()));
    }
    return layout.build();
  }

  /** What it is built from. */
  public NetworkStructure structure() {
    return structure;
  }

  /** The shape of its input in words, such as {@code [batch, 60, 10]}. */
  public String inputShape() {
    return layout.describe(structure.features());
  }

  @Override
  public LatentFeatures features() {
    return structure.features();
  }

  @Override
  public int outputs() {
    return structure.outputs();
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public Optional<OwnUpdate> ownUpdate() {
    return Optional.of(update);
  }

  @Override
  public DecoderPass pass(int samples, Workers workers) {
    return new NetworkPass(this, samples);
  }

  /**
   * Replaces the weights.
   *
   * @param weights all parameters in Deeplearning4j's order
   */
  public void setWeights(float[] weights) {
    System.arraycopy(weights, 0, parameters.values(), Padding.LEAD, count());
    parameters.changed();
  }

  @Override
  public void decode(float[] features, int samples, float[] outputs) {
    int size = features().size();
    int[] places = layout.places(features());
    float[] placed = new float[samples * size];
    for (int b = 0; b < samples; b++) {
      for (int i = 0; i < size; i++) {
        placed[b * size + places[i]] = features[b * size + i];
      }
    }
    writeParameters();
    graph.clear();
    INDArray input = input(placed, samples);
    readOutput(graph.feedForward(new INDArray[] {input}, false, true), outputs, samples);
  }

  private int count() {
    return parameters.length() - Padding.LEAD;
  }

  NetworkGraph graph() {
    return graph;
  }

  NetworkLayout layout() {
    return layout;
  }

  /** A batch in the shape that the network reads. */
  INDArray input(float[] placed, int samples) {
    INDArray input =
        Nd4j.createUninitialized(
            graph.params().dataType(), layout.shape(structure.features(), samples), 'c');
    NetworkArrays.put(placed, 0, samples * features().size(), input);
    return input;
  }

  /** An array for the error of a batch's output. */
  INDArray outputError(int samples) {
    return Nd4j.createUninitialized(
        graph.params().dataType(), new long[] {samples, outputs()}, 'c');
  }

  void readOutput(Map<String, INDArray> activations, float[] to, int samples) {
    INDArray output = Objects.requireNonNull(activations.get(outputName()));
    try (INDArray rows = output.dup('c')) {
      NetworkArrays.get(rows, to, 0, samples * outputs());
    }
  }

  private String outputName() {
    return graph.getConfiguration().getNetworkOutputs().get(0);
  }

  /** The error of the input after a backward pass. */
  INDArray requireInputError() {
    @Nullable INDArray error = graph.inputError();
    return Objects.requireNonNull(error);
  }

  /** How much larger an error is in Deeplearning4j. */
  double lossScale() {
    return structure.output().lossScale(outputs());
  }

  /** The gradient of all parameters after a backward pass. */
  float[] gradients() {
    float[] flat = new float[count()];
    NetworkArrays.get(graph.gradients(), flat, 0, flat.length);
    float back = (float) (1 / lossScale());
    for (int i = 0; i < flat.length; i++) {
      flat[i] *= back;
    }
    return flat;
  }

  /** Makes a gradient, in the layout of the parameters, the one that the network updates by. */
  void writeGradient(float[] gradient) {
    float[] scaled = new float[count()];
    float scale = (float) lossScale();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = scale * gradient[Padding.LEAD + i];
    }
    NetworkArrays.put(scaled, 0, scaled.length, graph.gradients());
  }

  /** Brings the network's vector up to date. */
  void writeParameters() {
    if (version != parameters.version()) {
      NetworkArrays.put(parameters.values(), Padding.LEAD, count(), graph.params());
      version = parameters.version();
    }
  }

  /** Brings our parameters up to date. */
  void readParameters() {
    NetworkArrays.get(graph.params(), parameters.values(), Padding.LEAD, count());
    parameters.changed();
    version = parameters.version();
  }

  @Override
  public void close() {
    NetworkMemory.free(graph);
  }
}
