package spikeloom.training;

import java.io.Serializable;
import java.util.List;
import spikeloom.learning.BatchResult;

/**
 * What a worker has computed of its shards in a round.
 *
 * @param arrays gradients of encoder, decoder and prior of its mean loss; or parameters and moments
 *     after the round, in the order of {@link ShardState}
 * @param results loss of its shard at every step
 */
public record ShardOutcome(List<float[]> arrays, List<BatchResult> results)
    implements Serializable {}
