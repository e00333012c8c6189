package spikeloom.decoder.dl4j;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A decoder as a file of Deeplearning4j, which loads without this program: features of the latent
 * spikes in, the signal itself out.
 */
public final class Dl4jFile implements AutoCloseable {
  private final MultiLayerNetwork network;

  /** The output function of the last layer. */
  public enum Output {
    /** Nothing. */
    IDENTITY(Activation.IDENTITY),
    /** The logistic function: a value in (0, 1) each. */
    LOGISTIC(Activation.SIGMOID),
    /** Probabilities of classes. */
    SOFTMAX(Activation.SOFTMAX);

    private final Activation activation;

    Output(Activation activation) {
      this.activation = activation;
    }
  }

  private Dl4jFile(MultiLayerNetwork network) {
    this.network = network;
  }

  /** A network of a decoder's weights whose last layer ends in {@code output}. */
  public static Dl4jFile of(Dl4jDecoder decoder, Output output) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(decoder.structure().configuration(1, output.activation));
    network.init();
    network.setParams(decoder.network().params());
    return new Dl4jFile(network);
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read or is not a network
   */
  public static Dl4jFile read(Path file) throws IOException {
    return new Dl4jFile(ModelSerializer.restoreMultiLayerNetwork(file.toFile(), false));
  }

  /** Writes the network, without the state of an optimiser. */
  public void write(OutputStream out) throws IOException {
    ModelSerializer.writeModel(network, out, false);
  }

  /**
   * Runs the network.
   *
   * @param features {@code [samples][inputs]}
   * @return {@code [samples][outputs]}
   */
  public float[] run(float[] features, int samples) {
    try (INDArray input =
        Nd4j.createUninitialized(DataType.FLOAT, samples, features.length / samples)) {
      Dl4jDecoder.buffer(input).put(features);
      try (INDArray output = network.output(input).dup('c')) {
        float[] values = new float[Math.toIntExact(output.length())];
        Dl4jDecoder.buffer(output).get(values);
        return values;
      }
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
