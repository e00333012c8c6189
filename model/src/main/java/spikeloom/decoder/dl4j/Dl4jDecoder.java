package spikeloom.decoder.dl4j;

import java.nio.FloatBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import spikeloom.decoder.Decoder;
import spikeloom.kernel.Parameters;
import spikeloom.random.RandomKey;

/**
 * A Deeplearning4j network as decoder. The gradient with respect to the features is the one that
 * Deeplearning4j hands back for errors from outside ({@code backpropGradient} on a network without
 * output layer); it is exact. Workspaces are off: what crosses the bridge is owned here.
 */
public final class Dl4jDecoder implements Decoder {
  private final Dl4jStructure structure;
  private final MultiLayerNetwork network;
  private final Parameters parameters;
  private long version;
  private INDArray input;
  private List<INDArray> activations = List.of();

  /** A network with initial weights drawn from {@code key}. */
  public Dl4jDecoder(Dl4jStructure structure, RandomKey key) {
    this.structure = structure;
    network = new MultiLayerNetwork(structure.configuration(key.bits()));
    network.init();
    parameters = layout(network);
    buffer(network.params()).get(parameters.values());
    parameters.changed();
    version = parameters.version();
    input = Nd4j.createUninitialized(DataType.FLOAT, 1, structure.inputs());
  }

  private static Parameters layout(MultiLayerNetwork network) {
    Parameters.Layout layout = new Parameters.Layout();
    List<Map.Entry<String, INDArray>> tables =
        network.paramTable().entrySet().stream()
            .sorted(Comparator.comparingLong(entry -> entry.getValue().offset()))
            .toList();
    for (Map.Entry<String, INDArray> entry : tables) {
      String[] name = entry.getKey().split("_", 2);
      INDArray array = entry.getValue();
      boolean weights = name[1].equals("W");
      // Dense weights [in, out] lie column by column: as rows of memory, one row per output.
      int rows = weights ? (int) (array.rank() == 2 ? array.size(1) : array.size(0)) : 1;
      layout.dense(
          "decoder layer " + (Integer.parseInt(name[0]) + 1) + (weights ? " weights" : " bias"),
          rows,
          (int) (array.length() / rows));
    }
    return layout.build();
  }

  @Override
  public int inputs() {
    return structure.inputs();
  }

  @Override
  public int outputs() {
    return structure.outputs();
  }

  /** What the network is made of. */
  public Dl4jStructure structure() {
    return structure;
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  /** The Deeplearning4j network with the present parameters; not to be changed. */
  public MultiLayerNetwork network() {
    if (version != parameters.version()) {
      buffer(network.params()).put(parameters.values());
      version = parameters.version();
    }
    return network;
  }

  @Override
  public void forward(float[] features, int samples, float[] logits) {
    MultiLayerNetwork net = network();
    net.setInput(input(features, samples));
    activations = net.feedForward(true, false);
    buffer(activations.get(activations.size() - 1)).get(logits, 0, samples * outputs());
  }

  @Override
  public void backward(
      float[] logitGradient, int samples, float[] featureGradient, float[] gradient) {
    try (INDArray error = Nd4j.createUninitialized(DataType.FLOAT, samples, outputs())) {
      buffer(error).put(logitGradient, 0, samples * outputs());
      var pair = network.backpropGradient(error, null);
      buffer(network.getFlattenedGradients()).get(gradient);
      try (INDArray epsilon = dense(pair.getSecond())) {
        buffer(epsilon).get(featureGradient, 0, samples * inputs());
      }
    }
    releaseActivations();
  }

  // The collector would free them too, but it does not see how large they are.
  private void releaseActivations() {
    network.clear();
    for (INDArray activation : activations) {
      if (activation != input && !activation.wasClosed() && activation.closeable()) {
        activation.close();
      }
    }
    activations = List.of();
  }

  @Override
  public void decode(float[] features, int samples, float[] logits) {
    MultiLayerNetwork net = network();
    try (INDArray output = dense(net.output(input(features, samples), false))) {
      buffer(output).get(logits, 0, samples * outputs());
    }
  }

  private INDArray input(float[] features, int samples) {
    if (input.size(0) != samples) {
      input.close();
      input = Nd4j.createUninitialized(DataType.FLOAT, samples, inputs());
    }
    buffer(input).put(features, 0, samples * inputs());
    return input;
  }

  private static INDArray dense(INDArray array) {
    return array.ordering() == 'c' && array.offset() == 0 && !array.isView()
        ? array
        : array.dup('c');
  }

  private static FloatBuffer buffer(INDArray array) {
    FloatPointer pointer = (FloatPointer) array.data().addressPointer();
    return pointer.capacity(array.length()).asBuffer();
  }

  @Override
  public void close() {
    network.close();
    input.close();
  }
}
