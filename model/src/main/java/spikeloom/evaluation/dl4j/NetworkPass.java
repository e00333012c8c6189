package spikeloom.evaluation.dl4j;

import java.util.List;
import org.deeplearning4j.nn.api.Updater;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A mini-batch through a network without output layer, whose errors come from outside. Workspaces
 * are off, so that this class owns all arrays.
 */
final class NetworkPass implements AutoCloseable {
  private final MultiLayerNetwork network;
  private final Updater updater; // kept here, because the network forgets it when it is cleared
  private List<INDArray> activations = List.of(); // the input first

  NetworkPass(MultiLayerNetwork network) {
    this.network = network;
    updater = network.getUpdater();
  }

  /**
   * Computes the outputs of a batch.
   *
   * @param input {@code [rows][inputs]}
   * @return {@code [rows][outputs]}
   */
  float[] forward(float[] input, int rows) {
    close();
    network.setInput(array(input, rows));
    activations = network.feedForward(true, false);
    return read(activations.get(activations.size() - 1));
  }

  /**
   * Computes the gradients after {@link #forward}; those of the parameters are then the network's
   * flattened gradients.
   *
   * @param error gradient of the outputs, {@code [rows][outputs]}
   * @return gradient of the input, {@code [rows][inputs]}
   */
  Result backward(float[] error) {
    int rows = (int) activations.get(0).size(0);
    try (INDArray errors = array(error, rows)) {
      Pair<Gradient, INDArray> result = network.backpropGradient(errors, null);
      float[] change = read(result.getSecond());
      release(result.getSecond());
      return new Result(result.getFirst(), change);
    }
  }

  /**
   * The gradients of a batch.
   *
   * @param ofParameters in Deeplearning4j's form
   * @param ofInput {@code [rows][inputs]}
   */
  @SuppressWarnings("ArrayRecordComponent") // read, never compared
  record Result(Gradient ofParameters, float[] ofInput) {}

  /**
   * A step of the network's optimiser, whose moments belong to this pass; overwrites the gradient.
   *
   * @param iteration number of steps before
   */
  void step(Gradient gradient, int iteration) {
    int rows = (int) activations.get(0).size(0);
    updater.update(network, gradient, iteration, 0, rows, LayerWorkspaceMgr.noWorkspaces());
    network.params().subi(gradient.gradient());
  }

  private static INDArray array(float[] values, int rows) {
    INDArray array = Nd4j.createUninitialized(DataType.FLOAT, rows, values.length / rows);
    JudgeNetwork.buffer(array).put(values);
    return array;
  }

  private static float[] read(INDArray array) {
    float[] values = new float[Math.toIntExact(array.length())];
    try (INDArray rows = array.dup('c')) {
      JudgeNetwork.buffer(rows).get(values);
    }
    return values;
  }

  private static void release(INDArray array) {
    if (!array.wasClosed() && array.closeable()) {
      array.close();
    }
  }

  /** Releases the arrays of the last batch. */
  @Override
  public void close() {
    network.clear();
    activations.forEach(NetworkPass::release);
    activations = List.of();
  }
}
