/** Experiments on smooth exact gradients with QIF and theta neurons. */
@NullMarked
package spikeloom.app.experiment.smooth;

import org.jspecify.annotations.NullMarked;
