package spikeloom.ui.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import spikeloom.plan.PlanException;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.RunOverview;
import spikeloom.training.TrainingListener;
import spikeloom.training.TrainingRun;
import spikeloom.ui.text.Texts;

/**
 * Starts, pauses and stops runs. Every method returns at once and is called on the window's thread;
 * the work runs in the background, and its result arrives in the {@link RunModel}.
 */
public final class RunControl {
  private static final long PATIENCE_MILLIS = 10_000;

  private final Backend backend;
  private final RunModel model;
  private final Executor windowThread;
  private final Later later;

  private @Nullable Mailbox current;
  private volatile @Nullable TrainingRun run;
  private boolean stopWanted;
  private @Nullable Change wanted; // applied after the run has stopped
  private @Nullable Change queued; // applied after the pending change has been written
  private boolean changing;
  private boolean stayStopped;

  /** Works on the model with these threads. */
  public RunControl(Backend backend, RunModel model, Executor background, Executor windowThread) {
    this.backend = backend;
    this.model = model;
    this.windowThread = windowThread;
    later = new Later(background, windowThread);
  }

  /** Name of the compute unit. */
  public String unit() {
    return backend.unit();
  }

  /** The run that is shown. */
  public RunModel model() {
    return model;
  }

  /** Starts a new run; does nothing while one is active. */
  public void start(TrainingPlan plan) {
    begin(plan, listener -> backend.start(plan, backend.newRunDirectory(plan), listener));
  }

  /** Starts a new run in a directory that does not exist yet; does nothing while one is active. */
  public void start(TrainingPlan plan, Path out) {
    begin(plan, listener -> backend.start(plan, out, listener));
  }

  /** Resumes the shown run; does nothing while one is active. */
  public void resume() {
    Path directory = model.directory().orElse(null);
    if (directory != null) {
      resume(model.plan().orElse(null), directory);
    }
  }

  /** Resumes an unfinished run; does nothing while one is active. */
  public void resume(RunOverview interrupted) {
    resume(interrupted.plan(), interrupted.directory());
  }

  private void resume(@Nullable TrainingPlan plan, Path directory) {
    if (model.state().active()) {
      return;
    }
    unlessMissing(
        directory,
        () -> resume(plan, directory),
        () -> begin(plan, listener -> backend.resume(directory, listener)));
  }

  /** Performs an action on a run, or asks the user for the path of its data. */
  private void unlessMissing(Path directory, Runnable retry, Runnable action) {
    model.miss(null);
    later.run(
        () -> backend.missingData(directory),
        missing -> {
          if (missing.isEmpty()) {
            action.run();
          } else {
            model.showMessage(missing.get());
            model.miss(new MissingData(directory, missing.get(), retry));
          }
        },
        model::showMessage);
  }

  /**
   * Sets a new path for missing data and repeats the action.
   *
   * @param place a file or folder
   */
  public void locateData(Path place) {
    MissingData missing = model.missingDataProperty().get();
    if (missing != null) {
      model.miss(null);
      backend.locateData(missing.run(), place);
      missing.retry().run();
    }
  }

  /** Cancels locating the data of the run. */
  public void leaveDataMissing() {
    model.miss(null);
  }

  /** Pauses or resumes the run. */
  public void pauseOrResume() {
    if (run == null) {
      return;
    }
    if (model.state() == RunState.RUNNING) {
      run.pause();
      model.enter(RunState.PAUSED, Texts.MODEL.get("run.paused"));
    } else if (model.state() == RunState.PAUSED) {
      run.resume();
      model.enter(RunState.RUNNING, Texts.MODEL.of("state", RunState.RUNNING));
    }
  }

  /** Performs one optimiser step; a running run is paused first. */
  public void step() {
    if (run != null && model.state() == RunState.RUNNING) {
      pauseOrResume();
    } else if (run != null && model.state() == RunState.PAUSED) {
      run.step();
      model.showMessage(Texts.MODEL.get("run.stepped"));
    }
  }

  /** Stops the run at its next step. */
  public void stop() {
    wanted = null; // a run that is stopped during a change is not resumed
    queued = null;
    stayStopped = true;
    if (model.state().active()) {
      stopWanted = true;
      model.showMessage(
          model.state() == RunState.PREPARING
              ? Texts.MODEL.get("run.stopping")
              : Texts.MODEL.get("run.stopping-after"));
      if (run != null) {
        run.stop();
      }
    }
  }

  private record Change(
      Map<Setting, String> values, Consumer<TrainingPlan> applied, Runnable refused) {}

