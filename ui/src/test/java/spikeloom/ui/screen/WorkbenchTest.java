package spikeloom.ui.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import spikeloom.ui.error.UiException;
import spikeloom.ui.figure.FigureFile;
import spikeloom.ui.model.PlanModel;
import spikeloom.ui.model.RunControl;
import spikeloom.ui.model.RunModel;
import spikeloom.ui.model.ViewModels;
import spikeloom.ui.tool.Screenshots;

class WorkbenchTest extends WorkbenchFixture {
  private static final int OPENINGS = 8;

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

  private static int width(Path picture) {
    try {
      return ImageIO.read(picture.toFile()).getWidth();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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

  private @Nullable Node found(String id) {
    return stage.getScene().getRoot().lookup("#" + id);
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
}
