package spikeloom.app.console;

import java.util.List;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.Progress;
import spikeloom.run.RunHistory;
import spikeloom.run.RunSummary;
import spikeloom.run.ValidationPoint;
import spikeloom.training.EvaluationProgress;
import spikeloom.training.Snapshot;
import spikeloom.training.TrainingListener;

/** Notifies several listeners, in order. */
public record Listeners(List<TrainingListener> all) implements TrainingListener {
  @Override
  public void started(TrainingPlan plan, RunHistory before) {
    all.forEach(l -> l.started(plan, before));
  }

  @Override
  public void progressed(Progress progress) {
    all.forEach(l -> l.progressed(progress));
  }

  @Override
  public void validated(ValidationPoint point) {
    all.forEach(l -> l.validated(point));
  }

  @Override
  public void snapshotTaken(Snapshot snapshot) {
    all.forEach(l -> l.snapshotTaken(snapshot));
  }

  @Override
  public void noted(String sentence) {
    all.forEach(l -> l.noted(sentence));
  }

  @Override
  public void finished(RunSummary summary) {
    all.forEach(l -> l.finished(summary));
  }

  @Override
  public void evaluated(EvaluationProgress progress) {
    all.forEach(l -> l.evaluated(progress));
  }

  @Override
  public void cancelled() {
    all.forEach(TrainingListener::cancelled);
  }

  @Override
  public void stopped(Progress progress) {
    all.forEach(l -> l.stopped(progress));
  }

  @Override
  public void failed(String sentence) {
    all.forEach(l -> l.failed(sentence));
  }
}
