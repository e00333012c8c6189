/**
 * Learning in continuous time, in double precision: losses on spike times, their optimisers,
 * classifiers by the time of the first output spike, and tasks whose targets are spike times. Start
 * with {@link spikeloom.learning.exact.TimeClassifier}. The networks themselves are in {@code
 * encoder.exact}; this package does not depend on plans or run directories.
 */
@NullMarked
package spikeloom.learning.exact;

import org.jspecify.annotations.NullMarked;
