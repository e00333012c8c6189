package spikeloom.ui.model;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import spikeloom.objective.Distortion;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.Progress;
import spikeloom.run.RunHistory;
import spikeloom.run.RunSummary;
import spikeloom.run.ValidationPoint;
import spikeloom.training.EvaluationProgress;
import spikeloom.training.Snapshot;
import spikeloom.training.TrainingListener;
import spikeloom.ui.text.Texts;

/**
 * Passes messages from the training thread to the window in batches: while a delivery is pending,
 * new messages join it, so the window draws at its own speed.
 */
final class Mailbox implements TrainingListener {
  private final Executor windowThread;
  private final BiConsumer<Mailbox, Mail> receiver;
  private final Object lock = new Object();
  private Mail pending = new Mail();
  private boolean waiting;

  // Read and written by the training thread.
  private Distortion measure = Distortion.CROSS_ENTROPY;

  Mailbox(Executor windowThread, BiConsumer<Mailbox, Mail> receiver) {
    this.windowThread = windowThread;
    this.receiver = receiver;
  }

  /** Everything since the last delivery; empty parts have not changed. */
  static final class Mail {
    @Nullable TrainingPlan plan;
    @Nullable RunHistory restart;
    final List<Progress> reports = new ArrayList<>();
    final List<ValidationPoint> validation = new ArrayList<>();
    @Nullable Snapshot snapshot;
    @Nullable String note;
    @Nullable RunState ending;
  }

  @Override
  public void started(TrainingPlan plan, RunHistory before) {
    measure = plan.objective().distortion();
    post(
        mail -> {
          mail.plan = plan;
          mail.restart = before;
          mail.note = Texts.MODEL.of("state", RunState.RUNNING);
        });
  }

  @Override
  public void progressed(Progress progress) {
    post(mail -> mail.reports.add(progress));
  }

  @Override
  public void validated(ValidationPoint point) {
    post(mail -> mail.validation.add(point));
  }

  @Override
  public void snapshotTaken(Snapshot snapshot) {
    post(mail -> mail.snapshot = snapshot);
  }

  @Override
  public void noted(String sentence) {
    post(mail -> mail.note = sentence);
  }

  @Override
  public void evaluated(EvaluationProgress progress) {
    post(mail -> mail.note = RunWords.evaluation(progress));
  }

  @Override
  public void cancelled() {
    end(RunState.IDLE, Texts.MODEL.get("run.stopped-before"));
  }

  @Override
  public void finished(RunSummary summary) {
    end(RunState.FINISHED, RunWords.result(summary, measure));
  }

  @Override
  public void stopped(Progress progress) {
    end(RunState.STOPPED, RunWords.stopped(progress));
  }

  @Override
  public void failed(String sentence) {
    end(RunState.FAILED, sentence);
  }

  private void end(RunState state, String sentence) {
    post(
        mail -> {
          mail.ending = state;
          mail.note = sentence;
        });
  }

  private void post(java.util.function.Consumer<Mail> letter) {
    boolean call;
    synchronized (lock) {
      letter.accept(pending);
      call = !waiting;
      waiting = true;
    }
    if (call) {
      windowThread.execute(this::deliver);
    }
  }

  private void deliver() {
    Mail mail;
    synchronized (lock) {
      mail = pending;
      pending = new Mail();
      waiting = false;
    }
    receiver.accept(this, mail);
  }
}
