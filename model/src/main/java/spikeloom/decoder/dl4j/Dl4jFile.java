package spikeloom.decoder.dl4j;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import spikeloom.kernel.ContinuousBernoulli;

/**
 * A decoder as a file of Deeplearning4j, which loads without this program: features of the latent
 * spikes in, the signal itself out.
 */
public final class Dl4jFile implements AutoCloseable {
  private final Loaded network;
  private final Reading reading;

  /** A network of either kind. */
  private record Loaded(Model model, UnaryOperator<INDArray> run, Runnable release, String loader) {
    static Loaded of(MultiLayerNetwork network) {
      return new Loaded(
          network, network::output, network::close, "ModelSerializer.restoreMultiLayerNetwork");
    }

    static Loaded of(ComputationGraph network) {
      return new Loaded(
          network,
          input -> network.outputSingle(input),
          network::close,
          "ModelSerializer.restoreComputationGraph");
    }

    Loaded read(Path file) throws IOException {
      return model instanceof ComputationGraph
          ? of(ModelSerializer.restoreComputationGraph(file.toFile(), false))
          : of(ModelSerializer.restoreMultiLayerNetwork(file.toFile(), false));
    }
  }

  /**
   * How the network is read.
   *
   * @param input shape of the input
   * @param missing function of the signal that is not in the network; the identity if all is
   */
  private record Reading(NetworkInput input, Output missing) {}

  /** The output function of the last layer. */
  public enum Output {
    /** Nothing. */
    IDENTITY(Activation.IDENTITY, "squared-error", "", List.of("LossMSE")),
    /** The logistic function: a value in (0, 1) each. */
    LOGISTIC(Activation.SIGMOID, "cross-entropy", "Sigmoid", List.of("LossBinaryXENT")),
    /** Probabilities of classes. */
    SOFTMAX(
        Activation.SOFTMAX,
        "class",
        "Softmax",
        List.of("LossMCXENT", "LossNegativeLogLikelihood", "LossSparseMCXENT")),
    /** Values clipped to [0, 1], for which Deeplearning4j has no activation. */
    CLIPPED(Activation.IDENTITY, "logistic", "", List.of()) {
      @Override
      INDArray of(INDArray values) {
        return each(values, value -> Math.max(0, Math.min(1, value)));
      }

      @Override
      boolean inNetwork() {
        return false;
      }

      @Override
      String step() {
        return "it gives values that can lie beyond [0, 1]: clip them to get the signal";
      }
    },
    /** Means of continuous Bernoulli distributions, for which Deeplearning4j has no activation. */
    CONTINUOUS_BERNOULLI(Activation.IDENTITY, "continuous-bernoulli", "", List.of()) {
      @Override
      INDArray of(INDArray logits) {
        return each(logits, ContinuousBernoulli::mean);
      }

      @Override
      boolean inNetwork() {
        return false;
      }

      @Override
      String step() {
        return "it gives logits: for every logit a, the signal is 1 / (1 - exp(-a)) - 1 / a, near a = 0 its limit 1 / 2 + a / 12";
      }
    };

    private final Activation activation;
    private final String distortion;
    private final String joined;
    private final List<String> losses;

    Output(Activation activation, String distortion, String joined, List<String> losses) {
      this.activation = activation;
      this.distortion = distortion;
      this.joined = joined;
      this.losses = losses;
    }

    /** The function of every row. */
    INDArray of(INDArray values) {
      return activation.getActivationFunction().getActivation(values.dup('c'), false);
    }

    private static INDArray each(INDArray values, DoubleUnaryOperator function) {
      INDArray results = values.dup('c');
      FloatBuffer floats = Dl4jDecoder.buffer(results);
      for (int i = 0; i < floats.capacity(); i++) {
        floats.put(i, (float) function.applyAsDouble(floats.get(i)));
      }
      return results;
    }

    /** Whether the last layer of a network can have it. */
    boolean inNetwork() {
      return true;
    }

