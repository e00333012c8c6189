package spikeloom.cluster;

import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import spikeloom.sweep.Cluster;
import spikeloom.sweep.SweepRunner;
import spikeloom.training.ShardExecutor;

/** A connection to Apache Spark. */
final class SparkCluster implements Cluster {
  private final JavaSparkContext context;
  private final Consumer<String> note;

  SparkCluster(JavaSparkContext context, Consumer<String> note) {
    this.context = context;
    this.note = note;
  }

  @Override
  public SweepRunner runner() {
    return new SparkSweepRunner(context);
  }

  @Override
  public ShardExecutor.Provider shards() {
    return parts -> new SparkShards(context, parts, note);
  }

  @Override
  public void close() {
    context.close();
  }
}
