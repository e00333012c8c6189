/**
 * Repeated benchmarks and comparisons with an earlier result: the figures of a report, their median
 * and spread over repetitions, and the ratio to what was measured before.
 */
@NullMarked
package spikeloom.app.bench.compare;

import org.jspecify.annotations.NullMarked;
