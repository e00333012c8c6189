package spikeloom.evaluation.dl4j;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import spikeloom.random.RandomKey;
import spikeloom.spike.SignalShape;

/**
 * The network of a judge, after LeNet (LeCun, Bottou, Bengio and Haffner, "Gradient-based learning
 * applied to document recognition", 1998):
 *
 * <pre>{@code
 * convolution 5 x 5, stride 2, padding 2, to 16 planes, rectifier
 * convolution 3 x 3, stride 2, padding 1, to 64 planes, rectifier
 * dense, 128, rectifier
 * dense, classes, softmax
 * }</pre>
 *
 * <p>Strides take the place of pooling layers (Springenberg et al., "Striving for simplicity",
 * 2015): Deeplearning4j spends most of a step gathering patches, and a stride of 2 leaves a quarter
 * of them.
 */
final class JudgeNetwork {
  private static final int STRIDE = 2;
  private static final int HIDDEN = 128;

  private JudgeNetwork() {}

  /**
   * A network with initial weights.
   *
   * @param steps of training, over which the learning rate falls to 0
   */
  static MultiLayerNetwork create(JudgeKey key, int steps) {
    SignalShape.Image shape = key.shape();
    double rate = key.settings().learningRate();
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(RandomKey.ofSeed(key.settings().seed()).fold("judge weights").bits())
                .weightInit(WeightInit.RELU)
                .updater(new Adam(new CosineDecay(rate, steps)))
                .activation(Activation.RELU)
                // Patches needed again in the backward pass are kept, and memory is reused: twice
                // as
                // fast as without, and memory does not grow.
                .cacheMode(CacheMode.DEVICE)
                .trainingWorkspaceMode(WorkspaceMode.ENABLED)
                .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
                .list()
                .layer(convolution(5, 16))
                .layer(convolution(3, 64))
                .layer(new DenseLayer.Builder().nOut(HIDDEN).build())
                .layer(
                    new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                        .nOut(key.classes())
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(
                    InputType.convolutionalFlat(shape.height(), shape.width(), shape.planes()))
                .build());
    network.init();
    return network;
  }

  private static ConvolutionLayer convolution(int side, int planes) {
    return new ConvolutionLayer.Builder(side, side)
        .stride(STRIDE, STRIDE)
        .padding(side / 2, side / 2)
        .nOut(planes)
        .build();
  }

  /** The elements of an array that is contiguous in row-major order. */
  static FloatBuffer buffer(INDArray array) {
    FloatPointer pointer = (FloatPointer) array.data().addressPointer();
    return pointer.capacity(array.length()).asBuffer();
  }

  /** A copy of all weights in Deeplearning4j's order. */
  static float[] parameters(MultiLayerNetwork network) {
    float[] values = new float[(int) network.numParams()];
    buffer(network.params()).get(values);
    return values;
  }
}
