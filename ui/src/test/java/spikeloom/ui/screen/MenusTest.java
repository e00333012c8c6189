package spikeloom.ui.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spikeloom.ui.screen.FxExtension.on;
import static spikeloom.ui.screen.FxExtension.run;
import static spikeloom.ui.screen.FxExtension.until;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import spikeloom.run.RunOverview;
import spikeloom.ui.fake.FakeBackend;
import spikeloom.ui.model.PlanModel;
import spikeloom.ui.model.RunControl;
import spikeloom.ui.model.RunModel;
import spikeloom.ui.model.ViewModels;

@ExtendWith(FxExtension.class)
class MenusTest {
  private final FakeBackend backend = new FakeBackend(2);
  private final RunModel model = new RunModel();
  private final Workbench workbench = on(this::build);
  private final Stage stage = on(Stage::new);

  @BeforeEach
  void show() {
    run(
        () -> {
          stage.setScene(workbench.scene());
          stage.setWidth(960);
          stage.setHeight(540);
          stage.show();
        });
  }

  @AfterEach
  void hide() {
    run(stage::hide);
  }

  @Test
  void menusHaveTheCustomaryOrder() {
    assertEquals(
        List.of("File", "Edit", "View", "Sample", "Run", "Help"),
        on(() -> bar().getMenus().stream().map(MenuItem::getText).toList()));
    assertEquals(
        List.of(
            "Open run …",
            "Open recent",
            "-",
            "Open data file …",
            "Open data folder …",
            "Play event recording …",
            "Choose data folder …",
            "-",
            "Save learning curves …",
            "Save reconstructions …",
            "Save film …",
            "Save reconstructed sound …",
            "Save list as CSV …",
            "Save chart",
            "Figure style",
            "-",
            "Quit"),
        on(() -> titles(menu("File"))));
    assertEquals(
        List.of("Undo", "Redo", "Reset spikes", "-"), on(() -> titles(menu("Edit")).subList(0, 4)));
    assertEquals(
        List.of("Help on this screen", "What can I do?", "Tour", "Glossary", "Keyboard shortcuts"),
        on(() -> titles(menu("Help"))));
  }

  @Test
  void chartsAreSavedByASubmenu() {
    assertEquals(
        List.of("PNG …", "PNG, 1× …", "PNG, 2× …", "PNG, 3× …", "PNG, 4× …", "SVG …", "CSV …"),
        on(() -> titles(submenu("Save chart"))));
    assertEquals(
        "Save chart as SVG …",
        WorkbenchActions.named(workbench.actions(), "save-chart-svg").fullTitle());
  }

  @Test
  void everyActionIsInOneMenu() {
    List<String> items =
        on(() -> bar().getMenus().stream().flatMap(menu -> all(menu).stream()).toList());
    for (Action action : workbench.actions()) {
      assertEquals(1, items.stream().filter(action.title()::equals).count(), action.title());
    }
  }

  @Test
  void shortcutsWorkFromSubmenusToo() {
    for (Action action : workbench.actions()) {
      action
          .shortcut()
          .ifPresent(
              key ->
                  assertTrue(
                      on(() -> workbench.scene().getAccelerators().containsKey(key)), action.id()));
    }
  }

  @Test
  void theNewestRunsAreOpenedFromTheirMenu() {
    until("runs are listed", () -> submenu("Open recent").getItems().size() == 2);
    assertEquals(List.of("first", "second"), on(() -> titles(submenu("Open recent"))));
    run(() -> submenu("Open recent").getItems().get(1).fire());
    until("the run is open", () -> model.directory().isPresent());
    assertTrue(model.directory().orElseThrow().endsWith("second"));
  }

  @Test
  void atMostTenRunsAreListedAndNoneWhileARunIsActive() {
    ObservableList<RunOverview> runs = FXCollections.observableArrayList();
    List<Path> opened = new ArrayList<>();
    Menu menu =
        on(
            () ->
                new RecentRunsMenu(
                    runs, WorkbenchActions.named(workbench.actions(), "open-run"), opened::add));
    assertTrue(on(menu::isDisable), "no runs");
    run(
        () -> {
          for (int i = 0; i < RecentRunsMenu.MOST; i++) {
            runs.addAll(backend.runs(warning -> {}));
          }
        });
    assertEquals(RecentRunsMenu.MOST, on(() -> menu.getItems().size()));
    assertEquals(false, on(menu::isDisable));
    run(() -> menu.getItems().get(0).fire());
    assertEquals(List.of(runs.get(0).directory()), opened);
  }

  @Test
  void theTopBarFitsANarrowWindow() {
    Region bar =
        on(
            () -> {
              workbench.scene().getRoot().applyCss();
              workbench.scene().getRoot().layout();
              workbench.scene().getRoot().applyCss();
              return (Region) workbench.scene().getRoot().lookup(".top-bar");
            });
    double width = on(() -> bar.prefWidth(-1));
    assertTrue(width <= 960, width + " units");
  }

  private MenuBar bar() {
    return (MenuBar) workbench.scene().getRoot().lookup(".menu-bar");
  }

  private Menu menu(String title) {
    return bar().getMenus().stream()
        .filter(menu -> menu.getText().equals(title))
        .findFirst()
        .orElseThrow();
  }

  private Menu submenu(String title) {
    return menu("File").getItems().stream()
        .filter(item -> title.equals(item.getText()))
        .map(Menu.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /** Titles of its items, with a dash for a line. */
  private static List<String> titles(Menu menu) {
    return menu.getItems().stream()
        .map(item -> item.getText() == null ? "-" : item.getText())
        .toList();
  }

  private static List<String> all(Menu menu) {
    List<String> titles = new ArrayList<>(titles(menu));
    for (MenuItem item : menu.getItems()) {
      if (item instanceof Menu inner) {
        titles.addAll(all(inner));
      }
    }
    return titles;
  }

  private Workbench build() {
    return new Workbench(
        new Workbench.Setting(
            new PlanModel(),
            new RunControl(backend, model, ForkJoinPool.commonPool(), new FrameExecutor()),
            ViewModels.of(backend, ForkJoinPool.commonPool(), new FrameExecutor()),
            new ViewOptions(),
            ForkJoinPool.commonPool(),
            null,
            Screen.TRAIN,
            () -> {}));
  }
}
