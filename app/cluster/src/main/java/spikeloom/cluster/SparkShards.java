package spikeloom.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;
import spikeloom.plan.PlanJson;
import spikeloom.plan.RunException;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.training.ShardExecutor;
import spikeloom.training.ShardOutcome;
import spikeloom.training.ShardRound;
import spikeloom.training.ShardState;
import spikeloom.training.TrainingParts;

/**
 * Computes shards on Spark: parameters are broadcast, gradients collected in the order of shards.
 * Spark computes the shards of a lost executor again elsewhere, with the same bits.
 */
final class SparkShards implements ShardExecutor {
  private final JavaSparkContext context;
  private final TrainingParts parts;
  private final Consumer<String> note;
  private @Nullable ShardJob job;

  SparkShards(JavaSparkContext context, TrainingParts parts, Consumer<String> note) {
    this.context = context;
    this.parts = parts;
    this.note = note;
  }

  @Override
  public void run(ShardRound round, ShardState state, Consumer<ShardOutcome> inOrder) {
    List<Integer> shards = IntStream.range(0, round.shards()).boxed().toList();
    for (ShardReply reply : replies(round, state, shards)) {
      if (reply.outcome() == null) {
        throw new RunException(String.valueOf(reply.failure()));
      }
      inOrder.accept(reply.outcome());
    }
  }

  private List<ShardReply> replies(ShardRound round, ShardState state, List<Integer> shards) {
    try {
      Broadcast<ShardState> sent = context.broadcast(state);
      List<ShardReply> replies =
          context
              .parallelize(shards, shards.size())
              .map(new ShardTask(job(), round, sent))
              .collect();
      sent.destroy();
      return replies;
    } catch (RuntimeException e) {
      if (context.sc().isStopped()) {
        throw new CancellationException(SparkErrors.ended(context));
      }
      throw new RunException(
          "A step failed on the cluster (%s): resume the run to repeat it."
              .formatted(SparkErrors.reason(e)),
          e);
    }
  }

  private ShardJob job() {
    ShardJob known = job;
    if (known == null) {
      TrainingPlan plan = parts.plan();
      String folder = Setting.DATA_DIR.of(plan);
      if (!folder.isEmpty()) {
        String whole = Path.of(folder).toAbsolutePath().normalize().toString();
        plan = Setting.change(plan, Map.of(Setting.DATA_DIR, whole));
      }
      known =
          new ShardJob(
              UUID.randomUUID().toString(),
              PlanJson.write(plan),
              WorkerPool.samples(parts.task().dataset()),
              Kind.here());
      note.accept(
          "Training with %d workers at %s."
              .formatted(plan.optimiser().workers(), context.master()));
      job = known;
    }
    return known;
  }

  @Override
  public void close() {} // the connection may be used by other trainings
}
