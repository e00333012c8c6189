/**
 * The files of a run. Start with {@link spikeloom.run.RunDirectory}, which creates or opens it;
 * {@link spikeloom.run.Checkpoint} and {@link spikeloom.run.SavedCheckpoint} hold the state of a
 * training, and one class per file reads and writes curves, summary and splits. Nothing is trained
 * here, and no network is built.
 */
@NullMarked
package spikeloom.run;

import org.jspecify.annotations.NullMarked;
