/**
 * Published experiments, each a set of trainings with its table, figures and report. An experiment
 * is a list of plans and what is read from the runs; the work itself is done by the model's
 * classes.
 */
@NullMarked
package spikeloom.app.experiment;

import org.jspecify.annotations.NullMarked;
