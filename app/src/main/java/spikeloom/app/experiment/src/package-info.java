/** Experiments on the Spiking Recurrent Cell: MNIST and robustness to noise. */
@NullMarked
package spikeloom.app.experiment.src;

import org.jspecify.annotations.NullMarked;
