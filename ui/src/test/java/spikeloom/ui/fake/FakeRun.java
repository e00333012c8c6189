package spikeloom.ui.fake;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.Progress;
import spikeloom.run.RunHistory;
import spikeloom.run.RunSummary;
import spikeloom.training.TrainingListener;
import spikeloom.training.TrainingRun;

/** A thread that reports like a training, 100 times from start to end. */
public final class FakeRun implements TrainingRun {
  private static final int REPORTS = 100;

  private final TrainingPlan plan;
  private final Path directory;
  private final TrainingListener listener;
  private final long pauseMillis;
  private final Thread thread = new Thread(this::work, "fake-training");
  private final AtomicInteger steps = new AtomicInteger();
  private volatile boolean paused;
  private volatile boolean stopped;

  FakeRun(TrainingPlan plan, Path directory, TrainingListener listener, long pauseMillis) {
    this.plan = plan;
    this.directory = directory;
    this.listener = listener;
    this.pauseMillis = pauseMillis;
  }

  void begin(List<Progress> before) {
    listener.started(plan, new RunHistory(before, List.of(), List.of()));
    thread.setDaemon(true);
    thread.start();
  }

  public TrainingPlan plan() {
    return plan;
  }

  private void work() {
    long steps = (long) plan.optimiser().epochs() * Fakes.STEPS_PER_EPOCH;
    Progress at = Fakes.progress(0, steps);
    for (int i = 1; i <= REPORTS; i++) {
      rest();
      while (paused && !stopped) {
        rest();
      }
      if (stopped) {
        listener.stopped(at);
        return;
      }
      at = Fakes.progress(i * steps / REPORTS, steps);
      listener.progressed(at);
      if (i % 10 == 1) {
        listener.snapshotTaken(Fakes.snapshot(16, (double) i / REPORTS));
      }
    }
    listener.snapshotTaken(Fakes.snapshot(16, 1));
    listener.finished(
        new RunSummary(
            0.0832,
            0.2605,
            18.4,
            null,
            512.0,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            0.0829,
            510.0,
            null,
            0.24,
            0.02,
            480,
            625_000,
            4_300_000,
            1,
            1,
            2,
            "",
            "0.2.0-SNAPSHOT",
            null));
  }

  @SuppressWarnings("ThreadSleep")
  private void rest() {
    try {
      Thread.sleep(pauseMillis);
    } catch (InterruptedException e) {
      stopped = true;
    }
  }

  @Override
  public Path directory() {
    return directory;
  }

  @Override
  public void pause() {
    paused = true;
  }

  @Override
  public void step() {
    steps.incrementAndGet();
  }

  public int steps() {
    return steps.get();
  }

  @Override
  public void resume() {
    paused = false;
  }

  @Override
  public void stop() {
    stopped = true;
    thread.interrupt(); // however long it rests
  }

  @Override
  public boolean paused() {
    return paused;
  }

  @Override
  public boolean running() {
    return thread.isAlive();
  }

  @Override
  public void await(long millis) throws InterruptedException {
    thread.join(millis);
  }
}
