package spikeloom.training;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The steps that workers compute between two exchanges: one, or several before an average.
 *
 * @param epoch epoch, from 0
 * @param first index of the first batch in the epoch
 * @param steps number of batches
 * @param shards number of shards of every batch
 */
public record ShardRound(int epoch, int first, int steps, int shards) implements Serializable {
  /** The samples of a shard: a batch is divided evenly, in its order; a shard may be empty. */
  int[] shard(int index, int[] samples) {
    return Arrays.copyOfRange(samples, begin(index, samples), begin(index + 1, samples));
  }

  private int begin(int index, int[] samples) {
    return (int) ((long) samples.length * index / shards);
  }

  /** The largest shard of a batch. */
  static int largest(int samples, int shards) {
    return (samples + shards - 1) / shards;
  }
}
