package spikeloom.training;

import java.util.function.Consumer;

/** Computes the shards of a data-parallel training, here or on other machines. */
public interface ShardExecutor extends AutoCloseable {
  /**
   * Computes all shards of a round.
   *
   * @param state what every worker begins with; not changed
   * @param inOrder receives the outcome of every shard, in the order of shards; the arrays may be
   *     reused afterwards
   */
  void run(ShardRound round, ShardState state, Consumer<ShardOutcome> inOrder);

  /** Ends the workers. */
  @Override
  void close();

  /** Opens the executor of a training. */
  @FunctionalInterface
  interface Provider {
    /** An executor for a training whose parts have been built. */
    ShardExecutor open(TrainingParts parts);
  }

  /** Computes shards one after the other in this process. */
  static Provider here() {
    return LocalShards::new;
  }
}
