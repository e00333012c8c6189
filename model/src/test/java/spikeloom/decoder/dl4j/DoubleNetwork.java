package spikeloom.decoder.dl4j;

import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import spikeloom.neuron.FiniteDifference;

/** The network of a decoder in double precision, on one batch of features. */
final class DoubleNetwork {
  private final MultiLayerNetwork network;
  private final double[][] features;
  private final NetworkInput input;
  private long[] outputShape = new long[0];

  DoubleNetwork(MultiLayerNetwork single, double[][] features) {
    this(
        single,
        features,
        new NetworkInput(
            new long[] {features[0].length}, IntStream.range(0, features[0].length).toArray(), ""));
  }

  /** The same for a network that reads the features in another shape. */
  DoubleNetwork(MultiLayerNetwork single, double[][] features, NetworkInput input) {
    network = single.convertDataType(DataType.DOUBLE);
    this.features = features;
    this.input = input;
  }

  double[][] logits(double[][] at) {
    double[][] placed = new double[at.length][at[0].length];
    for (int b = 0; b < at.length; b++) {
      for (int i = 0; i < at[b].length; i++) {
        placed[b][input.places()[i]] = at[b][i];
      }
    }
    network.setInput(Nd4j.create(placed).reshape(input.shape(at.length)));
    var activations = network.feedForward(true, false);
    INDArray last = activations.get(activations.size() - 1);
    outputShape = last.shape();
    return last.dup('c').reshape(at.length, last.length() / at.length).toDoubleMatrix();
  }

  double[][] logits() {
    return logits(features);
  }

  double[] parameters() {
    return network.params().dup().data().asDouble();
  }

  /** Gradients by back-propagation: of the parameters, and behind them of the features. */
  double[] gradient(double[][] error) {
    logits();
    var result = network.backpropGradient(Nd4j.create(error).reshape(outputShape), null);
    double[] parameters = network.getFlattenedGradients().dup().data().asDouble();
    INDArray epsilon = result.getSecond();
    double[] all = java.util.Arrays.copyOf(parameters, parameters.length + size());
    double[] below = epsilon.dup('c').data().asDouble();
    for (int i = 0; i < below.length; i++) {
      int feature = i % features[0].length;
      all[parameters.length + i] = below[i - feature + input.places()[feature]];
    }
    return all;
  }

  /** The same gradients by finite differences of the sum of error times logit. */
  double[] finiteDifferences(double[][] error) {
    double[] values = parameters();
    double[] x = java.util.Arrays.copyOf(values, values.length + size());
    for (int i = 0; i < size(); i++) {
      x[values.length + i] = features[i / features[0].length][i % features[0].length];
    }
    // The sum is a piecewise linear or bilinear function: the differences are exact but for
    // rounding, unless a rectifier's corner lies within 2e-5.
    return FiniteDifference.gradient(
        x,
        1e-5,
        at -> {
          network.setParams(
              Nd4j.create(java.util.Arrays.copyOf(at, values.length))
                  .reshape(network.params().shape()));
          double[][] moved = new double[features.length][features[0].length];
          for (int i = 0; i < size(); i++) {
            moved[i / features[0].length][i % features[0].length] = at[values.length + i];
          }
          double[][] logits = logits(moved);
          double sum = 0;
          for (int b = 0; b < logits.length; b++) {
            for (int k = 0; k < logits[b].length; k++) {
              sum += error[b][k] * logits[b][k];
            }
          }
          return sum;
        });
  }

  private int size() {
    return features.length * features[0].length;
  }
}
