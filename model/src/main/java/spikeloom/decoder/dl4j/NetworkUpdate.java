package spikeloom.decoder.dl4j;

import java.util.List;
import org.deeplearning4j.nn.updater.graph.ComputationGraphUpdater;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;
import spikeloom.decoder.OwnUpdate;

/**
 * The update of a network as its configuration has it: gradient clipping, regularisation, updaters
 * with their schedules, constraints. If the configuration names no updater, Adam with the step size
 * of the training's schedule. A frozen network is not updated.
 */
final class NetworkUpdate implements OwnUpdate {
  private static final float[] NONE = {};

  private final NetworkDecoder decoder;
  private final NetworkGraph graph;
  private final List<long[]> learned;

  NetworkUpdate(NetworkDecoder decoder, NetworkGraph graph) {
    this.decoder = decoder;
    this.graph = graph;
    learned = graph.learnedParts();
  }

  @Override
  public void update(float[] gradient, double learningRate, long update) {
    decoder.writeParameters();
    decoder.writeGradient(gradient);
    int number = Math.toIntExact(update);
    // The error was already a mean over the batch: one "sample".
    graph.getUpdater(true).update(graph.gradient(), number, 0, 1, LayerWorkspaceMgr.noWorkspaces());
    INDArray step = flat(graph.gradients());
    if (!graph.choosesUpdater()) {
      scale(step, learningRate);
    }
    flat(graph.params()).subi(step);
    graph.applyConstraints(number, 0);
    decoder.readParameters();
  }

  private static INDArray flat(INDArray vector) {
    return vector.reshape(vector.length());
  }

  private void scale(INDArray step, double factor) {
    for (long[] part : learned) {
      step.get(NDArrayIndex.interval(part[0], part[1])).muli(factor);
    }
  }

  @Override
  public float[] state() {
    ComputationGraphUpdater updater = graph.getUpdater(true);
    INDArray state = updater.getStateViewArray();
    if (state == null) {
      return NONE;
    }
    float[] copy = new float[Math.toIntExact(state.length())];
    NetworkArrays.get(state, copy, 0, copy.length);
    return copy;
  }

  @Override
  public void restore(float[] state) {
    INDArray view = graph.getUpdater(true).getStateViewArray();
    if (view != null) {
      NetworkArrays.put(state, 0, state.length, view);
    }
  }
}
