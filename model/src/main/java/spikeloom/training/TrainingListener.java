package spikeloom.training;

import spikeloom.plan.TrainingPlan;
import spikeloom.run.Progress;
import spikeloom.run.RunHistory;
import spikeloom.run.RunSummary;
import spikeloom.run.ValidationPoint;

/**
 * Is told what happens in a run. All calls come from the training thread: return quickly and hand
 * long work to another thread.
 */
public interface TrainingListener {
  /** The run begins or goes on; {@code before} is what it told, when it goes on. */
  default void started(TrainingPlan plan, RunHistory before) {}

  /** A regular report, a few times a second at most. */
  default void progressed(Progress progress) {}

  /** Figures on validation samples, at evenly spread steps; none without a validation part. */
  default void validated(ValidationPoint point) {}

  /** What the model makes of the gallery's samples; every few seconds if anybody asked for it. */
  default void snapshotTaken(Snapshot snapshot) {}

  /** Something that the user should know, one sentence: for instance where a checkpoint lies. */
  default void noted(String sentence) {}

  /** How far the final evaluation is, a few times a second at most. */
  default void evaluated(EvaluationProgress progress) {}

  /** The run reached its end and its directory is complete. */
  default void finished(RunSummary summary) {}

  /**
   * The run was stopped before its end; it can be resumed. With all steps done it is trained but
   * not evaluated.
   */
  default void stopped(Progress progress) {}

  /** The run was stopped while its data were read or its networks built; nothing was changed. */
  default void cancelled() {}

  /** The run failed; {@code sentence} says why in words for the user. */
  default void failed(String sentence) {}
}
