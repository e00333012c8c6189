/**
 * Experiments on forward propagation through time with liquid time-constant neurons: the adding
 * task, sequential MNIST and memory.
 */
@NullMarked
package spikeloom.app.experiment.fptt;

import org.jspecify.annotations.NullMarked;
