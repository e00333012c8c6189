package spikeloom.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import spikeloom.array.NumericException;
import spikeloom.learning.BatchResult;
import spikeloom.learning.Optimisers;

/**
 * Data-parallel training. A batch of n samples is divided into P shards of consecutive samples.
 *
 * <p>With {@code every} 1, the gradient of a step is summed in the order of shards,
 *
 * <pre>{@code g = sum_s (n_s / n) g_s,}</pre>
 *
 * <p>with g_s of the mean loss of shard s, and one update follows. With K steps, every worker
 * trains by itself on its shards; then parameters and moments are averaged in the order of shards.
 * An epoch ends with an average. The bits depend on P and K, and not on where the shards are
 * computed.
 */
final class ParallelTraining implements AutoCloseable {
  private final TrainingParts parts;
  private final Optimisers optimisers;
  private final ShardExecutor executor;
  private final boolean averaged;
  private final int shards;
  private List<float[]> start = List.of();
  private List<float[]> sums = List.of();

  ParallelTraining(TrainingParts parts, ShardExecutor executor) {
    this.parts = parts;
    this.executor = executor;
    optimisers = parts.optimisers();
    averaged = ShardArrays.averaged(parts.plan());
    shards = parts.plan().optimiser().workers();
  }

  /** Trains the steps of a round; returns their results. */
  List<BatchResult> train(int epoch, int first) {
    ShardRound round = new ShardRound(epoch, first, parts.roundSteps(first), shards);
    return averaged ? average(round) : List.of(sum(round));
  }

  private BatchResult sum(ShardRound round) {
    List<float[]> gradient =
        List.of(
            optimisers.encoder().gradient(),
            optimisers.decoder().gradient(),
            optimisers.prior().gradient());
    gradient.forEach(array -> Arrays.fill(array, 0));
    long update = parts.update(round.epoch(), round.first());
    ShardState state = new ShardState(ShardArrays.of(optimisers, false), update);
    int samples = parts.samples(round.epoch(), round.first()).length;
    List<BatchResult> results = new ArrayList<>();
    executor.run(
        round,
        state,
        outcome -> {
          BatchResult result = outcome.results().get(0);
          results.add(result);
          float weight = (float) ((double) result.samples() / samples);
          ShardArrays.add(outcome.arrays(), weight, gradient);
        });
    BatchResult result = BatchResult.join(results);
    NumericException.requireFinite("decoder's output layer", result.distortion());
    NumericException.requireFinite("readout layer", result.rate());
    optimisers.update(parts.step(update).learningRate());
    return result;
  }

  private List<BatchResult> average(ShardRound round) {
    List<float[]> now = ShardArrays.of(optimisers, true);
    if (start.isEmpty()) {
      start = ShardArrays.zeros(now);
      sums = ShardArrays.zeros(now);
    }
    for (int i = 0; i < now.size(); i++) {
      System.arraycopy(now.get(i), 0, start.get(i), 0, start.get(i).length);
      Arrays.fill(sums.get(i), 0);
    }
    long updates = parts.update(round.epoch(), round.first());
    List<List<BatchResult>> results = new ArrayList<>();
    executor.run(
        round,
        new ShardState(start, updates),
        outcome -> {
          results.add(outcome.results());
          ShardArrays.add(outcome.arrays(), 1f / shards, sums);
        });
    ShardArrays.install(new ShardState(sums, updates + round.steps()), optimisers);
    return IntStream.range(0, round.steps())
        .mapToObj(step -> BatchResult.join(results.stream().map(r -> r.get(step)).toList()))
        .toList();
  }

  @Override
  public void close() {
    executor.close();
  }
}
