package spikeloom.cluster;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import spikeloom.sweep.CellOutcome;

/**
 * How the work on a cell ended.
 *
 * @param outcome outcome, or null if it failed
 * @param failure sentence for the user, or null
 */
record CellReply(@Nullable CellOutcome outcome, @Nullable String failure) implements Serializable {}
