/**
 * What a run leaves on disk: {@link spikeloom.run.RunDirectory} opens it, {@link
 * spikeloom.run.Checkpoint} and {@link spikeloom.run.SavedCheckpoint} keep the state that must not
 * be lost, and one class per file reads and writes the curves. Nothing is trained here.
 */
@NullMarked
package spikeloom.run;

import org.jspecify.annotations.NullMarked;
