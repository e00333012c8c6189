/** The experiment that judges samples drawn from the priors. */
@NullMarked
package spikeloom.app.experiment.generation;

import org.jspecify.annotations.NullMarked;
