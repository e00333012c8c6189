package spikeloom.ui.screen;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.stage.Window;
import spikeloom.run.RunOverview;
import spikeloom.ui.model.RunTasks;
import spikeloom.ui.text.Texts;

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
        item("open", Texts.SCREEN.get("run.open"), () -> open(run)),
        item("rename", Texts.SCREEN.get("run.rename"), () -> rename(run)),
        item("note", Texts.SCREEN.get("run.note"), () -> note(run)),
        item(
            "star",
            starred ? Texts.SCREEN.get("run.unstar") : Texts.SCREEN.get("run.star"),
            () -> tasks.star(run, !starred)),
        item("duplicate", Texts.SCREEN.get("run.duplicate"), () -> duplicate(run)),
        item("show", Texts.SCREEN.get("run.show"), () -> tasks.showFolder(run)),
        item("trash", Texts.SCREEN.get("run.trash"), () -> trash(run)));
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
      desk.notices().show(Texts.SCREEN.get("run.stop-before-plan"));
      return;
    }
    desk.control().leave(Texts.SCREEN.get("run.duplicated", run.name()));
    desk.plan().show(run.plan());
    parts.show().accept(Screen.TRAIN);
  }
}
