package spikeloom.ui.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spikeloom.ui.screen.FxExtension.on;
import static spikeloom.ui.screen.FxExtension.run;
import static spikeloom.ui.screen.FxExtension.until;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.exploration.LatentMap;
import spikeloom.plan.Preset;
import spikeloom.plan.Setting;
import spikeloom.spike.Cell;
import spikeloom.spike.SpikePart;
import spikeloom.ui.error.UiException;
import spikeloom.ui.fake.FakeBackend;
import spikeloom.ui.figure.FigureFile;
import spikeloom.ui.model.EncodeModel;
import spikeloom.ui.model.ExploreModel;
import spikeloom.ui.model.ExploreView;
import spikeloom.ui.model.PlanModel;
import spikeloom.ui.model.RunControl;
import spikeloom.ui.model.RunModel;
import spikeloom.ui.model.RunState;
import spikeloom.ui.model.ViewModels;
import spikeloom.ui.tool.Screenshots;

@ExtendWith(FxExtension.class)
class WorkbenchTest {
  private static final int OPENINGS = 40;

  @TempDir Path folder;

  private final FakeBackend backend = new FakeBackend(2);
  private final PlanModel plan = new PlanModel();
  private final RunModel model = new RunModel();
  private final RunControl control =
      new RunControl(backend, model, ForkJoinPool.commonPool(), new FrameExecutor());
  private final ViewModels models =
      ViewModels.of(backend, ForkJoinPool.commonPool(), new FrameExecutor());
  private final ExploreModel explore = models.explore();
  private final EncodeModel encode = models.encode();
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
  }

  @AfterEach
  void hide() {
    run(
        () -> {
          control.stop();
          stage.hide();
        });
  }

  @Test
  void theBarThatAsksForMissingDataShowsUntilTheyAreLocatedOrLeft() {
    assertFalse(on(() -> find("locate-data", HBox.class).isVisible()));
    backend.missData("The data of old are no longer at /a.");
    run(() -> control.open(Path.of("runs/old"), plan::show));
    until("it asks", () -> find("locate-data", HBox.class).isVisible());
    run(() -> find("locate-data-cancel", Button.class).fire());
    until("it is gone", () -> !find("locate-data", HBox.class).isVisible());
    assertEquals(List.of(), backend.located());

    run(() -> control.open(Path.of("runs/old"), plan::show));
    until("it asks again", () -> find("locate-data", HBox.class).isVisible());
    run(() -> find("locate-data-folder", Button.class).fire());
    until("the gallery is full", () -> tiles().size() == 16);
    assertFalse(on(() -> find("locate-data", HBox.class).isVisible()));
    assertEquals(1, backend.located().size());
  }

  @Test
  void aUserFillsTheFormTrainsAndLooksAtASample() {
    run(
        () -> {
          find("steps", TextField.class).setText("20");
          choose("decoder", "linear");
        });
    assertEquals(
        "spikeloom train --data strokes --steps 20 --decoder linear",
        on(() -> find("command-line", TextInputControl.class).getText()));

    run(() -> find("start", Button.class).fire());
    until("the run has finished", () -> model.state() == RunState.FINISHED);
    assertEquals(20, backend.started().get(0).plan().data().steps());
    String figures = on(() -> find("figures", Label.class).getText());
    assertTrue(figures.contains("examples/s"), figures);
    assertTrue(figures.matches(".*\\d threads?, 128-bit vectors"), figures);
    until("the gallery is full", () -> tiles().size() == 16);

    run(() -> ((Button) tiles().get(3)).fire());
    assertTrue(on(() -> find("sample-detail", Node.class).isVisible()));
    assertTrue(
        on(() -> stage.getScene().getFocusOwner()) instanceof ChartView,
        "the keyboard goes with the eye");
    press(KeyCode.ESCAPE);
    assertFalse(on(() -> find("sample-detail", Node.class).isVisible()));
  }

  @Test
  void arrowsLeadFromSampleToSample() {
    fill();
    run(() -> workbench.openSample(0));
    String first = on(this::detailTitle);
    press(KeyCode.RIGHT);
    assertNotEquals(first, on(this::detailTitle));
    press(KeyCode.LEFT);
    assertEquals(first, on(this::detailTitle));
  }

  @Test
  void aWrongNumberIsReportedInPlaceAndStartIsLocked() {
    run(() -> find("beta", TextField.class).setText("-1"));

    assertTrue(on(() -> find("start", Button.class).isDisabled()));
    assertTrue(
        on(
            () ->
                stage.getScene().getRoot().lookupAll(".field-problem").stream()
                    .anyMatch(node -> ((Label) node).getText().startsWith("Beta must be"))));
  }

  @Test
  void aProblemAmongTheFurtherOptionsUnfoldsThem() {
    run(() -> plan.text(Setting.PRIOR_RATE).set("2"));

    assertTrue(on(() -> find("more-options", TitledPane.class).isExpanded()));
  }

  @Test
  void pauseAndStopWorkFromTheirButtons() {
    run(() -> find("start", Button.class).fire());
    until("the run goes", () -> model.state() == RunState.RUNNING);
    until("it can be held", () -> control.run().isPresent());
    run(() -> find("pause", Button.class).fire());
    assertEquals("Resume", on(() -> find("pause", Button.class).getText()));
    run(() -> find("stop", Button.class).fire());
    until("the run has stopped", () -> model.state() == RunState.STOPPED);
  }

  @Test
  void theThemeChangesEveryPixelOfTheBackground() {
    int light = on(() -> pixel(stage.getScene().snapshot(null)));
    run(() -> action("theme").run());
    int dark = on(() -> pixel(stage.getScene().snapshot(null)));
    run(() -> action("theme").run());

    assertTrue((light & 0xff) > 200, Integer.toHexString(light));
    assertTrue((dark & 0xff) < 60, Integer.toHexString(dark));
  }

  @Test
  void theFocusedChartIsSavedInEveryFormat() throws IOException {
    fill();
    run(() -> find("rate-chart", Node.class).requestFocus());
    for (String id : List.of("save-chart", "save-chart-svg", "save-chart-csv")) {
      run(() -> action(id).run());
    }
    for (FigureFile.Format format : FigureFile.Format.values()) {
      Path file = folder.resolve("rate." + format.extension());
      until(file + " is written", () -> Files.exists(file));
    }
    assertTrue(ImageIO.read(folder.resolve("rate.png").toFile()).getWidth() > 400);
    assertEquals(1 + 160 + 10, Files.readAllLines(folder.resolve("rate.csv")).size());
  }

  @Test
  void theFocusedChartIsCopiedAsAPicture() {
    fill();
    run(() -> Clipboard.getSystemClipboard().clear());
    run(() -> find("rate-chart", Node.class).requestFocus());
    run(() -> action("copy-chart").run());
    until("a picture is copied", () -> Clipboard.getSystemClipboard().hasImage());
    assertTrue(on(() -> Clipboard.getSystemClipboard().getImage().getWidth()) > 400);
  }

  @Test
  void aPictureOfFourTimesHasFourTimesThePixels() {
    fill();
    run(() -> find("rate-chart", Node.class).requestFocus());
    run(() -> action("save-chart-png-1").run());
    Path file = folder.resolve("rate.png");
    until("it is written", () -> Files.exists(file));
    int once = width(file);
    run(() -> action("save-chart-png-4").run());
    until("it is written anew", () -> width(file) == 4 * once);
  }

  private static int width(Path picture) {
    try {
      return ImageIO.read(picture.toFile()).getWidth();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theSheetOfShortcutsOpensWithAQuestionMarkAndClosesWithEscape() {
    run(() -> find("distortion-chart", Node.class).requestFocus());
    run(
        () ->
            Event.fireEvent(
                stage.getScene().getFocusOwner(),
                new KeyEvent(
                    KeyEvent.KEY_TYPED, "?", "", KeyCode.UNDEFINED, false, false, false, false)));
    assertTrue(on(() -> find("shortcut-sheet", Node.class).isVisible()));
    Bounds sheet =
        on(() -> find("shortcut-sheet", Node.class).lookup(".sheet").getBoundsInParent());
    Bounds window = on(() -> workbench.scene().getRoot().getLayoutBounds());
    assertTrue(window.contains(sheet), sheet + " is cut off by " + window);
    press(KeyCode.ESCAPE);
    assertFalse(on(() -> find("shortcut-sheet", Node.class).isVisible()));
  }

  @Test
  void everyControlThatTakesTheFocusHasAName() {
    fill();
    run(() -> find("more-options", TitledPane.class).setExpanded(true));
    run(() -> List.of(Screen.values()).forEach(workbench::show));
    List<String> nameless =
        on(
            () ->
                stage.getScene().getRoot().lookupAll("*").stream()
                    .filter(node -> node.isFocusTraversable() && node.getId() != null)
                    .filter(
                        node ->
                            node instanceof Button
                                || node instanceof TextInputControl
                                || node instanceof ComboBox
                                || node instanceof Slider
                                || node instanceof CheckBox
                                || node instanceof ChartView)
                    .filter(node -> node.getAccessibleText() == null)
                    .map(Node::getId)
                    .toList());

    assertEquals(List.of(), nameless);
  }

  @Test
  void idsAndShortcutsOfActionsAreUnique() {
    List<Action> actions = workbench.actions();
    assertEquals(actions.size(), actions.stream().map(Action::id).distinct().count());
    List<String> keys =
        actions.stream().flatMap(a -> a.shortcut().stream()).map(Object::toString).toList();
    assertEquals(keys.size(), keys.stream().distinct().count());
  }

  @Test
  void nothingIsCutOffInASmallWindow() {
    fill();
    run(
        () -> {
          stage.setWidth(1000);
          stage.setHeight(700);
        });
    run(() -> stage.getScene().getRoot().layout());
    for (String id : List.of("start", "pause", "stop")) {
      assertTrue(
          on(
              () ->
                  find(id, Button.class).getWidth()
                      >= Math.floor(find(id, Button.class).prefWidth(-1))),
          id);
    }
  }

  @Test
  void screenshotsShowBothThemes() throws IOException {
    fill();
    List<Path> files = Screenshots.write(plan, control, models, Screenshots.Size.DEFAULT, folder);

    List<String> names = files.stream().map(file -> file.getFileName().toString()).toList();
    for (Screen screen : Screen.values()) {
      assertTrue(names.contains(screen.name().toLowerCase(Locale.ROOT) + "-dark.png"), "" + names);
    }
    for (String part : List.of("layers", "map", "potentials", "dream", "draw", "sample")) {
      assertTrue(names.contains(part + "-light.png"), "" + names);
    }
    int light = ImageIO.read(folder.resolve("train-light.png").toFile()).getRGB(640, 60) & 0xff;
    int dark = ImageIO.read(folder.resolve("train-dark.png").toFile()).getRGB(640, 60) & 0xff;
    assertTrue(light > 200 && dark < 60, light + " and " + dark);
  }

  @Test
  void screenshotsOfADenseScreenHaveSharpCharts() throws IOException {
    fill();
    Screenshots.Size size = Screenshots.Size.DEFAULT;
    Screenshots.write(plan, control, models, size, folder.resolve("one"));
    Screenshots.write(plan, control, models, size.with(1.5), folder.resolve("more"));

    BufferedImage more = ImageIO.read(folder.resolve("more/train-light.png").toFile());
    assertEquals(1920, more.getWidth());
    assertEquals(1200, more.getHeight());
    for (String name : List.of("train", "sample")) {
      BufferedImage one = ImageIO.read(folder.resolve("one/" + name + "-light.png").toFile());
      BufferedImage other = ImageIO.read(folder.resolve("more/" + name + "-light.png").toFile());
      assertEquals(
          1, edges(other) / (1.5 * edges(one)), 0.25, name + ": edges are longer, not softer");
    }
    for (double wrong : new double[] {0.5, 2.5, Double.NaN}) {
      assertThrows(UiException.class, () -> size.with(wrong));
    }
  }

  /** The squared steps between neighbours of a row: a soft edge has less than a sharp one. */
  private static double edges(BufferedImage image) {
    long sum = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 1; x < image.getWidth(); x++) {
        int step = (image.getRGB(x, y) & 0xff) - (image.getRGB(x - 1, y) & 0xff);
        sum += (long) step * step;
      }
    }
    return sum;
  }

  @Test
  @SuppressWarnings("unchecked")
  void aUserComparesCodesAndMovesASlider() {
    run(() -> find("screen-encode", ToggleButton.class).fire());
    until(
        "all codes are there", () -> encode.slots().stream().allMatch(s -> s.coded().isPresent()));
    assertTrue(on(() -> find("encode-facts", Label.class).getText()).contains("class d0"));
    run(() -> ((ComboBox<String>) find("code-1", Node.class)).setValue("burst"));
    until(
        "the first place shows bursts",
        () -> encode.slots().get(0).coded().orElseThrow().code().code().equals("burst"));
    Slider slider = on(() -> (Slider) find("encode", Node.class).lookup(".slider"));
    run(() -> slider.setValue(9));
    until(
        "the burst is longer",
        () ->
            encode.slots().get(0).choiceProperty().get().parameters().equals("most=9")
                && encode.slots().get(0).coded().orElseThrow().figures().spikes() == 9);
    assertNotEquals(0, on(() -> pixel("coded-1")));

    run(() -> find("train-code-1", Button.class).fire());
    String line = on(() -> find("command-line", TextInputControl.class).getText());
    assertTrue(line.contains("--encoding burst --code-parameters most=9"), line);
    assertEquals("30", on(() -> plan.text(Setting.STEPS).get()));
    assertTrue(on(() -> find("distortion-chart", Node.class).isVisible()));
  }

  @Test
  void aUserScrubsTimeEditsASpikeAndTakesItBack() {
    fill();
    run(() -> find("screen-explore", ToggleButton.class).fire());
    until("the sample is there", () -> explore.view().isPresent());
    assertTrue(on(() -> find("explore", Node.class).isVisible()));
    String whole = on(() -> find("explore-facts", Label.class).getText());
    assertTrue(whole.contains("step 6 of 6"), whole);

    run(() -> find("time", Slider.class).setValue(2));
    String early = on(() -> find("explore-facts", Label.class).getText());
    assertTrue(early.contains("step 2 of 6"), early);
    assertNotEquals(0, on(() -> pixel("latent-spikes")));

    run(() -> find("time", Slider.class).setValue(6));
    run(() -> find("latent-spikes", Node.class).requestFocus());
    press(KeyCode.RIGHT);
    press(KeyCode.SPACE);
    String edited = on(() -> find("explore-facts", Label.class).getText());
    assertNotEquals(whole, edited);
    run(() -> find("undo", Button.class).fire());
    assertEquals(whole, on(() -> find("explore-facts", Label.class).getText()));
    assertTrue(on(() -> find("undo", Button.class).isDisabled()));
    run(() -> find("redo", Button.class).fire());
    assertEquals(edited, on(() -> find("explore-facts", Label.class).getText()));
  }

  @Test
  void aUserBeginsWithASampleSetAndSeesWhatIsInIt() {
    run(
        () -> {
          plan.choose("mnist");
          workbench.show(Screen.START);
        });
    until("runs are listed", () -> models.runs().runs().size() == 2);
    assertTrue(on(() -> find("run-first", Button.class).getText()).contains("nats"));
    run(() -> find("set-strokes", Button.class).fire());
    until("the set is read", () -> models.data().summary().isPresent());
    assertEquals("strokes", on(() -> plan.text(Setting.DATA).get()));
    String facts = on(() -> find("data-facts", Label.class).getText());
    assertTrue(facts.contains("14 training, 3 validation, 5 test samples"), facts);
    assertTrue(on(() -> find("data-screen", Node.class).isVisible()));
    assertFalse(on(() -> find("start-screen", Node.class).isVisible()));
    run(() -> find("train-data", Button.class).fire());
    assertFalse(on(() -> find("data-screen", Node.class).isVisible()));
    assertTrue(on(() -> find("distortion-chart", Node.class).isVisible()));
  }

  @Test
  void anInterruptedRunIsResumedFromTheStartScreen() {
    run(() -> workbench.show(Screen.START));
    until("runs are listed", () -> models.runs().runs().size() == 2);
    assertEquals(null, workbench.scene().lookup("#go-on-first"));
    run(() -> find("go-on-second", Button.class).fire());
    until("the run goes", () -> model.state().active() || model.state() == RunState.FINISHED);
    assertEquals("0.1", on(() -> plan.text(Setting.BETA).get()));
    assertTrue(on(() -> find("plan", Node.class).getParent().isVisible()));
  }

  @Test
  void droppedFilesBecomeTheDataOfThePlan() throws IOException {
    Path file = Files.writeString(folder.resolve("table.csv"), "1,2\n");
    run(() -> workbench.data().dropped(List.of(file.toFile())));
    assertEquals(file.toString(), on(() -> plan.text(Setting.DATA).get()));
    Path other = Files.writeString(folder.resolve("table2.csv"), "1,2\n");
    run(() -> workbench.data().dropped(List.of(file.toFile(), other.toFile())));
    assertEquals(folder.toString(), on(() -> plan.text(Setting.DATA).get()));
  }

  @Test
  void aDroppedRunDirectoryIsOpened() throws IOException {
    Path run = Files.createDirectories(folder.resolve("dropped"));
    Files.writeString(run.resolve("plan.json"), "{}");
    String before = on(() -> plan.text(Setting.DATA).get());
    run(() -> workbench.show(Screen.DATA));
    run(() -> workbench.data().dropped(List.of(run.toFile())));
    until("the run is open", () -> run.equals(model.directory().orElse(null)));
    assertEquals(before, on(() -> plan.text(Setting.DATA).get()));
    assertTrue(on(() -> find("plan", Node.class).getParent().isVisible()));
  }

  @Test
  void aPausedRunTrainsStepByStep() {
    run(() -> find("start", Button.class).fire());
    until("the run goes", () -> model.state() == RunState.RUNNING && control.run().isPresent());
    run(() -> action("step").run());
    assertEquals(RunState.PAUSED, model.state());
    assertEquals(0, backend.started().get(0).steps());
    run(() -> action("step").run());
    assertEquals(1, backend.started().get(0).steps());
    assertEquals(RunState.PAUSED, model.state());
  }

  @Test
  @SuppressWarnings("unchecked")
  void theThirdChartShowsThePlaneTheTotalOrFiring() {
    fill();
    int plane = on(() -> colours("plane-chart"));
    assertTrue(plane > 3, "" + plane);
    for (int i = 1; i < 3; i++) {
      int which = i;
      run(() -> find("third-chart", ComboBox.class).getSelectionModel().select(which));
      assertTrue(on(() -> colours("plane-chart")) > 3);
    }
    assertEquals("Firing", on(() -> find("plane-chart", Node.class).getAccessibleText()));
  }

  @Test
  void theTabOfSamplesNamesTheirPartOfTheData() {
    assertEquals(
        "Samples", on(() -> find("train-below", TabPane.class).getTabs().get(0).getText()));
    fill();
    assertEquals(
        "Validation samples",
        on(() -> find("train-below", TabPane.class).getTabs().get(0).getText()));
  }

  @Test
  void layersAreCardsWithTheirSurrogateAndWhatTheyDo() {
    fill();
    run(() -> find("train-below", TabPane.class).getSelectionModel().select(1));
    String words =
        on(
            () ->
                find("layer-1", VBox.class).getChildren().stream()
                    .filter(Label.class::isInstance)
                    .map(node -> ((Label) node).getText())
                    .reduce("", (a, b) -> a + "\n" + b));
    assertTrue(words.contains("hidden layer 1"), words);
    assertTrue(words.contains("200 silent, 3 saturated"), words);
    assertTrue(words.contains("gradient norm 0.02"), words);
    assertTrue(words.contains("Many neurons never fire"), words);
    assertTrue(on(() -> colours("layer-1")) > 3);
    assertEquals(3, on(() -> find("layers", FlowPane.class).getChildren().size()));
  }

  @Test
  void layersOfMapsCanBeSeenAsMaps() {
    fill();
    run(() -> workbench.show(Screen.EXPLORE));
    until("the sample is there", () -> explore.view().isPresent());
    run(() -> find("explore-sides", TabPane.class).getSelectionModel().select(2));
    until("maps are offered", () -> find("membrane-maps", CheckBox.class).isVisible());
    run(() -> find("membrane-maps", CheckBox.class).setSelected(true));
    until(
        "maps are drawn",
        () -> find("membranes", ChartView.class).getAccessibleText().contains("Feature"));
    run(() -> explore.membranes().layerProperty().set(1));
    assertFalse(on(() -> find("membrane-maps", CheckBox.class).isVisible()), "dense layer");
    assertFalse(
        on(() -> find("membranes", ChartView.class).getAccessibleText()).contains("Feature"));
  }

  @Test
  void potentialsOfChosenNeuronsAreDrawnAndTheOneUnderTheCursorIsAdded() {
    fill();
    run(() -> workbench.show(Screen.EXPLORE));
    until("the sample is there", () -> explore.view().isPresent());
    run(() -> find("explore-sides", TabPane.class).getSelectionModel().select(2));
    until("the layers are there", () -> explore.membranes().layersProperty().get().size() == 2);
    until("they are drawn", () -> colours("membranes") > 3);
    run(() -> find("membrane-neurons", TextField.class).setText("0, 9"));
    String problem = on(() -> find("membrane-problem", Label.class).getText());
    assertEquals("Neuron 9 does not exist: this layer has 0 to 3.", problem);
    run(() -> find("membrane-neurons", TextField.class).setText("0-1"));
    assertEquals(List.of(0, 1), on(() -> explore.membranes().chosen()));
    run(() -> explore.cursorProperty().set(new Cell(2, 3)));
    run(() -> action("trace-neuron").run());
    assertEquals(List.of(3), on(() -> explore.membranes().chosen()));
    assertEquals(1, on(() -> explore.membranes().layerProperty().get()));
    run(() -> explore.cursorProperty().set(new Cell(2, 0)));
    run(() -> action("trace-neuron").run());
    assertEquals(List.of(3, 0), on(() -> explore.membranes().chosen()));
  }

  @Test
  void theWeightOfTheRateIsChangedDuringTheRun() {
    backend.neverEnd();
    run(() -> find("start", Button.class).fire());
    until("the run goes", () -> model.state() == RunState.RUNNING && control.run().isPresent());
    assertEquals("1", on(() -> find("live-weight", TextField.class).getText()));
    run(
        () -> {
          find("live-weight", TextField.class).setText("-1");
          find("live-apply", Button.class).fire();
        });
    assertEquals(RunState.RUNNING, model.state());
    run(
        () -> {
          find("live-weight", TextField.class).setText("0.2");
          find("live-apply", Button.class).fire();
        });
    until("the run is resumed", () -> backend.started().size() == 2);
    assertEquals("0.2", backend.changes().get(0).get(Setting.RATE_WEIGHT));
    until("the form shows it", () -> plan.text(Setting.RATE_WEIGHT).get().equals("0.2"));
    until("it works", () -> model.state() == RunState.RUNNING);
    assertEquals("0.2", on(() -> find("live-weight", TextField.class).getText()));
  }

  @Test
  void theBoxShowsTheBetaThatIsInUseAlsoAfterItIsSetBack() {
    backend.neverEnd();
    run(() -> plan.presetProperty().set(Preset.PUBLISHED));
    run(() -> find("start", Button.class).fire());
    until("the run goes", () -> model.state() == RunState.RUNNING && control.run().isPresent());
    for (String beta : List.of("0.2", "0.001")) {
      int before = backend.started().size();
      run(
          () -> {
            find("live-weight", TextField.class).setText(beta);
            find("live-apply", Button.class).fire();
          });
      until("it is resumed", () -> backend.started().size() == before + 1);
      until("it works", () -> model.state() == RunState.RUNNING && control.run().isPresent());
      assertEquals(beta, Setting.BETA.of(backend.started().get(before).plan()));
      assertEquals(beta, on(() -> find("live-weight", TextField.class).getText()));
    }
  }

  @Test
  void aKeyAfterTheStartNeverStopsTheRun() {
    run(
        () -> {
          find("start", Button.class).requestFocus();
          find("start", Button.class).fire();
        });
    until("the run goes", () -> model.state() == RunState.RUNNING);
    assertEquals("distortion-chart", on(() -> focused().getId()));
    press(KeyCode.SPACE);
    assertEquals(RunState.RUNNING, model.state());
    run(control::stop);
    until("it has stopped", () -> model.state() == RunState.STOPPED);
    run(
        () -> {
          find("beta", TextField.class).requestFocus();
          action("start").run();
        });
    until("the next one goes", () -> model.state() == RunState.RUNNING);
    assertEquals("distortion-chart", on(() -> focused().getId()), "the form is disabled");
  }

  @Test
  void aKeyAfterAScreenIsShownStaysOnTheScreenAndEachRemembersItsFocus() {
    for (Screen screen : Screen.values()) {
      run(() -> workbench.show(screen));
      assertEquals(screen.content(), on(() -> focused().getId()), "on " + screen);
      press(KeyCode.SPACE);
      assertTrue(on(() -> find(screen.action(), ToggleButton.class).isSelected()));
    }
    run(
        () -> {
          workbench.show(Screen.TRAIN);
          find("epochs", TextField.class).requestFocus();
          workbench.show(Screen.START);
        });
    assertEquals("start-screen", on(() -> focused().getId()));
    run(() -> workbench.show(Screen.TRAIN));
    assertEquals("epochs", on(() -> focused().getId()));
    run(
        () -> {
          find("screen-start", ToggleButton.class).requestFocus();
          action("screen-train").run();
        });
    assertEquals("epochs", on(() -> focused().getId()), "the screen is shown already");
  }

  @Test
  void aListThatIsBuiltAgainKeepsTheFocus() {
    run(() -> workbench.show(Screen.COMPARE));
    until("runs are listed", () -> found("compare-first") != null);
    run(() -> find("compare-first", CheckBox.class).requestFocus());
    CheckBox before = on(() -> find("compare-first", CheckBox.class));
    run(models.runs()::refresh);
    until("it is built again", () -> found("compare-first") != before);
    until("the focus is back", () -> "compare-first".equals(focused().getId()));
  }

  @Test
  void noControlIsCutOffInASmallWindow() {
    run(
        () -> {
          stage.setWidth(960);
          stage.setHeight(540);
        });
    fill();
    for (Screen screen : Screen.values()) {
      run(() -> workbench.show(screen));
      List<String> cut = on(() -> CutOff.buttonsAfterLayout(stage.getScene().getRoot()));
      assertEquals(List.of(), cut, "on " + screen);
    }
    run(() -> workbench.show(Screen.EXPLORE));
    run(() -> action("dream").run());
    until("samples are drawn", () -> explore.dream().view().isPresent());
    assertEquals(List.of(), on(() -> CutOff.buttons(find("dream-pane", Node.class))));
  }

  @Test
  void warningsFromLoadingAModelAreShownInExplore() {
    backend.noteOnLoading("The samples are not those of the training.");
    fill();
    run(() -> workbench.show(Screen.EXPLORE));
    until("the sample is there", () -> explore.view().isPresent());
    Label notes = on(() -> find("explore-notes", Label.class));
    assertEquals("The samples are not those of the training.", on(notes::getText));
    assertTrue(on(notes::isManaged));
  }

  private Node focused() {
    return stage.getScene().getFocusOwner();
  }

  private @Nullable Node found(String id) {
    return stage.getScene().getRoot().lookup("#" + id);
  }

  @Test
  void windowsThatAreClosedLeaveNothingBehind() {
    List<WeakReference<Workbench>> gone = new ArrayList<>();
    for (int i = 0; i < OPENINGS; i++) {
      gone.add(on(this::openedAndClosed));
    }
    until(
        "all are gone",
        () -> {
          System.gc();
          return gone.stream().allMatch(reference -> reference.get() == null);
        });
  }

  /** Shows every screen of a window of its own. */
  private WeakReference<Workbench> openedAndClosed() {
    PlanModel ownPlan = new PlanModel();
    RunControl ownControl = new RunControl(backend, new RunModel(), Runnable::run, Runnable::run);
    Workbench own =
        new Workbench(
            new Workbench.Setting(
                ownPlan,
                ownControl,
                ViewModels.of(backend, Runnable::run, Runnable::run),
                new ViewOptions(),
                Runnable::run,
                new TestPlaces(),
                Screen.START,
                () -> {}));
    ownControl.open(Path.of("runs/old"), ownPlan::show);
    Stage ownStage = new Stage();
    ownStage.setScene(own.scene());
    ownStage.show();
    List.of(Screen.values()).forEach(own::show);
    ownStage.hide();
    ownStage.setScene(null);
    return new WeakReference<>(own);
  }

  @Test
  void screensThatAreShownAgainAreNotBuiltAgain() {
    run(() -> List.of(Screen.values()).forEach(workbench::show));
    Set<Node> panes = on(() -> workbench.scene().getRoot().lookupAll(".screen"));
    assertEquals(Screen.values().length, panes.size());
    run(
        () -> {
          for (int i = 0; i < OPENINGS; i++) {
            List.of(Screen.values()).forEach(workbench::show);
          }
        });
    assertEquals(panes, on(() -> workbench.scene().getRoot().lookupAll(".screen")));
  }

  @Test
  void aRecordingPlaysInTime() {
    run(() -> workbench.show(Screen.DATA));
    run(() -> models.data().play(Path.of("dot.aedat")));
    until("the recording is there", () -> models.data().player().frame().isPresent());
    String first = on(() -> find("event-moment", Label.class).getText());
    assertTrue(first.contains("20.0 of 39.5 ms"), first);
    int before = on(() -> colours("event-film"));
    run(() -> find("events-on", Button.class).fire());
    String next = on(() -> find("event-moment", Label.class).getText());
    assertTrue(next.contains("39.5 of 39.5 ms"), next);
    assertTrue(before > 2, "events are drawn: " + before + " colours");
    run(() -> find("train-recording", Button.class).fire());
    assertEquals("dot.aedat", on(() -> plan.text(Setting.DATA).get()));
    assertTrue(on(() -> find("distortion-chart", Node.class).isVisible()));
  }

  @Test
  void aNumberBoxTakesNumbersOfItsRangeAlone() {
    run(() -> workbench.show(Screen.ENCODE));
    run(
        () -> {
          NumberBox steps = find("encode-steps", NumberBox.class);
          steps.getEditor().setText("abc");
          steps.getEditor().fireEvent(new ActionEvent());
          assertEquals(30, steps.getValue());
          steps.getEditor().setText("99999");
          steps.getEditor().fireEvent(new ActionEvent());
          assertEquals(1000, steps.getValue());
          steps.getEditor().setText("");
          steps.getEditor().fireEvent(new ActionEvent());
          assertEquals(1000, steps.getValue());
          assertEquals("1000", steps.getEditor().getText());
        });
  }

  @Test
  void aKeyAfterTheStartDoesNotStopTheRun() {
    run(() -> workbench.show(Screen.TRAIN));
    run(
        () -> {
          Button start = find("start", Button.class);
          start.requestFocus();
          start.fire();
        });
    until("the run goes", () -> model.state().active() || model.state() == RunState.FINISHED);
    run(() -> {}); // what was put off is done
    assertFalse(on(() -> find("stop", Button.class).isFocused()));
  }

  @Test
  void aUserComparesTwoRuns() {
    run(() -> workbench.show(Screen.COMPARE));
    until("runs are listed", () -> models.runs().runs().size() == 2);
    run(
        () -> {
          find("compare-first", CheckBox.class).setSelected(true);
          find("compare-second", CheckBox.class).setSelected(true);
        });
    List<String> cells =
        on(
            () ->
                find("differences", GridPane.class).getChildren().stream()
                    .map(node -> ((Label) node).getText())
                    .toList());
    assertTrue(cells.containsAll(List.of("beta", "0.01", "0.1", "first", "second")), "" + cells);
    assertFalse(cells.contains("seed"), "" + cells);
    assertFalse(cells.contains("test negative ELBO"), "" + cells);
    run(() -> find("compare-test-figures", CheckBox.class).fire());
    assertTrue(
        on(
            () ->
                find("differences", GridPane.class).getChildren().stream()
                    .anyMatch(node -> ((Label) node).getText().equals("test negative ELBO"))));
    assertTrue(on(() -> colours("compare-settings")) > 2);
    run(() -> find("look", Button.class).fire());
    until("the sample went through both", () -> models.compare().pair().size() == 2);
    assertEquals(5, on(() -> find("pair", HBox.class).lookupAll(".chart-view").size()));
    assertTrue(on(() -> colours("compare-plane")) > 3);
  }

  @Test
  void aUserExportsTheDecoderAndReadsItsProof() {
    fill();
    run(() -> workbench.show(Screen.EXPORT));
    run(() -> find("format-dl4j", RadioButton.class).fire());
    run(() -> find("export-write", Button.class).fire());
    until("it is written", () -> models.export().written().isPresent());
    String words =
        on(
            () ->
                find("export-report", VBox.class).getChildren().stream()
                    .map(node -> ((Label) node).getText())
                    .reduce("", (a, b) -> a + "\n" + b));
    assertTrue(words.contains("Largest absolute difference 2.00e-07 over 256 samples"), words);
    assertTrue(words.contains("spikeloom export runs/old --to dl4j --out "), words);
  }

  @Test
  void theMapOfSamplesOpensTheSampleThatIsClicked() {
    fill();
    run(() -> workbench.show(Screen.EXPLORE));
    until("the sample is there", () -> explore.view().isPresent());
    run(() -> find("explore-sides", TabPane.class).getSelectionModel().select(1));
    until("the map is there", () -> explore.map().mapProperty().get() != null);
    until("it is drawn", () -> colours("latent-map") > 3);
    run(
        () -> {
          Node chart = find("latent-map", Node.class);
          for (int x = 5; x < 300 && explore.indexProperty().get() == 0; x += 5) {
            for (int y = 5; y < 300; y += 5) {
              chart.fireEvent(Mouse.click(chart, x, y));
            }
          }
        });
    until("another sample is shown", () -> explore.view().orElseThrow().sample().index() > 0);
  }

  @Test
  @SuppressWarnings("unchecked")
  void aLineAroundSamplesListsThemAndARowOpensItsSample() throws IOException {
    fill();
    run(() -> workbench.show(Screen.EXPLORE));
    until("the sample is there", () -> explore.view().isPresent());
    run(() -> find("explore-sides", TabPane.class).getSelectionModel().select(1));
    until("the map is there", () -> explore.map().mapProperty().get() != null);
    assertEquals(null, on(() -> workbench.scene().lookup("#chosen")));
    run(
        () -> {
          Node chart = find("latent-map", Node.class);
          Bounds all = chart.getLayoutBounds();
          Mouse.drag(
              chart,
              MouseButton.PRIMARY,
              List.of(
                  new Point2D(0, 0),
                  new Point2D(all.getMaxX(), 0),
                  new Point2D(all.getMaxX(), all.getMaxY()),
                  new Point2D(0, all.getMaxY())));
        });
    int samples = on(explore::samples);
    ListView<LatentMap.Sample> list = on(() -> find("chosen", ListView.class));
    assertEquals(samples, on(() -> list.getItems().size()));
    assertTrue(
        on(() -> find("chosen-summary", Label.class).getText()).startsWith(samples + " samples"));
    assertEquals(0, on(() -> explore.indexProperty().get()), "a drag is not a click");

    run(
        () -> {
          list.requestFocus();
          list.getSelectionModel().select(2);
        });
    press(KeyCode.ENTER);
    until("it is open", () -> explore.view().orElseThrow().sample().index() == 2);
    run(() -> action("save-list").run());
    Path file = folder.resolve("samples.csv");
    until("the list is saved", () -> Files.exists(file));
    assertEquals(
        "sample,class,distortion (nats per value),spikes", Files.readAllLines(file).get(0));
    assertEquals(samples + 1, Files.readAllLines(file).size());
    press(KeyCode.ESCAPE);
    assertEquals(null, on(() -> workbench.scene().lookup("#chosen")));
    assertTrue(on(() -> stage.getScene().getFocusOwner()) instanceof ChartView);
  }

  @Test
  @SuppressWarnings("unchecked")
  void theListIsFilledWithoutAMouse() {
    fill();
    run(() -> workbench.show(Screen.EXPLORE));
    until("the sample is there", () -> explore.view().isPresent());
    run(() -> find("explore-sides", TabPane.class).getSelectionModel().select(1));
    until("the map is there", () -> explore.map().mapProperty().get() != null);
    run(() -> find("class-choice", ComboBox.class).requestFocus());
    press(KeyCode.DOWN);
    assertTrue(
        on(() -> find("chosen", ListView.class).getItems().stream().allMatch(this::ofClass0)));
    run(() -> find("clear-list", Button.class).fire());
    assertEquals(null, on(() -> find("class-choice", ComboBox.class).getValue()));
  }

  private boolean ofClass0(Object sample) {
    return ((LatentMap.Sample) sample).className().equals("c0");
  }

  @Test
  void aBrushDecodesItsPartOnlyAndIsClearedAgain() {
    fill();
    run(() -> workbench.show(Screen.EXPLORE));
    until("the sample is there", () -> explore.view().isPresent());
    int all = on(() -> explore.view().orElseThrow().count());
    run(() -> explore.brushProperty().set(new SpikePart(0, 3, 0, 4)));
    assertEquals(3, on(() -> explore.view().orElseThrow().count()));
    assertTrue(on(() -> find("explore-facts", Label.class).getText()).contains("3 spikes"));
    run(() -> action("clear-brush").run());
    assertEquals(all, on(() -> explore.view().orElseThrow().count()));
  }

  @Test
  void aDreamIsPlayedAndSteeredByKeyboardAndSaved() throws IOException {
    fill();
    run(() -> workbench.show(Screen.EXPLORE));
    until("the sample is there", () -> explore.view().isPresent());
    run(() -> action("dream").run());
    assertEquals(
        1, on(() -> find("explore-views", TabPane.class).getSelectionModel().getSelectedIndex()));
    until("samples are drawn", () -> explore.dream().view().isPresent());
    String free = on(() -> find("dream-facts", Label.class).getText());
    assertTrue(free.startsWith("sample from the prior · 0 of 6 steps kept: 0 spikes"), free);
    run(
        () -> {
          action("dream-more").run();
          action("dream-more").run();
        });
    until("two steps are kept", () -> facts("dream-facts").contains("2 of 6 steps kept"));
    assertEquals(2, on(() -> find("dream-time", Slider.class).getValue()));
    run(() -> find("dream-time", Slider.class).setValue(4));
    until("four steps are kept", () -> facts("dream-facts").contains("4 of 6 steps kept"));
    run(() -> action("dream-new").run());
    until("others are drawn", () -> facts("dream-facts").contains("with seed 2"));
    assertEquals(2, on(() -> find("dream-seed", NumberBox.class).getValue()).intValue());
    assertFalse(on(() -> find("dream-target", Node.class).isVisible()));
    run(() -> find("dream-start", ComboBox.class).getSelectionModel().select(1));
    until("the sample is continued", () -> facts("dream-facts").startsWith("sample 0 "));
    assertTrue(on(() -> find("dream-target", Node.class).isVisible()));
    run(() -> find("dream-play", ToggleButton.class).fire());
    until("it has been played", () -> facts("dream-facts").contains("6 of 6 steps kept"));
    until("it stops", () -> !find("dream-play", ToggleButton.class).isSelected());
    run(
        () -> {
          find("dream-completions", Node.class).requestFocus();
          action("save-chart-csv").run();
        });
    Path saved = folder.resolve("completions.csv");
    until("it is saved", () -> Files.exists(saved));
    assertEquals(1 + 12 * 4, Files.readAllLines(saved).size());
    run(() -> action("dream").run());
    assertEquals(
        0, on(() -> find("explore-views", TabPane.class).getSelectionModel().getSelectedIndex()));
  }

  private String facts(String id) {
    return find(id, Label.class).getText();
  }

  @Test
  void samplesFromThePriorAreBesideTheGallery() {
    assertFalse(on(() -> find("generated", Node.class).isVisible()));
    fill();
    assertTrue(on(() -> find("generated", Node.class).isVisible()));
    assertTrue(on(() -> colours("generated")) > 3);
  }

  @Test
  void aClickAddsASpikeWhereItWasMade() {
    fill();
    run(() -> workbench.show(Screen.EXPLORE));
    until("the sample is there", () -> explore.view().isPresent());
    ExploreView before = on(() -> explore.view().orElseThrow());
    run(
        () -> {
          Node chart = find("latent-spikes", Node.class);
          chart.fireEvent(
              Mouse.click(
                  chart,
                  chart.getBoundsInLocal().getCenterX(),
                  chart.getBoundsInLocal().getCenterY()));
        });
    ExploreView after = on(() -> explore.view().orElseThrow());
    assertEquals(1, Math.abs(after.count() - before.count()));
    Cell cell = on(() -> explore.cursorProperty().get());
    assertNotEquals(null, cell);
  }

  /** Number of different colours of a part of the window. */
  private int colours(String id) {
    WritableImage image = find(id, Node.class).snapshot(new SnapshotParameters(), null);
    Set<Integer> seen = new HashSet<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        seen.add(image.getPixelReader().getArgb(x, y));
      }
    }
    return seen.size();
  }

  private int pixel(String id) {
    WritableImage image = find(id, Node.class).snapshot(new SnapshotParameters(), null);
    return image
        .getPixelReader()
        .getArgb(image.getWidth() > 0 ? (int) image.getWidth() / 2 : 0, 40);
  }

  private Workbench build() {
    return new Workbench(
        new Workbench.Setting(
            plan,
            control,
            models,
            view,
            ForkJoinPool.commonPool(),
            new TestPlaces(),
            Screen.TRAIN,
            () -> {}));
  }

  private void fill() {
    run(() -> control.open(Path.of("runs/old"), plan::show));
    until("the gallery is full", () -> tiles().size() == 16);
  }

  private List<Node> tiles() {
    return find("gallery", TilePane.class).getChildren();
  }

  private String detailTitle() {
    return ((Label) find("sample-detail", Node.class).lookup(".detail-title")).getText();
  }

  private Action action(String id) {
    return WorkbenchActions.named(workbench.actions(), id);
  }

  @SuppressWarnings("unchecked")
  private void choose(String id, String value) {
    find(id, ComboBox.class).setValue(value);
  }

  /** Parts of panes that have just been built are there once they are laid out. */
  private <N extends Node> N find(String id, Class<N> type) {
    workbench.scene().getRoot().applyCss();
    workbench.scene().getRoot().layout();
    return type.cast(workbench.scene().lookup("#" + id));
  }

  private void press(KeyCode code) {
    run(
        () ->
            Event.fireEvent(
                stage.getScene().getFocusOwner(),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
  }

  private static int pixel(WritableImage image) {
    return image.getPixelReader().getArgb((int) image.getWidth() - 6, 60);
  }

  private final class TestPlaces implements Places {
    @Override
    public Optional<Path> folder(String title) {
      return Optional.of(folder);
    }

    @Override
    public Optional<Path> existing(String title) {
      return Optional.of(folder.resolve("recording.aedat"));
    }

    @Override
    public Optional<Path> file(String title, String suggestedName) {
      return Optional.of(folder.resolve(suggestedName));
    }

    @Override
    public Optional<Path> figureFile(String suggestedName, FigureFile.Format format) {
      return Optional.of(folder.resolve(suggestedName + "." + format.extension()));
    }
  }
}
