package spikeloom.cluster;

import java.util.Optional;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import spikeloom.array.NumericException;
import spikeloom.file.UserException;
import spikeloom.training.ShardOutcome;
import spikeloom.training.ShardRound;
import spikeloom.training.ShardState;

/** Computes the shard of an index on an executor. */
final class ShardTask implements Function<Integer, ShardReply> {
  private static final long serialVersionUID = 1L;

  private final ShardJob job;
  private final ShardRound round;
  private final Broadcast<ShardState> state;

  ShardTask(ShardJob job, ShardRound round, Broadcast<ShardState> state) {
    this.job = job;
    this.round = round;
    this.state = state;
  }

  @Override
  public ShardReply call(Integer shard) {
    Optional<String> difference = job.kind().difference();
    if (difference.isPresent()) {
      return new ShardReply(null, difference.get());
    }
    try (WorkerPool.Lease lease = WorkerPool.borrow(job)) {
      ShardOutcome outcome = lease.worker().run(round, shard, state.value());
      // The worker may compute its next shard before this one has been sent.
      return new ShardReply(
          new ShardOutcome(
              outcome.arrays().stream().map(float[]::clone).toList(), outcome.results()),
          null);
    } catch (UserException | NumericException e) {
      return new ShardReply(null, String.valueOf(e.getMessage()));
    }
  }
}
