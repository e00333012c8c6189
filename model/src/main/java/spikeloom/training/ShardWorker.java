package spikeloom.training;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spikeloom.array.GradientSink;
import spikeloom.learning.AutoencoderPass;
import spikeloom.learning.BatchResult;

/**
 * A worker of a data-parallel training: its copy of the networks, and the computation of its shard.
 * Depends on round, shard and state only, so that a lost worker can be replaced by any other.
 */
public final class ShardWorker {
  private final TrainingParts parts;
  private AutoencoderPass.@Nullable Gradients gradients;
  private float[] decoderGradient = new float[0];

  /** A worker that uses the networks of a training. */
  public ShardWorker(TrainingParts parts) {
    this.parts = parts;
  }

  /**
   * Computes a shard of a round.
   *
   * @return arrays that the next call overwrites
   */
  public ShardOutcome run(ShardRound round, int shard, ShardState state) {
    ShardArrays.install(state, parts.optimisers());
    return ShardArrays.averaged(parts.plan())
        ? trained(round, shard)
        : gradient(round, shard, gradients());
  }

  private AutoencoderPass.Gradients gradients() {
    AutoencoderPass.Gradients made = gradients;
    if (made == null) {
      decoderGradient = new float[parts.model().decoder().parameters().length()];
      made =
          new AutoencoderPass.Gradients(
              new float[parts.model().encoder().parameters().length()],
              new float[parts.model().prior().parameters().length()],
              GradientSink.into(decoderGradient));
      gradients = made;
    }
    return made;
  }

  private ShardOutcome gradient(ShardRound round, int shard, AutoencoderPass.Gradients into) {
    BatchResult result = parts.shardGradient(round, shard, into);
    return new ShardOutcome(
        List.of(into.encoder(), decoderGradient, into.prior()), List.of(result));
  }

  private ShardOutcome trained(ShardRound round, int shard) {
    List<BatchResult> results = new ArrayList<>();
    for (int step = 0; step < round.steps(); step++) {
      results.add(parts.trainShard(round, shard, step));
    }
    return new ShardOutcome(ShardArrays.of(parts.optimisers(), true), results);
  }
}
