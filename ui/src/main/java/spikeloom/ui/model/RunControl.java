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
import spikeloom.training.PlanException;
import spikeloom.training.RunOverview;
import spikeloom.training.Setting;
import spikeloom.training.TrainingListener;
import spikeloom.training.TrainingPlan;
import spikeloom.training.TrainingRun;

/**
 * Starts, holds and stops runs. Every method returns at once and is called on the window's thread;
 * the work is done in the background and its result arrives in the {@link RunModel}.
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
  private @Nullable Change wanted; // applied once the run has stopped
  private @Nullable Change queued; // applied once the change that is being written is done
  private boolean changing;
  private boolean stayStopped;

  /** Works on the model with these threads. */
  public RunControl(Backend backend, RunModel model, Executor background, Executor windowThread) {
    this.backend = backend;
    this.model = model;
    this.windowThread = windowThread;
    later = new Later(background, windowThread);
  }

  /** What of the processor computes, in two words. */
  public String unit() {
    return backend.unit();
  }

  /** The run that is shown. */
  public RunModel model() {
    return model;
  }

  /** Begins a new run; does nothing while one is active. */
  public void start(TrainingPlan plan) {
    begin(plan, listener -> backend.start(plan, backend.newRunDirectory(plan), listener));
  }

  /** Begins a new run at a place that does not exist yet; does nothing while one is active. */
  public void start(TrainingPlan plan, Path out) {
    begin(plan, listener -> backend.start(plan, out, listener));
  }

  /** Goes on with the run that is shown; does nothing while one is active. */
  public void resume() {
    Path directory = model.directory().orElse(null);
    if (directory != null) {
      resume(model.plan().orElse(null), directory);
    }
  }

  /** Goes on with a run that has not reached its end; does nothing while one is active. */
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

  /** Does something with a run, or lets the user say where its data are. */
  private void unlessMissing(Path directory, Runnable retry, Runnable action) {
    model.miss(null);
    later.run(
        () -> backend.missingData(directory),
        missing -> {
          if (missing.isEmpty()) {
            action.run();
          } else {
            model.say(missing.get());
            model.miss(new MissingData(directory, missing.get(), retry));
          }
        },
        model::say);
  }

  /**
   * Takes the data of the run that misses them from another place, and does what was to be done.
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

  /** Leaves the data of the run where they are not. */
  public void leaveDataMissing() {
    model.miss(null);
  }

  /** Holds the run, or lets it go on. */
  public void pauseOrGoOn() {
    if (run == null) {
      return;
    }
    if (model.state() == RunState.RUNNING) {
      run.pause();
      model.enter(RunState.PAUSED, "Paused.");
    } else if (model.state() == RunState.PAUSED) {
      run.goOn();
      model.enter(RunState.RUNNING, "Training");
    }
  }

  /** One step of the optimiser; a run that goes on is held first. */
  public void step() {
    if (run != null && model.state() == RunState.RUNNING) {
      pauseOrGoOn();
    } else if (run != null && model.state() == RunState.PAUSED) {
      run.step();
      model.say("Advanced by one step.");
    }
  }

  /** Stops the run at its next step. */
  public void stop() {
    wanted = null; // a run that is stopped while it is being changed is not resumed
    queued = null;
    stayStopped = true;
    if (model.state().active()) {
      stopWanted = true;
      model.say(
          model.state() == RunState.PREPARING
              ? "Stopping …"
              : "Stopping after this step, with a checkpoint …");
      if (run != null) {
        run.stop();
      }
    }
  }

  private record Change(
      Map<Setting, String> values, Consumer<TrainingPlan> applied, Runnable refused) {}

  /**
   * Changes settings of the run: one that works is stopped at its next step, changed at its
   * checkpoint and resumed; one that is stopped is changed and stays stopped. Values that the run
   * has already change nothing.
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
      wanted = change; // the run stops for the change before it, which this one replaces
    } else if (same) {
      model.say("The run already has these values.");
    } else if (model.state() == RunState.PREPARING) {
      wanted = change; // before its first step the run has no checkpoint to change
      model.say("Training has not started yet. The change is applied once it has started.");
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
            queued = null; // another run is shown by now
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
            model.say("Changed; it takes effect when the run is resumed.");
          }
        },
        problem -> {
          changing = false;
          queued = null;
          model.say(problem);
          change.refused.run();
        });
  }

  /**
   * Waits some seconds at most until the thread of the run has ended; not for the window's thread.
   */
  public void awaitEnd() {
    awaitEnd(run);
  }

  /** The run's thread holds the directory for a moment after it has told its end. */
  private static void awaitEnd(@Nullable TrainingRun run) {
    if (run != null) {
      try {
        run.await(PATIENCE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Opens a run that is not running; {@code opened} is told its plan. */
  public void open(Path directory, Consumer<TrainingPlan> opened) {
    if (model.state().active()) {
      model.say("Stop the training before you open another run.");
      return;
    }
    model.say("Opening " + directory + " …");
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
                model::say));
  }

  /** Asks for the names of data sets. */
  public void listDatasets(Consumer<List<String>> target) {
    later.run(backend::datasets, target, model::say);
  }

  /** The run that works at this moment or has ended, if there was one. */
  public Optional<TrainingRun> run() {
    return Optional.ofNullable(run);
  }

  private void begin(@Nullable TrainingPlan plan, Function<TrainingListener, TrainingRun> starter) {
    if (model.state().active()) {
      return;
    }
    run = null;
    stopWanted = false;
    model.begin(plan, RunState.PREPARING, "Reading data and building the networks …");
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

  /** Mail of a run that is no longer shown is thrown away. */
  private void receive(Mailbox from, Mailbox.Mail mail) {
    if (from == current) {
      model.receive(mail);
      forgetWhatNeverBegan();
      Change change = wanted;
      if (change != null && !model.state().active()) {
        wanted = null;
        if (model.state() == RunState.FINISHED) {
          model.say("The run finished before it could be changed.");
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
