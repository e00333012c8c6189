package spikeloom.cluster;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import spikeloom.training.ShardOutcome;

/**
 * What an executor has computed.
 *
 * @param outcome outcome of the shard, or null if it failed
 * @param failure sentence for the user, or null
 */
record ShardReply(@Nullable ShardOutcome outcome, @Nullable String failure)
    implements Serializable {}
