package spikeloom.cluster;

import java.util.List;
import spikeloom.sweep.Cluster;
import spikeloom.sweep.ClusterAddress;

/** Two executors on this machine, each a process of its own, for tests. */
final class Executors {
  private Executors() {}

  /** Two executors with one core each. */
  static Cluster connect() {
    return Cluster.connect(new ClusterAddress("local-cluster[2,1,1024]"), 1, note -> {});
  }

  /** The executors: the only processes that a test starts. */
  static List<ProcessHandle> all() {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().command().orElse("").endsWith("java"))
        .toList();
  }

  /** Kills one executor, as the kernel kills a process that takes too much memory. */
  static void killOne() {
    List<ProcessHandle> executors = all();
    if (executors.isEmpty()) {
      throw new AssertionError("no executor is running");
    }
    executors.get(0).destroyForcibly();
  }
}
