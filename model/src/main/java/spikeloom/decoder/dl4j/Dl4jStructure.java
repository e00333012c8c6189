package spikeloom.decoder.dl4j;

import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.DeconvShape;
import spikeloom.decoder.LatentFeatures;

/**
 * The structure of the decoder. The last layer has the identity as activation: the logistic
 * function belongs to the distortion, where it is combined with the cross-entropy in a stable form.
 *
 * <pre>{@code
 * linear   affine
 * mlp      affine, rectifier, affine
 * conv     steps as channels along the neurons: convolution 3 wide, stride 2, to steps/2 channels;
 *          the same to 20 channels; rectifier; affine
 * deconv   see DeconvShape; the last layer crops
 * }</pre>
 *
 * <p>Source: the decoders of VDIB (Skatchkovsky, Simeone and Jang, NeurIPS 2021), image
 * reconstruction; the width of the hidden layer is free.
 *
 * @param kind structure
 * @param features input features
 * @param hidden width of the hidden layer of {@code mlp}
 * @param outputs values of the signal
 * @param deconv layers of {@code deconv}; empty for other kinds
 */
public record Dl4jStructure(
    DecoderKind kind,
    LatentFeatures features,
    int hidden,
    int outputs,
    Optional<DeconvShape> deconv) {
  private static final int CONV_CHANNELS = 20;

  /** A structure other than {@code deconv}. */
  public Dl4jStructure(DecoderKind kind, LatentFeatures features, int hidden, int outputs) {
    this(kind, features, hidden, outputs, Optional.empty());
  }

  /** The structure {@code deconv}. */
  public static Dl4jStructure of(LatentFeatures features, DeconvShape shape) {
    return new Dl4jStructure(
        DecoderKind.DECONV, features, 0, shape.picture().neurons(), Optional.of(shape));
  }

  /** Shape of the network's input, and the order of the features in it. */
  NetworkInput input() {
    return deconv
        .flatMap(DeconvShape::latentMap)
        .map(map -> NetworkInput.ofMaps(features, map))
        .orElseGet(() -> NetworkInput.of(features, NetworkLayout.FEATURES));
  }

  /** Widths of its layers, inputs first, if all of them are dense. */
  Optional<List<Integer>> denseWidths() {
    return switch (kind) {
      case LINEAR -> Optional.of(List.of(features.size(), outputs));
      case MLP -> Optional.of(List.of(features.size(), hidden, outputs));
      case CONV, DECONV, GROUPS, NETWORK -> Optional.empty();
    };
  }

  /** Deeplearning4j's description of the network; initial weights uniform in +-1/sqrt(fan-in). */
  MultiLayerConfiguration configuration(long seed) {
    return configuration(seed, Activation.IDENTITY);
  }

  /** The same with another activation of the last layer. */
  MultiLayerConfiguration configuration(long seed, Activation last) {
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .weightInit(WeightInit.UNIFORM)
            .activation(Activation.IDENTITY)
            .miniBatch(false)
            .trainingWorkspaceMode(WorkspaceMode.NONE)
            .inferenceWorkspaceMode(WorkspaceMode.NONE)
            .list();
    switch (kind) {
      case LINEAR -> layers.layer(0, dense(features.size(), outputs, last));
      case MLP -> {
        layers.layer(0, dense(features.size(), hidden, Activation.RELU));
        layers.layer(1, dense(hidden, outputs, last));
      }
      case CONV -> {
        int steps = features.steps();
        int half = halved(features.latents());
        int quarter = halved(half);
        layers.inputPreProcessor(0, new FeedForwardToCnnPreProcessor(features.latents(), 1, steps));
        layers.layer(0, convolution(steps, steps / 2, Activation.IDENTITY));
        layers.layer(1, convolution(steps / 2, CONV_CHANNELS, Activation.RELU));
        layers.inputPreProcessor(2, new CnnToFeedForwardPreProcessor(quarter, 1, CONV_CHANNELS));
        layers.layer(2, dense(CONV_CHANNELS * quarter, outputs, last));
      }
      case DECONV -> DeconvNetwork.add(deconv.orElseThrow(), features, layers, last);
      case GROUPS, NETWORK ->
          throw new IllegalArgumentException("decoder " + kind + " is not built from here");
    }
    return layers.build();
  }

  private static int halved(int length) {
    return (length + 2 - 3) / 2 + 1;
  }

  private static DenseLayer dense(int inputs, int outputs, Activation activation) {
    return new DenseLayer.Builder().nIn(inputs).nOut(outputs).activation(activation).build();
  }

  private static ConvolutionLayer convolution(int inputs, int outputs, Activation activation) {
    return new ConvolutionLayer.Builder(new int[] {3, 1}, new int[] {2, 1}, new int[] {1, 0})
        .nIn(inputs)
        .nOut(outputs)
        .activation(activation)
        .build();
  }
}