    /** How another program applies it to the network's output, a clause. */
    String step() {
      return "it gives logits: apply " + joined.toLowerCase(Locale.ROOT) + " to get the signal";
    }

    /** Name of the distortion that it belongs to. */
    String distortion() {
      return distortion;
    }

    /**
     * Deeplearning4j's name of the activation that the distortion joins with its loss; empty if a
     * network may end in any.
     */
    String joined() {
      return joined;
    }

    /** Deeplearning4j's loss functions that are this distortion. */
    List<String> losses() {
      return losses;
    }

    /**
     * The sum that Deeplearning4j minimises per example, over the mean that SpikeLoom does.
     *
     * @param values values of an output
     */
    double lossScale(int values) {
      return this == LOGISTIC ? values : 1;
    }
  }

  private Dl4jFile(Loaded network, Reading reading) {
    this.network = network;
    this.reading = reading;
  }

  /** A network of a decoder's weights whose last layer ends in {@code output}. */
  public static Dl4jFile of(Dl4jDecoder decoder, Output output) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(decoder.structure().configuration(1, output.activation));
    network.init();
    network.setParams(decoder.network().params());
    return new Dl4jFile(
        Loaded.of(network),
        new Reading(decoder.structure().input(), output.inNetwork() ? Output.IDENTITY : output));
  }

  /**
   * The network of a file with its trained weights, and with the output layer and the updaters of
   * its configuration.
   */
  public static Dl4jFile of(NetworkDecoder decoder) {
    NetworkStructure structure = decoder.structure();
    String json = structure.configuration();
    NetworkTree tree = NetworkTree.of(json, structure.output(), 0);
    INDArray weights = decoder.graph().params();
    return new Dl4jFile(
        tree.isGraph() ? graph(json, weights) : list(json, weights),
        new Reading(
            NetworkInput.of(decoder.features(), decoder.layout()),
            tree.givesLogits() ? structure.output() : Output.IDENTITY));
  }

  private static Loaded list(String json, INDArray weights) {
    MultiLayerNetwork network = new MultiLayerNetwork(MultiLayerConfiguration.fromJson(json));
    network.init();
    network.setParams(weights);
    return Loaded.of(network);
  }

  private static Loaded graph(String json, INDArray weights) {
    ComputationGraph network = new ComputationGraph(ComputationGraphConfiguration.fromJson(json));
    network.init();
    network.setParams(weights);
    return Loaded.of(network);
  }

  /**
   * Reads a network of the same kind, for the same input.
   *
   * @throws IOException if it cannot be read or is not such a network
   */
  public Dl4jFile read(Path file) throws IOException {
    return new Dl4jFile(network.read(file), reading);
  }

  /** Writes the network, without the state of an optimiser. */
  public void write(OutputStream out) throws IOException {
    ModelSerializer.writeModel(network.model(), out, false);
  }

  /** How another program uses the file, in a sentence without a full stop. */
  public String use() {
    String output = reading.missing() == Output.IDENTITY ? "" : "; " + reading.missing().step();
    return "loaded by " + network.loader() + "; input " + reading.input().words() + output;
  }

  /**
   * Runs the network.
   *
   * @param features {@code [samples][inputs]}
   * @return the signal, {@code [samples][outputs]}
   */
  public float[] run(float[] features, int samples) {
    float[] placed = reading.input().placed(features, samples);
    long[] shape = reading.input().shape(samples);
    try (INDArray input = Nd4j.createUninitialized(DataType.FLOAT, shape, 'c')) {
      Dl4jDecoder.buffer(input).put(placed);
      try (INDArray output = reading.missing().of(network.run().apply(input))) {
        float[] values = new float[Math.toIntExact(output.length())];
        Dl4jDecoder.buffer(output).get(values);
        return values;
      }
    }
  }

  @Override
  public void close() {
    network.release().run();
  }
}
