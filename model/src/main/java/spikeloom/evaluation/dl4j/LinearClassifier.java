package spikeloom.evaluation.dl4j;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import spikeloom.dl4j.NetworkMemory;
import spikeloom.evaluation.probe.Classifier;

/**
 * Logistic regression with several classes and a quadratic penalty on the weights: one softmax
 * layer of Deeplearning4j that starts at 0 and takes {@value #STEPS} steps of Adam with all
 * labelled samples, enough to come close to the minimum.
 */
public final class LinearClassifier implements Classifier {
  private static final int STEPS = 200;
  private static final double STEP_SIZE = 0.05;

  @Override
  public String name() {
    return "linear";
  }

  /** Strength of the penalty. */
  @Override
  public List<Double> constants() {
    return List.of(0.001, 0.01, 0.1, 1.0);
  }

  @Override
  public Fitted fit(float[][] rows, int[] labels, int classes, List<Double> constants) {
    float[][] weights = new float[constants.size()][];
    Arrays.setAll(weights, c -> weights(rows, labels, classes, constants.get(c)));
    return asked -> {
      int[][] predicted = new int[weights.length][];
      Arrays.setAll(predicted, c -> predict(asked, weights[c], classes));
      return predicted;
    };
  }

  // Column by column, then the bias.
  private static float[] weights(float[][] rows, int[] labels, int classes, double penalty) {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .weightInit(WeightInit.ZERO)
                .updater(new Adam(new CosineDecay(STEP_SIZE, STEPS)))
                .l2(penalty)
                .trainingWorkspaceMode(WorkspaceMode.ENABLED)
                .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
                .list()
                .layer(
                    new OutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                        .nIn(rows[0].length)
                        .nOut(classes)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build());
    network.init();
    try (INDArray input = array(rows);
        INDArray target = Nd4j.zeros(DataType.FLOAT, rows.length, classes)) {
      FloatBuffer values = JudgeNetwork.buffer(target);
      for (int i = 0; i < labels.length; i++) {
        values.put(i * classes + labels[i], 1f);
      }
      for (int step = 0; step < STEPS; step++) {
        network.fit(input, target);
      }
    }
    float[] weights = JudgeNetwork.parameters(network);
    NetworkMemory.free(network);
    return weights;
  }

  private static INDArray array(float[][] rows) {
    INDArray array = Nd4j.createUninitialized(DataType.FLOAT, rows.length, rows[0].length);
    FloatBuffer values = JudgeNetwork.buffer(array);
    for (float[] row : rows) {
      values.put(row);
    }
    return array;
  }

  private static int[] predict(float[][] rows, float[] weights, int classes) {
    int[] predicted = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      float[] row = rows[i];
      double best = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < classes; c++) {
        float sum = weights[classes * row.length + c];
        int at = c * row.length;
        for (int j = 0; j < row.length; j++) {
          sum += weights[at + j] * row[j];
        }
        if (sum > best) {
          best = sum;
          predicted[i] = c;
        }
      }
    }
    return predicted;
  }
}
