/**
 * Experiments on exact forward propagation of spike times: exact gradients, Iris, XOR and Yin-Yang.
 */
@NullMarked
package spikeloom.app.experiment.fp;

import org.jspecify.annotations.NullMarked;
