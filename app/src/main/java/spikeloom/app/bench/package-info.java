/**
 * Benchmarks: {@link spikeloom.app.bench.Benchmark} measures the parts that a {@link
 * spikeloom.app.bench.BenchmarkRequest} asks for, each in a class of its own that ends in a {@link
 * spikeloom.app.bench.Section}, a table and the same numbers for JSON. The measured code is the
 * code that training runs.
 */
@NullMarked
package spikeloom.app.bench;

import org.jspecify.annotations.NullMarked;
