package spikeloom.app.command;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import spikeloom.app.console.Terminal;
import spikeloom.plan.PlanException;
import spikeloom.plan.RunException;
import spikeloom.sweep.Cluster;
import spikeloom.sweep.ClusterAddress;
import spikeloom.sweep.SweepRunner;
import spikeloom.training.ShardExecutor;

/** The option for training on a cluster. */
final class MasterOption {
  @Option(
      names = "--master",
      paramLabel = "ADDRESS",
      description = {
        "Train on Apache Spark: spark://HOST:PORT, local[N] or local-cluster[N,CORES,MB].",
        "Its libraries are fetched the first time (115 MB)."
      })
  private @Nullable String master;

  /**
   * The address, if there is one.
   *
   * @throws PlanException if it is not an address
   */
  Optional<ClusterAddress> address() {
    return Optional.ofNullable(master).map(ClusterAddress::new);
  }

  /**
   * Connects to the cluster, or to nothing if none is given.
   *
   * @param threads threads of one training
   * @throws RunException if it cannot be reached
   */
  Connection connect(int threads) {
    return new Connection(
        address().map(address -> Cluster.connect(address, threads, Terminal::print)));
  }

  /** The machines that train: a cluster, or this process. */
  record Connection(Optional<Cluster> cluster) implements AutoCloseable {
    /** The runner of a sweep. */
    SweepRunner runner(Supplier<SweepRunner> here) {
      return cluster.map(Cluster::runner).orElseGet(here);
    }

    /** What computes the shards of a training with several workers. */
    ShardExecutor.Provider shards() {
      return cluster.map(Cluster::shards).orElseGet(ShardExecutor::here);
    }

    @Override
    public void close() {
      cluster.ifPresent(Cluster::close);
    }
  }

  /**
   * Checks that a training can be divided.
   *
   * @throws PlanException if a cluster is given, but the plan has one worker
   */
  void requireWorkers(int workers) {
    PlanException.unless(
        address().isEmpty() || workers > 1,
        "--master divides every batch among several workers, but the plan has one: use --workers 2 or more");
  }
}
