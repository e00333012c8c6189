/**
 * Learning in continuous time, in double precision: losses on spike times, their optimiser, a
 * classifier by the time of its first output spike, and tasks whose targets are spike times.
 */
@NullMarked
package spikeloom.learning.exact;

import org.jspecify.annotations.NullMarked;
