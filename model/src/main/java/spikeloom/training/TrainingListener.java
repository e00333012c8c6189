package spikeloom.training;

import spikeloom.plan.TrainingPlan;
import spikeloom.run.Progress;
import spikeloom.run.RunHistory;
import spikeloom.run.RunSummary;
import spikeloom.run.ValidationPoint;

/**
 * Receives the events of a run. All calls come from the training thread: return quickly and hand
 * long work to another thread.
 */
public interface TrainingListener {
  /** The run starts or is resumed; {@code before} is its history, if resumed. */
  default void started(TrainingPlan plan, RunHistory before) {}

  /** A regular report, a few times a second at most. */
  default void progressed(Progress progress) {}

  /** Figures on validation samples, at evenly spread steps; none without a validation part. */
  default void validated(ValidationPoint point) {}

  /** Outputs of the model for the gallery's samples; every few seconds if requested. */
  default void snapshotTaken(Snapshot snapshot) {}

  /** A message for the user, one sentence: for instance the path of a checkpoint. */
  default void noted(String sentence) {}

  /** Progress of the final evaluation, a few times a second at most. */
  default void evaluated(EvaluationProgress progress) {}

  /** The run is finished and its directory is complete. */
  default void finished(RunSummary summary) {}

  /**
   * The run was stopped before its end; it can be resumed. If all steps are done, it is trained but
   * not evaluated.
   */
  default void stopped(Progress progress) {}

  /** The run was stopped while its data were read or its networks built; nothing was changed. */
  default void cancelled() {}

  /** The run failed; {@code sentence} is the reason for the user. */
  default void failed(String sentence) {}
}
