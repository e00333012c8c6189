package spikeloom.evaluation.dl4j;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import spikeloom.random.RandomKey;

/**
 * The networks of a {@link GaussianAutoencoder}, both with one hidden layer and a linear output:
 *
 * <pre>{@code
 * encoder   values -> hidden -> means and logarithms of variances, 2 K
 * decoder   K -> hidden -> logits of the values
 * }</pre>
 *
 * <p>They have no output layer: errors come from outside, and the updater is applied to the
 * gradient of {@code backpropGradient}.
 */
final class GaussianNetworks implements AutoCloseable {
  private final MultiLayerNetwork encoder;
  private final MultiLayerNetwork decoder;

  /**
   * Networks with initial weights.
   *
   * @param values of a sample
   * @param updates of the training, over which the learning rate falls to 0
   */
  GaussianNetworks(int values, GaussianSettings settings, int updates) {
    int latents = settings.latents();
    encoder =
        network("encoder", settings, updates, List.of(values, settings.hidden(), 2 * latents));
    decoder =
        network("decoder", settings, updates, List.of(latents, settings.decoderHidden(), values));
  }

  private static MultiLayerNetwork network(
      String name, GaussianSettings settings, int updates, List<Integer> widths) {
    Activation hidden =
        switch (settings.activation()) {
          case RELU -> Activation.RELU;
          case TANH -> Activation.TANH;
        };
    WeightInit initial =
        switch (settings.activation()) {
          case RELU -> WeightInit.RELU;
          case TANH -> WeightInit.XAVIER;
        };
    RandomKey key = RandomKey.ofSeed(settings.seed()).fold("gaussian weights").fold(name);
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(key.bits())
                .updater(new Adam(new CosineDecay(settings.learningRate(), updates)))
                .miniBatch(false) // the errors are already divided by the size of the batch
                .trainingWorkspaceMode(WorkspaceMode.NONE)
                .inferenceWorkspaceMode(WorkspaceMode.NONE)
                .list()
                .layer(dense(widths.get(0), widths.get(1), hidden, initial))
                .layer(dense(widths.get(1), widths.get(2), Activation.IDENTITY, WeightInit.XAVIER))
                .build());
    network.init();
    return network;
  }

  private static DenseLayer dense(
      int inputs, int outputs, Activation activation, WeightInit initial) {
    return new DenseLayer.Builder()
        .nIn(inputs)
        .nOut(outputs)
        .activation(activation)
        .weightInit(initial)
        .build();
  }

  MultiLayerNetwork encoder() {
    return encoder;
  }

  MultiLayerNetwork decoder() {
    return decoder;
  }

  /** Number of parameters of both networks. */
  int size() {
    return Math.toIntExact(encoder.numParams() + decoder.numParams());
  }

  /** A copy of all parameters in Deeplearning4j's order, those of the encoder first. */
  float[] parameters() {
    float[] values = new float[size()];
    int first = (int) encoder.numParams();
    JudgeNetwork.buffer(encoder.params()).get(values, 0, first);
    JudgeNetwork.buffer(decoder.params()).get(values, first, values.length - first);
    return values;
  }

  /** Overwrites all parameters. */
  void set(float[] values) {
    int first = (int) encoder.numParams();
    JudgeNetwork.buffer(encoder.params()).put(values, 0, first);
    JudgeNetwork.buffer(decoder.params()).put(values, first, values.length - first);
  }

  @Override
  public void close() {
    encoder.close();
    decoder.close();
  }
}
