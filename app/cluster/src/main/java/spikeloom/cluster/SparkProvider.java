package spikeloom.cluster;

import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import spikeloom.plan.RunException;
import spikeloom.sweep.Cluster;
import spikeloom.sweep.ClusterAddress;

/** Connects to Apache Spark. */
public final class SparkProvider implements Cluster.Provider {
  @Override
  public Cluster connect(ClusterAddress address, int threads, Consumer<String> note) {
    JavaSparkContext context = context(address, threads);
    if (context.sc().isStopped()) { // no master has answered
      throw new RunException(SparkErrors.ended(context));
    }
    return new SparkCluster(context, note);
  }

  private static JavaSparkContext context(ClusterAddress address, int threads) {
    try {
      return new JavaSparkContext(SparkSettings.of(address, threads));
    } catch (RuntimeException e) {
      throw new RunException(
          "Apache Spark cannot be started at %s (%s): check the address, and that this machine may connect to it."
              .formatted(address.master(), SparkErrors.reason(e)),
          e);
    }
  }
}
