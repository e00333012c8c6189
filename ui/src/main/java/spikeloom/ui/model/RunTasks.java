package spikeloom.ui.model;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import spikeloom.run.RunLabel;
import spikeloom.run.RunOverview;
import spikeloom.ui.text.Texts;

/**
 * Changes the directories of runs in the background and lists them again. Called on the window's
 * thread.
 */
public final class RunTasks {
  private final RunStore store;
  private final RunsModel runs;
  private final Later later;
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

  /** Changes the runs of a list. */
  public RunTasks(RunStore store, RunsModel runs, Executor background, Executor windowThread) {
    this.store = store;
    this.runs = runs;
    later = new Later(background, windowThread);
  }

  /** What went wrong with the last change, or nothing. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Gives a run a star, or takes it away. */
  public void star(RunOverview run, boolean starred) {
    label(run, run.label().withStar(starred));
  }

  /** Replaces the note of a run. */
  public void note(RunOverview run, String text) {
    label(run, run.label().withNote(text));
  }

  private void label(RunOverview run, RunLabel label) {
    change(() -> store.label(run.directory(), label));
  }

  /**
   * Gives a run another name.
   *
   * @param open directory of the run that the window shows, which keeps its name
   */
  public void rename(RunOverview run, String name, Optional<Path> open) {
    unlessOpen(run, open, () -> store.rename(run.directory(), name));
  }

  /**
   * Moves a run to the trash.
   *
   * @param open directory of the run that the window shows, which stays
   */
  public void trash(RunOverview run, Optional<Path> open) {
    unlessOpen(run, open, () -> store.trash(run.directory()));
  }

  /** Shows the folder of a run in the file manager. */
  public void showFolder(RunOverview run) {
    perform(() -> store.showFolder(run.directory()), () -> {});
  }

  private void unlessOpen(RunOverview run, Optional<Path> open, Runnable work) {
    if (open.filter(run::liesIn).isPresent()) {
      problem.set(""); // the same sentence again is shown again
      problem.set(Texts.MODEL.get("run.is-open", run.name()));
    } else {
      change(work);
    }
  }

  private void change(Runnable work) {
    perform(work, runs::refresh);
  }

  private void perform(Runnable work, Runnable then) {
    problem.set("");
    later.run(
        () -> {
          work.run();
          return true;
        },
        done -> then.run(),
        problem::set);
  }
}
