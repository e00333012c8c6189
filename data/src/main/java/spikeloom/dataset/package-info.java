/**
 * Samples with labels in three splits, and how they are divided, scaled and hashed. Start with
 * {@link spikeloom.dataset.Dataset}; {@link spikeloom.dataset.Validation} sets aside the validation
 * split. Samples are signals, spikes or both; nothing here turns one into the other. Known sets are
 * in {@code dataset.known}, a user's files in {@code dataset.own}.
 */
@NullMarked
package spikeloom.dataset;

import org.jspecify.annotations.NullMarked;
