package spikeloom.dl4j;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.deeplearning4j.nn.api.Updater;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.MemoryWorkspaceManager;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Frees the native memory of networks. Their own method {@code close} collects all garbage of the
 * process twice, which takes some tenths of a second; here that happens at most every ten seconds.
 */
public final class NetworkMemory {
  private static final long NANOS_BETWEEN_COLLECTIONS = TimeUnit.SECONDS.toNanos(10);
  private static final AtomicLong LAST =
      new AtomicLong(System.nanoTime() - NANOS_BETWEEN_COLLECTIONS);

  private NetworkMemory() {}

  /** Frees a network that is not used again, and the work space of this thread. */
  public static void free(MultiLayerNetwork network) {
    free(network.params());
    free(network.getFlattenedGradients());
    free(network.getUpdater(false));
    freeWorkspaces();
  }

  /** Frees a graph that is not used again, and the work space of this thread. */
  public static void free(ComputationGraph graph) {
    free(graph.params());
    free(graph.getFlattenedGradients());
    free(graph.getUpdater(false));
    freeWorkspaces();
  }

  private static void free(@Nullable Updater updater) {
    if (updater != null) {
      free(updater.getStateViewArray());
    }
  }

  private static void free(@Nullable INDArray array) {
    if (array != null && !array.wasClosed() && array.closeable()) {
      array.close();
    }
  }

  private static void freeWorkspaces() {
    MemoryWorkspaceManager manager = Nd4j.getWorkspaceManager();
    for (MemoryWorkspace workspace : List.copyOf(manager.getAllWorkspacesForCurrentThread())) {
      manager.destroyWorkspace(workspace);
    }
    collect();
  }

  // Deeplearning4j leaves native arrays that only the garbage collector frees. It does not see
  // their size, so that many networks after each other could fill the memory.
  private static void collect() {
    long last = LAST.get();
    long now = System.nanoTime();
    if (now - last >= NANOS_BETWEEN_COLLECTIONS && LAST.compareAndSet(last, now)) {
      System.gc();
    }
  }
}
