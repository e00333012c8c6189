/**
 * Learning in continuous time, in double precision: losses on spike times, their optimiser, and the
 * training of a classifier by the time of its first output spike.
 */
@NullMarked
package spikeloom.learning.exact;

import org.jspecify.annotations.NullMarked;
