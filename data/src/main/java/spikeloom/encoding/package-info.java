/**
 * Fixed codes from natural signals to input spikes, one class per code behind the sealed interface
 * {@link spikeloom.encoding.SpikeEncoding}. Nothing here is learned.
 */
@NullMarked
package spikeloom.encoding;

import org.jspecify.annotations.NullMarked;
