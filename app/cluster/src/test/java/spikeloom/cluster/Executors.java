package spikeloom.cluster;

import java.util.List;
import org.jspecify.annotations.Nullable;
import spikeloom.sweep.Cluster;
import spikeloom.sweep.ClusterAddress;

/** Two executors on this machine, each a process of its own, for tests. */
final class Executors {
  private static @Nullable Cluster cluster;

  private Executors() {}

  /** Two executors with one core each, for all tests of this process. */
  static synchronized Cluster cluster() {
    Cluster known = cluster;
    if (known == null) {
      known = Cluster.connect(new ClusterAddress("local-cluster[2,1,1024]"), 1, note -> {});
      cluster = known;
    }
    return known;
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
