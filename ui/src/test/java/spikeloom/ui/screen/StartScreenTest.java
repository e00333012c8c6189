package spikeloom.ui.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spikeloom.ui.screen.FxExtension.on;
import static spikeloom.ui.screen.FxExtension.run;
import static spikeloom.ui.screen.FxExtension.until;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.prefs.AbstractPreferences;
import java.util.prefs.Preferences;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.plan.Setting;
import spikeloom.run.RunLabel;
import spikeloom.run.RunOverview;
import spikeloom.ui.fake.FakeBackend;
import spikeloom.ui.fake.Fakes;
import spikeloom.ui.figure.FigureFile;
import spikeloom.ui.model.PlanModel;
import spikeloom.ui.model.RunControl;
import spikeloom.ui.model.RunModel;
import spikeloom.ui.model.RunOrder;
import spikeloom.ui.model.RunState;
import spikeloom.ui.model.ViewModels;

/** The first screen: recent runs and what can be done with them. */
@ExtendWith(FxExtension.class)
class StartScreenTest {
  @TempDir Path folder;

  private final FakeBackend backend = new FakeBackend(2);
  private final PlanModel plan = new PlanModel();
  private final RunModel model = new RunModel();
  private final RunControl control =
      new RunControl(backend, model, ForkJoinPool.commonPool(), new FrameExecutor());
  private final ViewModels models =
      ViewModels.of(backend, ForkJoinPool.commonPool(), new FrameExecutor());
  private final ViewOptions view = new ViewOptions();
  private Workbench workbench = on(this::build);
  private Stage stage = on(Stage::new);

  @BeforeEach
  void show() {
    run(
        () -> {
          stage.setScene(workbench.scene());
          stage.show();
        });
    until("runs are listed", () -> models.runs().runs().size() == 2);
  }

  @AfterEach
  void hide() {
    run(
        () -> {
          control.stop();
          List.copyOf(Window.getWindows()).forEach(Window::hide);
        });
  }

  @Test
  void setsOfThisComputerAreShownWithTheirFirstSampleAndTheOthersOnRequest() {
    until("sets are listed", () -> shown("more-sets"));
    until("samples are read", () -> models.sets().firsts().containsKey("beats"));
    assertTrue(on(() -> shown("set-strokes")));
    assertFalse(on(() -> shown("download-mnist")));
    run(() -> find("more-sets", Hyperlink.class).fire());
    assertTrue(on(() -> shown("download-mnist")));
    assertFalse(on(() -> shown("set-mnist")));
    run(() -> find("more-sets", Hyperlink.class).fire());
    assertFalse(on(() -> shown("download-mnist")));
  }

  @Test
  void aMissingSetIsDownloadedAndThenOnThisComputer() {
    CountDownLatch arrival = new CountDownLatch(1);
    backend.dataSets().arriveWith(arrival);
    until("sets are listed", () -> shown("more-sets"));
    run(() -> find("more-sets", Hyperlink.class).fire());
    run(() -> find("download-mnist", Button.class).fire());
    until("a half has arrived", () -> models.sets().progressProperty().get() == 0.5);
    assertTrue(on(() -> find("download-fashion-mnist", Button.class).isDisabled()));
    arrival.countDown();
    until("it is here", () -> shown("set-mnist"));
    assertEquals("MNIST is downloaded.", on(() -> find("sets-message", Label.class).getText()));
    run(() -> find("set-mnist", Button.class).fire());
    assertEquals("mnist", on(() -> plan.text(Setting.DATA).get()));
  }

  @Test
  void aDownloadIsCancelledOrFailsWithASentence() {
    backend.dataSets().arriveWith(new CountDownLatch(1));
    until("sets are listed", () -> shown("more-sets"));
    run(() -> find("more-sets", Hyperlink.class).fire());
    run(() -> find("download-mnist", Button.class).fire());
    run(() -> find("cancel-download", Button.class).fire());
    until("it has ended", () -> shown("download-mnist"));
    assertTrue(on(() -> find("sets-message", Label.class).getText()).contains("cancelled"));
    backend.dataSets().breakConnection();
    run(() -> find("download-mnist", Button.class).fire());
    until(
        "it has failed",
        () -> find("sets-message", Label.class).getText().equals("There is no connection."));
    assertFalse(on(() -> shown("set-mnist")));
  }

  private boolean shown(String id) {
    Node node = workbench.scene().getRoot().lookup("#" + id);
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return node != null;
  }

