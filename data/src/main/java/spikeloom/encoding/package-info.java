/**
 * Fixed codes from natural signals to input spikes and back, one class per code. Start with the
 * interface {@link spikeloom.encoding.SpikeEncoding} and with {@link spikeloom.encoding.Encodings},
 * the codes by name. Codes of values give every value a channel or several and any number of steps;
 * a {@link spikeloom.encoding.TemporalEncoding} follows a signal through time. Codes have no
 * trained parameters and do not depend on data sets.
 */
@NullMarked
package spikeloom.encoding;

import org.jspecify.annotations.NullMarked;
