/**
 * Samples with labels in three splits: {@link spikeloom.dataset.Dataset}, how samples are divided
 * ({@link spikeloom.dataset.Validation}), scaled and hashed. Samples are signals, spikes or both;
 * nothing here turns one into the other. Known sets are in {@code dataset.known}, a user's files in
 * {@code dataset.own}.
 */
@NullMarked
package spikeloom.dataset;

import org.jspecify.annotations.NullMarked;
