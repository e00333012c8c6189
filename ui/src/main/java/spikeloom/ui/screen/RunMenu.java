package spikeloom.ui.screen;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.stage.Window;
import spikeloom.run.RunOverview;
import spikeloom.ui.model.RunTasks;

/** The commands for a run on the first screen. */
final class RunMenu {
  private final ScreenParts parts;
  private final Desk desk;
  private final RunTasks tasks;
  private final Node place;

  /**
   * Creates a menu.
   *
   * @param place a part of the window that dialogs belong to
   */
  RunMenu(ScreenParts parts, Node place) {
    this.parts = parts;
    this.place = place;
    this.desk = parts.desk();
    this.tasks = parts.models().tasks();
  }

  /** New menu items for a run. */
  List<MenuItem> items(RunOverview run) {
    boolean starred = run.label().starred();
    return List.of(
        item("open", "Open", () -> open(run)),
        item("rename", "Rename …", () -> rename(run)),
        item("note", "Note …", () -> note(run)),
        item("star", starred ? "Unstar" : "Star", () -> tasks.star(run, !starred)),
        item("duplicate", "Duplicate as a new plan", () -> duplicate(run)),
        item("show", "Show in file manager", () -> tasks.showFolder(run)),
        item("trash", "Move to trash …", () -> trash(run)));
  }

  private static MenuItem item(String id, String title, Runnable command) {
    MenuItem item = new MenuItem(title);
    item.setId(id + "-run");
    item.setOnAction(event -> command.run());
    return item;
  }

  /** Opens a run on the screen of runs. */
  void open(RunOverview run) {
    desk.control().open(run.directory(), desk.plan()::show);
    parts.show().accept(Screen.TRAIN);
  }

  private void rename(RunOverview run) {
    RunDialogs.rename(window(), run, name -> tasks.rename(run, name, directoryOfWindow()));
  }

  private void note(RunOverview run) {
    RunDialogs.note(window(), run, text -> tasks.note(run, text));
  }

  private void trash(RunOverview run) {
    RunDialogs.trash(window(), run, () -> tasks.trash(run, directoryOfWindow()));
  }

  private Window window() {
    return place.getScene().getWindow();
  }

  private Optional<Path> directoryOfWindow() {
    return desk.run().directory();
  }

  private void duplicate(RunOverview run) {
    if (desk.run().state().active()) {
      desk.notices().show("Stop the training before you begin another plan.");
      return;
    }
    desk.control().leave("This is the plan of " + run.name() + ". Start trains it as a new run.");
    desk.plan().show(run.plan());
    parts.show().accept(Screen.TRAIN);
  }
}
