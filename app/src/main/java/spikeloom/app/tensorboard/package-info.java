/**
 * Event files for TensorBoard. Start with {@link spikeloom.app.tensorboard.TensorBoardLog}, which
 * writes what a training reports; {@link spikeloom.app.tensorboard.EventFolder} holds the files,
 * and records and messages are made below it.
 */
@NullMarked
package spikeloom.app.tensorboard;

import org.jspecify.annotations.NullMarked;
