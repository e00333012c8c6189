package spikeloom.ui.model;

import spikeloom.training.RunHistory;
import spikeloom.training.Snapshot;
import spikeloom.training.TrainingPlan;

/**
 * A run read from its directory.
 *
 * @param plan what was run
 * @param history what it told
 * @param snapshot what its model makes of the gallery's samples
 */
public record OpenedRun(TrainingPlan plan, RunHistory history, Snapshot snapshot) {}