  @Test
  void aSearchLeavesTheTilesThatMatchAndIsClearedByAButton() {
    run(() -> find("search-runs", TextField.class).setText("first"));
    assertEquals(List.of("run-first"), tiles());
    run(() -> find("search-runs", TextField.class).setText("nothing like it"));
    assertEquals(List.of(), tiles());
    assertTrue(on(() -> find("nothing-found", Node.class).isVisible()));
    assertEquals("No run matches.", on(() -> find("no-match", Label.class).getText()));
    assertFalse(on(() -> find("no-runs", Node.class).isVisible()));
    run(() -> find("clear-search", Button.class).fire());
    assertEquals(List.of("run-first", "run-second"), tiles());
    assertEquals("", on(() -> find("search-runs", TextField.class).getText()));
    assertFalse(on(() -> find("nothing-found", Node.class).isVisible()));
  }

  @Test
  void aListWithoutRunsShowsNoSearch() {
    backend.list(List.of());
    run(models.runs()::refresh);
    until("it is empty", () -> find("no-runs", Node.class).isVisible());
    assertFalse(on(() -> find("search-runs", Node.class).getParent().isVisible()));
    assertFalse(on(() -> find("nothing-found", Node.class).isVisible()));
  }

  @Test
  @SuppressWarnings("unchecked")
  void tilesAreSortedAndStarredOnesShownAlone() {
    run(() -> find("sort-runs", ComboBox.class).setValue(RunOrder.NAME));
    assertEquals(List.of("run-first", "run-second"), tiles());
    command("second", "star-run");
    until("it has a star", () -> models.runs().runs().get(1).label().starred());
    run(() -> find("starred-only", CheckBox.class).fire());
    assertEquals(List.of("run-second"), tiles());
    assertTrue(on(() -> find("run-second", Button.class).getAccessibleText()).contains("starred"));
    assertEquals("Unstar", on(() -> item("second", "star-run").getText()));
    command("second", "star-run");
    until("no run matches", () -> find("nothing-found", Node.class).isVisible());
  }

