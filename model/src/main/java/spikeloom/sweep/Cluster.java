package spikeloom.sweep;

import java.util.ServiceLoader;
import java.util.function.Consumer;
import spikeloom.plan.RunException;
import spikeloom.training.ShardExecutor;

/** A connection to machines that train cells of a sweep, and shards of a data-parallel training. */
public interface Cluster extends AutoCloseable {
  /** Trains every cell on one machine; run directories lie in a folder that all of them share. */
  SweepRunner runner();

  /** Computes shards; the run directory is written by this process. */
  ShardExecutor.Provider shards();

  /** Ends the connection and the workers. */
  @Override
  void close();

  /** Connects to clusters; found by {@link ServiceLoader}. */
  interface Provider {
    /**
     * Connects.
     *
     * @param threads threads of one training
     * @param note receives messages for the user
     * @throws RunException if the cluster cannot be reached
     */
    Cluster connect(ClusterAddress address, int threads, Consumer<String> note);
  }

  /**
   * Connects to a cluster by the provider on the class path.
   *
   * @throws RunException if there is none, or the cluster cannot be reached
   */
  static Cluster connect(ClusterAddress address, int threads, Consumer<String> note) {
    return ServiceLoader.load(Provider.class)
        .findFirst()
        .orElseThrow(
            () ->
                new RunException(
                    "--master needs the libraries of Apache Spark, which are not on the class path: start the program with ./spikeloom, which fetches them."))
        .connect(address, threads, note);
  }
}
