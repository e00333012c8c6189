package spikeloom.decoder.dl4j;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import spikeloom.neuron.FiniteDifference;

/** The network of a decoder in double precision, on one batch of features. */
final class DoubleNetwork {
  private final MultiLayerNetwork network;
  private final double[][] features;

  DoubleNetwork(MultiLayerNetwork single, double[][] features) {
    network = single.convertDataType(DataType.DOUBLE);
    this.features = features;
  }

  double[][] logits(double[][] at) {
    network.setInput(Nd4j.create(at));
    var activations = network.feedForward(true, false);
    double[][] logits = activations.get(activations.size() - 1).toDoubleMatrix();
    return logits;
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
    var result = network.backpropGradient(Nd4j.create(error), null);
    double[] parameters = network.getFlattenedGradients().dup().data().asDouble();
    INDArray epsilon = result.getSecond();
    double[] all = java.util.Arrays.copyOf(parameters, parameters.length + size());
    double[] below = epsilon.dup('c').data().asDouble();
    System.arraycopy(below, 0, all, parameters.length, below.length);
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