  @Test
  void moreRunsThanTilesAreCounted() {
    List<RunOverview> many = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      many.add(Fakes.overview("run" + i, 0.1, true));
    }
    backend.list(many);
    run(models.runs()::refresh);
    until("they are listed", () -> models.runs().runs().size() == 30);
    assertEquals(24, tiles().size());
    assertEquals(
        "The first 24 of 30 runs. Search for the others.",
        on(() -> find("more-runs", Label.class).getText()));
    assertTrue(on(() -> find("more-runs", Label.class).isVisible()));
  }

  @Test
  void aNoteIsWrittenInADialogAndShownOnTheTile() {
    command("first", "note-run");
    until("it asks", () -> dialog("note-text", TextInputControl.class).isPresent());
    run(
        () -> {
          TextInputControl text = dialog("note-text", TextInputControl.class).orElseThrow();
          text.setText("the best run so far, with twice as many neurons\nsecond line");
          text.setText("a".repeat(RunLabel.LONGEST + 1)); // refused
          dialog("note-done", Button.class).orElseThrow().fire();
        });
    until("it is shown", () -> find("run-first", Button.class).getText().contains("the best"));
    String tile = on(() -> find("run-first", Button.class).getText());
    assertTrue(tile.endsWith("\nthe best run so far, with t…"), tile);
    String tooltip = on(() -> find("run-first", Button.class).getTooltip().getText());
    assertTrue(tooltip.endsWith("twice as many neurons\nsecond line"), tooltip);
  }

  @Test
  void aRunIsRenamedInADialogThatRefusesNamesThatCannotBeUsed() {
    command("second", "rename-run");
    until("it asks", () -> dialog("rename-name", TextField.class).isPresent());
    assertTrue(on(() -> dialog("rename-done", Button.class).orElseThrow().isDisabled()));
    run(() -> dialog("rename-name", TextField.class).orElseThrow().setText("a/b"));
    assertEquals(
        "The name of a run must not contain / or \\.",
        on(() -> dialog("rename-problem", Label.class).orElseThrow().getText()));
    assertTrue(on(() -> dialog("rename-done", Button.class).orElseThrow().isDisabled()));
    run(
        () -> {
          dialog("rename-name", TextField.class).orElseThrow().setText("third");
          dialog("rename-done", Button.class).orElseThrow().fire();
        });
    until("it is renamed", () -> tileIds().contains("run-third"));
    assertEquals(List.of("rename second to third"), backend.done());
  }

  @Test
  void theRunOfTheWindowIsNotMovedAndTheReasonIsShown() {
    run(() -> item("first", "open-run").fire());
    until("it is open", () -> model.directory().isPresent());
    run(() -> workbench.show(Screen.START));
    command("first", "trash-run");
    until("it asks", () -> dialog("trash-done", Button.class).isPresent());
    run(() -> dialog("trash-done", Button.class).orElseThrow().fire());
    until("it is refused", () -> find("run-problem", Label.class).isVisible());
    String problem = on(() -> find("run-problem", Label.class).getText());
    assertTrue(problem.startsWith("first is open in this window: "), problem);
    assertEquals(problem, on(() -> find("message", Label.class).getText()));
    assertEquals(List.of(), backend.done());
  }

  @Test
  void aRunIsMovedToTheTrashAfterAQuestion() {
    command("second", "trash-run");
    until("it asks", () -> dialog("trash-cancel", Button.class).isPresent());
    run(() -> dialog("trash-cancel", Button.class).orElseThrow().fire());
    until("it is cancelled", () -> dialog("trash-cancel", Button.class).isEmpty());
    assertEquals(List.of(), backend.done());
    command("second", "trash-run");
    until("it asks again", () -> dialog("trash-done", Button.class).isPresent());
    run(() -> dialog("trash-done", Button.class).orElseThrow().fire());
    until("it is gone", () -> tileIds().equals(List.of("run-first")));
    assertEquals(List.of("trash second"), backend.done());
  }

  @Test
  void aRunIsShownInTheFileManager() {
    command("first", "show-run");
    until("it is shown", () -> backend.done().equals(List.of("show first")));
  }

  @Test
  void aDuplicateIsAPlanWithoutARun() {
    RunOverview mnist =
        Fakes.overview(
            Fakes.overview("first", 0.25, true), Map.of(Setting.DATA, "mnist"), RunLabel.NONE, 0.2);
    backend.list(List.of(mnist));
    run(() -> control.open(Path.of("runs/old"), plan::show));
    until("a run is open", () -> model.directory().isPresent());
    run(models.runs()::refresh);
    until("it is listed", () -> tileIds().size() == 1);
    command("first", "duplicate-run");
    assertEquals("mnist", on(() -> plan.text(Setting.DATA).get()));
    assertEquals("0.25", on(() -> plan.text(Setting.BETA).get()));
    assertEquals(Optional.empty(), on(model::directory));
    assertEquals(RunState.IDLE, on(model::state));
    assertTrue(on(() -> find("plan", Node.class).getParent().isVisible()));
    assertFalse(on(() -> find("start", Button.class).isDisabled()));
  }

  @Test
  void aPlanIsNotReplacedDuringATraining() {
    backend.neverEnd();
    run(() -> plan.presetProperty().get());
    run(() -> control.start(plan.plan().orElseThrow()));
    until("the run goes", () -> model.state() == RunState.RUNNING);
    command("first", "duplicate-run");
    assertEquals(
        "Stop the training before you begin another plan.",
        on(() -> find("message", Label.class).getText()));
    assertTrue(on(() -> find("start-screen", Node.class).isVisible()));
    assertTrue(model.state().active());
  }

  @Test
  void theMenuOfATileOpensByKeyboard() {
    for (KeyCode key : List.of(KeyCode.CONTEXT_MENU, KeyCode.F10)) {
      ContextMenu menu = on(() -> find("run-first", Button.class).getContextMenu());
      run(
          () -> {
            Node tile = find("run-first", Node.class);
            tile.requestFocus();
            boolean shift = key == KeyCode.F10;
            Event.fireEvent(
                tile, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, shift, false, false, false));
          });
      assertTrue(on(menu::isShowing), key.getName());
      assertEquals(7, menu.getItems().size());
      run(menu::hide);
    }
  }

  @Test
  void theMenuButtonOfATileIsVisibleAndNamed() {
    MenuButton button = on(() -> find("run-menu-first", MenuButton.class));
    assertEquals("Commands for run first", on(button::getAccessibleText));
    assertTrue(on(() -> button.isVisible() && button.getWidth() > 10 && button.getHeight() > 10));
    assertEquals(
        List.of(
            "Open",
            "Rename …",
            "Note …",
            "Star",
            "Duplicate as a new plan",
            "Show in file manager",
            "Move to trash …"),
        on(() -> button.getItems().stream().map(MenuItem::getText).toList()));
  }

  @Test
  void theFolderOfRunsIsChangedAndRememberedUntilTheDefaultIsChosen() {
    String standard = "Runs in " + Path.of("runs").toAbsolutePath();
    assertEquals(standard, on(() -> find("run-folder", Label.class).getText()));
    assertFalse(on(() -> find("default-run-folder", Node.class).isVisible()));
    run(() -> find("change-run-folder", Button.class).fire());
    until("it is used", () -> backend.folder().equals(folder));
    until(
        "it is named", () -> find("run-folder", Label.class).getText().equals("Runs in " + folder));
    assertEquals(Optional.of(folder), on(view::runFolder));
    run(() -> find("default-run-folder", Button.class).fire());
    until("the default is used", () -> backend.folder().equals(Path.of("runs")));
    until("it is named", () -> find("run-folder", Label.class).getText().equals(standard));
    assertEquals(Optional.empty(), on(view::runFolder));
  }

  @Test
  void aRememberedFolderThatNoLongerExistsIsNamed() {
    Path gone = folder.resolve("gone");
    run(
        () -> {
          view.rememberRunFolder(gone);
          stage.setScene(build().scene());
        });
    until("it is named", () -> !models.runs().messageProperty().get().isEmpty());
    assertEquals(
        "The folder of runs " + gone + " no longer exists, so the default folder is used.",
        on(() -> models.runs().messageProperty().get()));
    assertEquals(Path.of("runs"), backend.folder());
  }

  @Test
  void theFolderOfRunsIsStoredWithTheOtherOptions() {
    Preferences node = new MemoryPreferences();
    ViewOptions.in(node).rememberRunFolder(folder);
    assertEquals(Optional.of(folder), ViewOptions.in(node).runFolder());
    ViewOptions.in(node).rememberRunFolder(null);
    assertEquals(Optional.empty(), ViewOptions.in(node).runFolder());
  }

  private static final class MemoryPreferences extends AbstractPreferences {
    private final Map<String, String> values = new HashMap<>();

    MemoryPreferences() {
      super(null, "");
    }

    @Override
    protected void putSpi(String key, String value) {
      values.put(key, value);
    }

    @Override
    protected @Nullable String getSpi(String key) {
      return values.get(key);
    }

    @Override
    protected void removeSpi(String key) {
      values.remove(key);
    }

    @Override
    protected void removeNodeSpi() {}

    @Override
    protected String[] keysSpi() {
      return values.keySet().toArray(String[]::new);
    }

    @Override
    protected String[] childrenNamesSpi() {
      return new String[0];
    }

    @Override
    protected AbstractPreferences childSpi(String name) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected void syncSpi() {}

    @Override
    protected void flushSpi() {}
  }

  private void command(String name, String id) {
    run(() -> item(name, id).fire());
  }

  private MenuItem item(String name, String id) {
    return find("run-menu-" + name, MenuButton.class).getItems().stream()
        .filter(item -> id.equals(item.getId()))
        .findFirst()
        .orElseThrow();
  }

  private List<String> tiles() {
    return on(this::tileIds);
  }

  private List<String> tileIds() {
    return find("recent-runs", FlowPane.class).getChildren().stream()
        .map(tile -> ((RunTile) tile).getChildren().get(0).getId())
        .toList();
  }

  private <N extends Node> N find(String id, Class<N> type) {
    workbench.scene().getRoot().applyCss();
    workbench.scene().getRoot().layout();
    return type.cast(workbench.scene().lookup("#" + id));
  }

  private <N extends Node> Optional<N> dialog(String id, Class<N> type) {
    return Window.getWindows().stream()
        .filter(window -> window != stage)
        .map(window -> window.getScene().getRoot().lookup("#" + id))
        .filter(Objects::nonNull)
        .map(type::cast)
        .findFirst();
  }

  private Workbench build() {
    return new Workbench(
        new Workbench.Setting(
            plan,
            control,
            models,
            view,
            ForkJoinPool.commonPool(),
            new ChosenFolder(),
            Screen.START,
            () -> {}));
  }

  private final class ChosenFolder implements Places {
    @Override
    public Optional<Path> folder(String title) {
      return Optional.of(folder);
    }

    @Override
    public Optional<Path> existing(String title) {
      return Optional.empty();
    }

    @Override
    public Optional<Path> file(String title, String suggestedName) {
      return Optional.empty();
    }

    @Override
    public Optional<Path> figureFile(String suggestedName, FigureFile.Format format) {
      return Optional.empty();
    }
  }
}
