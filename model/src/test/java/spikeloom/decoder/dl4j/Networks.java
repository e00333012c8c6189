package spikeloom.decoder.dl4j;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Configurations as users of Deeplearning4j write them, for a few neurons and steps. */
public final class Networks {
  /** Latent neurons that they read. */
  public static final int LATENTS = 7;

  /** Steps that they read. */
  public static final int STEPS = 5;

  /** Values that they give. */
  public static final int OUTPUTS = 3;

  private Networks() {}

  /** Convolution along time, LSTM, dense layers; smooth, so that differences are exact. */
  public static String sequence() {
    return new NeuralNetConfiguration.Builder()
        .seed(1)
        .updater(new org.nd4j.linalg.learning.config.Adam(1e-3))
        .list()
        .layer(
            new Convolution1DLayer.Builder(3)
                .nOut(6)
                .convolutionMode(ConvolutionMode.Same)
                .activation(Activation.TANH)
                .build())
        .layer(new LastTimeStep(new LSTM.Builder().nOut(5).build()))
        .layer(new DenseLayer.Builder().nOut(8).activation(Activation.SOFTPLUS).build())
        .layer(output(OUTPUTS))
        .setInputType(InputType.recurrent(LATENTS, STEPS))
        .build()
        .toJson();
  }

  /** Two branches that are merged. */
  public static String graph() {
    ComputationGraphConfiguration graph =
        new NeuralNetConfiguration.Builder()
            .updater(new org.nd4j.linalg.learning.config.Adam(1e-3))
            .graphBuilder()
            .addInputs("spikes")
            .addLayer("left", dense(LATENTS * STEPS, 4, Activation.TANH), "spikes")
            .addLayer("right", dense(LATENTS * STEPS, 6, Activation.SIGMOID), "spikes")
            .addVertex("both", new MergeVertex(), "left", "right")
            .addLayer("out", output(OUTPUTS), "both")
            .setOutputs("out")
            .setInputTypes(InputType.feedForward(LATENTS * STEPS))
            .build();
    return graph.toJson();
  }

  /** A convolution over neurons and steps. */
  public static String picture() {
    return new NeuralNetConfiguration.Builder()
        .list()
        .layer(
            new ConvolutionLayer.Builder(3, 3)
                .nOut(2)
                .convolutionMode(ConvolutionMode.Same)
                .activation(Activation.TANH)
                .build())
        .layer(output(OUTPUTS))
        .setInputType(InputType.convolutional(LATENTS, STEPS, 1))
        .build()
        .toJson();
  }

  /** Dense layers with everything that changes an update: clipping, L2, momentum. */
  public static String regularised() {
    return dense(new Nesterovs(0.05, 0.9), 1.0, false);
  }

  /** Dense layers that drop half of their hidden units. */
  public static String dropping() {
    return dense(new Nesterovs(0.05, 0.9), 0.5, false);
  }

  /** Dense layers with batch normalisation, and no updater. */
  public static String normalised() {
    return dense(new org.nd4j.linalg.learning.config.Sgd(), 1.0, true);
  }

  private static String dense(IUpdater updater, double kept, boolean normalised) {
    NeuralNetConfiguration.ListBuilder list =
        new NeuralNetConfiguration.Builder()
            .seed(2)
            .updater(updater)
            .l2(normalised ? 0 : 0.01)
            .gradientNormalization(
                normalised
                    ? GradientNormalization.None
                    : GradientNormalization.ClipElementWiseAbsoluteValue)
            .gradientNormalizationThreshold(0.02)
            .list()
            .layer(
                new DenseLayer.Builder()
                    .nIn(LATENTS * STEPS)
                    .nOut(9)
                    .activation(Activation.TANH)
                    .build());
    if (normalised) {
      list.layer(new BatchNormalization.Builder().nIn(9).nOut(9).build());
    }
    list.layer(
        new OutputLayer.Builder(LossFunction.XENT)
            .nIn(9)
            .nOut(OUTPUTS)
            .activation(Activation.SIGMOID)
            .dropOut(kept == 1 ? 0 : kept)
            .build());
    MultiLayerConfiguration configuration = list.build();
    return configuration.toJson();
  }

  private static DenseLayer dense(int inputs, int outputs, Activation activation) {
    return new DenseLayer.Builder().nIn(inputs).nOut(outputs).activation(activation).build();
  }

  private static OutputLayer output(int outputs) {
    return new OutputLayer.Builder(LossFunction.XENT)
        .nOut(outputs)
        .activation(Activation.SIGMOID)
        .build();
  }
}
