package spikeloom.ui.screen;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import spikeloom.run.RunOverview;

/** The menu of the newest runs. */
final class RecentRunsMenu extends Menu {
  static final int MOST = 10;

  /**
   * Creates the menu.
   *
   * @param runs the runs, newest first
   * @param openRun the action that opens a run, with which this menu is available
   * @param open opens a run directory
   */
  RecentRunsMenu(ObservableList<RunOverview> runs, Action openRun, Consumer<Path> open) {
    setId("recent");
    disableProperty().bind(openRun.disabled().or(Bindings.isEmpty(runs)));
    InvalidationListener changed = observed -> list(runs, open);
    runs.addListener(changed);
    list(runs, open);
  }

  private void list(ObservableList<RunOverview> runs, Consumer<Path> open) {
    getItems().setAll(runs.stream().limit(MOST).map(run -> item(run, open)).toList());
  }

  private static MenuItem item(RunOverview run, Consumer<Path> open) {
    MenuItem item = new MenuItem(ShortName.of(run.name()));
    item.setId("recent-" + run.name());
    item.setMnemonicParsing(false);
    item.setOnAction(event -> open.accept(run.directory()));
    return item;
  }
}
