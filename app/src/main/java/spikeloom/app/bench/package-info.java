/**
 * How fast this machine does the product's work: {@link spikeloom.app.bench.Benchmark} measures the
 * parts that a {@link spikeloom.app.bench.BenchRequest} asks for, each in a class of its own that
 * ends in a {@link spikeloom.app.bench.Section}, a table for people and the same numbers for JSON.
 * Whatever is timed is what a training runs, not a copy of it.
 */
@NullMarked
package spikeloom.app.bench;

import org.jspecify.annotations.NullMarked;
