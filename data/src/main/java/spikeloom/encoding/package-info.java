/**
 * Fixed codes from natural signals to input spikes and back, one class per code behind the
 * interface {@link spikeloom.encoding.SpikeEncoding}. Codes of values give every value a channel or
 * several and any number of steps; a {@link spikeloom.encoding.TemporalEncoding} follows a signal
 * through time. Codes have no trained parameters.
 */
@NullMarked
package spikeloom.encoding;

import org.jspecify.annotations.NullMarked;
