package spikeloom.training;

import java.util.function.Consumer;

/**
 * Computes shards one after the other, on the networks of the training itself. The result has the
 * bits of any other executor.
 */
final class LocalShards implements ShardExecutor {
  private final ShardWorker worker;

  LocalShards(TrainingParts parts) {
    worker = new ShardWorker(parts);
  }

  @Override
  public void run(ShardRound round, ShardState state, Consumer<ShardOutcome> inOrder) {
    for (int shard = 0; shard < round.shards(); shard++) {
      inOrder.accept(worker.run(round, shard, state));
    }
  }

  @Override
  public void close() {} // the networks belong to the training
}
