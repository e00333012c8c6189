/**
 * Published experiments, each a set of trainings with its table, figures and report. An experiment
 * lists plans and reads results from the runs; the classes of the model do the work.
 */
@NullMarked
package spikeloom.app.experiment;

import org.jspecify.annotations.NullMarked;