  /**
   * Changes settings of the run: an active run is stopped at its next step, changed and resumed; a
   * stopped run is changed and stays stopped. Values that the run has already change nothing.
   *
   * @param values new values as on the command line
   * @param applied receives the plan with the changes
   * @param refused is run if the values cannot be changed; the message says why
   * @throws PlanException if a value is out of range
   */
  public void change(
      Map<Setting, String> values, Consumer<TrainingPlan> applied, Runnable refused) {
    Change change = new Change(Map.copyOf(values), applied, refused);
    TrainingPlan plan = model.plan().orElse(null);
    boolean same = plan == null || Setting.change(plan, change.values).equals(plan);
    if (changing) {
      queued = change;
    } else if (wanted != null) {
      wanted = change; // replaces an earlier pending change
    } else if (same) {
      model.showMessage(Texts.MODEL.get("run.unchanged"));
    } else if (model.state() == RunState.PREPARING) {
      wanted = change; // before its first step the run has no checkpoint to change
      model.showMessage(Texts.MODEL.get("run.change-later"));
    } else if (model.state().active()) {
      stop();
      wanted = change;
    } else if (model.directory().isPresent()) {
      apply(change, false);
    }
  }

  private void apply(Change change, boolean resumed) {
    Path directory = model.directory().orElseThrow();
    TrainingRun before = run;
    changing = true;
    stayStopped = false;
    later.run(
        () -> {
          awaitEnd(before);
          return backend.change(directory, change.values);
        },
        plan -> {
          changing = false;
          if (model.directory().filter(directory::equals).isEmpty() || model.state().active()) {
            queued = null; // another run is now shown
            return;
          }
          model.changeTo(plan);
          change.applied.accept(plan);
          Change next = queued;
          queued = null;
          if (next != null) {
            apply(next, resumed);
          } else if (resumed && !stayStopped) {
            begin(plan, listener -> backend.resume(directory, listener));
          } else {
            model.showMessage(Texts.MODEL.get("run.changed"));
          }
        },
        problem -> {
          changing = false;
          queued = null;
          model.showMessage(problem);
          change.refused.run();
        });
  }

  /** Waits up to some seconds for the run's thread to end; not for the window's thread. */
  public void awaitEnd() {
    awaitEnd(run);
  }

  /** The run's thread holds the directory for a moment after it has reported its end. */
  private static void awaitEnd(@Nullable TrainingRun run) {
    if (run != null) {
      try {
        run.await(PATIENCE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Opens a run that is not active; {@code opened} receives its plan. */
  public void open(Path directory, Consumer<TrainingPlan> opened) {
    if (model.state().active()) {
      model.showMessage(Texts.MODEL.get("run.stop-first"));
      return;
    }
    model.showMessage(Texts.MODEL.get("opening", directory));
    unlessMissing(
        directory,
        () -> open(directory, opened),
        () ->
            later.run(
                () -> backend.open(directory),
                found -> {
                  model.show(directory, found);
                  opened.accept(found.plan());
                },
                model::showMessage));
  }

  /**
   * Shows no run, for a new one; does nothing while one is active.
   *
   * @param sentence for the user
   */
  public void leave(String sentence) {
    if (!model.state().active()) {
      current = null; // late messages of the run are dropped
      model.miss(null);
      model.begin(null, RunState.IDLE, sentence);
    }
  }

  /** Asks for the names of data sets. */
  public void listDatasets(Consumer<List<String>> target) {
    later.run(backend::datasets, target, model::showMessage);
  }

  /** The active or finished run, if any. */
  public Optional<TrainingRun> run() {
    return Optional.ofNullable(run);
  }

  private void begin(@Nullable TrainingPlan plan, Function<TrainingListener, TrainingRun> starter) {
    if (model.state().active()) {
      return;
    }
    run = null;
    stopWanted = false;
    model.begin(plan, RunState.PREPARING, Texts.MODEL.get("run.preparing"));
    Mailbox mailbox = new Mailbox(windowThread, this::receive);
    current = mailbox;
    later.run(
        () -> starter.apply(mailbox),
        this::attach,
        failure -> model.enter(RunState.FAILED, failure));
  }

  private void attach(TrainingRun started) {
    run = started;
    model.lieIn(started.directory());
    forgetWhatNeverBegan();
    if (stopWanted) {
      started.stop();
    }
  }

  /** A run that ended before it had a plan on disk cannot be opened or exported. */
  private void forgetWhatNeverBegan() {
    boolean nothing =
        (model.state() == RunState.FAILED || model.state() == RunState.IDLE)
            && model.directory().filter(at -> !Files.exists(at.resolve("plan.json"))).isPresent();
    if (nothing) {
      model.lieNowhere();
    }
  }

  /** Messages of a run that is no longer shown are dropped. */
  private void receive(Mailbox from, Mailbox.Mail mail) {
    if (from == current) {
      model.receive(mail);
      forgetWhatNeverBegan();
      Change change = wanted;
      if (change != null && !model.state().active()) {
        wanted = null;
        if (model.state() == RunState.FINISHED) {
          model.showMessage(Texts.MODEL.get("run.finished-before"));
          change.refused.run();
        } else if (model.state() == RunState.STOPPED) {
          apply(change, true);
        } else {
          change.refused.run();
        }
      } else if (change != null && model.state() == RunState.RUNNING && !stopWanted) {
        stop();
        wanted = change;
      }
    }
  }
}
