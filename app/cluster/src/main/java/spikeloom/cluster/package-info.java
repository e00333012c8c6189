/**
 * Sweeps and data-parallel training on Apache Spark. {@link spikeloom.cluster.SparkProvider} is
 * found by {@code ServiceLoader}; the rest of the program does not know Spark. Tasks are classes of
 * this package that can be serialised: {@link spikeloom.cluster.CellTask} trains or resumes one
 * cell, {@link spikeloom.cluster.ShardTask} computes one shard.
 */
@NullMarked
package spikeloom.cluster;

import org.jspecify.annotations.NullMarked;
