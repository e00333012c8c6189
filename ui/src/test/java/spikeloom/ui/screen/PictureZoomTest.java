package spikeloom.ui.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spikeloom.ui.screen.FxExtension.on;
import static spikeloom.ui.screen.FxExtension.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import spikeloom.ui.chart.Box;
import spikeloom.ui.chart.PictureChart;
import spikeloom.ui.chart.RecordedPicture;
import spikeloom.ui.chart.Viewport;
import spikeloom.ui.fake.FakeBackend;
import spikeloom.ui.fake.FakeExplorer;
import spikeloom.ui.model.EventPlayer;
import spikeloom.ui.model.ExploreModel;
import spikeloom.ui.model.PlanModel;
import spikeloom.ui.model.RunControl;
import spikeloom.ui.model.RunModel;
import spikeloom.ui.model.ViewModels;

@ExtendWith(FxExtension.class)
class PictureZoomTest {
  private static final String TARGET = "explore-target";
  private static final String RECONSTRUCTION = "explore-signal";
  private static final String RECORDING = "explore-recording";
  private static final List<String> PICTURES =
      List.of(RECORDING, TARGET, RECONSTRUCTION, "explore-error");

  private final FakeBackend backend = new FakeBackend(2);
  private final ViewModels models = on(() -> ViewModels.of(backend, Runnable::run, Runnable::run));
  private final ExploreModel explore = models.explore();
  private final ViewOptions options = new ViewOptions();
  private final RunControl control =
      new RunControl(backend, new RunModel(), Runnable::run, Runnable::run);
  private final PlanModel plan = new PlanModel();
  private final Workbench workbench = on(this::build);
  private final Stage stage = on(Stage::new);

  private Workbench build() {
    return new Workbench(
        new Workbench.Setting(
            plan, control, models, options, Runnable::run, null, Screen.EXPLORE, () -> {}));
  }

  @BeforeEach
  void show() {
    backend.trainOnRecordings();
    run(
        () -> {
          stage.setScene(workbench.scene());
          stage.show();
          stage.setWidth(960);
          stage.setHeight(540);
          explore.open(Path.of("runs/camera"));
        });
  }

  @AfterEach
  void hide() {
    run(stage::hide);
  }

  @Test
  void theTopBarFitsTheSmallestWindow() {
    double needed = on(() -> ((Region) workbench.scene().lookup(".top-bar")).minWidth(-1));
    assertTrue(needed <= stage.getWidth(), needed + " of " + stage.getWidth());
  }

  @Test
  void targetAndReconstructionMoveTogether() {
    run(() -> wheel(TARGET, 2));
    Viewport near = on(() -> viewport(TARGET));
    assertTrue(near.spanX() < 1);
    for (String id : PICTURES) {
      assertEquals(near, on(() -> viewport(id)), id);
    }
    run(() -> drag(RECONSTRUCTION, 20));
    Viewport panned = on(() -> viewport(RECONSTRUCTION));
    assertTrue(panned.fromX() < near.fromX(), "what is dragged to the right comes from the left");
    for (String id : PICTURES) {
      assertEquals(panned, on(() -> viewport(id)), id);
    }
    assertTrue(on(() -> viewport("input-spikes").isWhole()), "spikes are not a picture");

    run(() -> explore.indexProperty().set(3));
    assertEquals(panned, on(() -> viewport(RECONSTRUCTION)), "the next sample shows the same part");
  }

  @Test
  void theKeyboardZoomsPansAndShowsEverythingAgain() {
    press(TARGET, KeyCode.RIGHT);
    assertTrue(on(() -> viewport(TARGET).isWhole()), "there is nothing to pan");
    type(TARGET, "+");
    Viewport near = on(() -> viewport(TARGET));
    assertEquals(1 / 1.5, near.spanX(), 1e-9);
    press(TARGET, KeyCode.RIGHT);
    press(TARGET, KeyCode.UP);
    Viewport panned = on(() -> viewport(RECONSTRUCTION));
    assertTrue(panned.fromX() > near.fromX());
    assertTrue(panned.fromY() > near.fromY());
    press(TARGET, KeyCode.LEFT);
    press(TARGET, KeyCode.DOWN);
    assertEquals(near.fromX(), on(() -> viewport(TARGET).fromX()), 1e-9);
    assertEquals(near.fromY(), on(() -> viewport(TARGET).fromY()), 1e-9);
    type(TARGET, "0");
    assertTrue(on(() -> viewport(RECONSTRUCTION).isWhole()));
  }

  @Test
  void aPinchZooms() {
    run(
        () -> {
          Point2D at = middle(TARGET);
          view(TARGET).fireEvent(pinch(view(TARGET).localToScene(at), 1.25));
        });
    assertEquals(0.8, on(() -> viewport(TARGET).spanX()), 1e-9);
    assertEquals(0.8, on(() -> viewport(RECONSTRUCTION).spanY()), 1e-9);
  }

  @Test
  void enterShowsPicturesLargeSideBySideAndEscapeReturnsToThem() {
    double small = on(() -> plot(TARGET).width());
    run(() -> view(RECONSTRUCTION).requestFocus());
    press(RECONSTRUCTION, KeyCode.ENTER);
    assertTrue(on(() -> node("enlarged").isVisible()));
    assertEquals(
        "Recording, Target, Reconstruction, Error",
        on(() -> ((Label) node("enlarged-title")).getText()));
    assertSame(on(() -> view("enlarged-2")), on(this::focused), "the keyboard goes with the eye");
    assertTrue(on(() -> plot("enlarged-1").width()) > 1.3 * small);
    for (int i = 0; i < PICTURES.size(); i++) {
      Node picture = view("enlarged-" + i);
      Bounds place = on(() -> picture.localToScene(picture.getBoundsInLocal()));
      assertTrue(place.getMinX() >= 0 && place.getMaxX() <= 960, place.toString());
    }

    type("enlarged-2", "+");
    assertTrue(on(() -> viewport("enlarged-1").spanX()) < 1, "they move together there too");
    press("enlarged-2", KeyCode.ESCAPE);
    assertFalse(on(() -> node("enlarged").isVisible()));
    assertSame(on(() -> view(RECONSTRUCTION)), on(this::focused));
    assertTrue(on(() -> viewport(RECONSTRUCTION).isWhole()));
  }

  @Test
  void largePicturesFollowTheTime() {
    press(RECONSTRUCTION, KeyCode.ENTER);
    int[] late = on(() -> pixels("enlarged-2"));
    run(() -> explore.seenProperty().set(1));
    assertFalse(Arrays.equals(late, on(() -> pixels("enlarged-2"))));
    press("enlarged-2", KeyCode.ESCAPE);
    run(() -> explore.seenProperty().set(FakeExplorer.STEPS));
    press(RECONSTRUCTION, KeyCode.ENTER);
    assertTrue(Arrays.equals(late, on(() -> pixels("enlarged-2"))));
  }

  @Test
  void shortcutsOfTheScreenWorkWhilePicturesAreLarge() {
    press(RECONSTRUCTION, KeyCode.ENTER);
    run(
        () ->
            view("enlarged-2")
                .fireEvent(
                    new KeyEvent(
                        KeyEvent.KEY_PRESSED, "", "", KeyCode.P, false, true, false, false)));
    assertTrue(on(() -> explore.playingProperty().get()), "time plays");
  }

  @Test
  void theKeyboardStaysInThePanel() {
    press(RECONSTRUCTION, KeyCode.ENTER);
    assertTrue(on(() -> node("explore").isDisabled()), "nothing behind it gets the focus");
    press("enlarged-2", KeyCode.ESCAPE);
    assertFalse(on(() -> node("explore").isDisabled()));
  }

  @Test
  void anotherScreenClosesThePanel() {
    press(TARGET, KeyCode.ENTER);
    run(() -> workbench.show(Screen.DATA));
    assertFalse(on(() -> node("enlarged").isVisible()));
    assertFalse(on(() -> node("data-screen").isDisabled()));
  }

  @Test
  void aDoubleClickShowsAPictureLargeAndSpikesWhole() {
    run(() -> wheel("input-spikes", 3));
    run(() -> doubleClick("input-spikes"));
    assertTrue(on(() -> viewport("input-spikes").isWhole()));
    assertFalse(on(() -> node("enlarged").isVisible()));
    run(() -> doubleClick(TARGET));
    assertTrue(on(() -> node("enlarged").isVisible()));
  }

  @Test
  void aPictureOfTheDataIsShownLarge() {
    run(
        () -> {
          workbench.show(Screen.DATA);
          models.data().open(plan.plan().orElseThrow());
        });
    ChartView first = on(() -> (ChartView) node("data-samples").lookup(".chart-view"));
    assertEquals(ChartZoom.enlargeHelp(), on(first::getAccessibleHelp));
    run(() -> first.fireEvent(key(KeyEvent.KEY_PRESSED, "", KeyCode.ENTER)));
    assertTrue(on(() -> node("enlarged").isVisible()));
    assertTrue(on(() -> plot("enlarged-0").height()) > 300);
    type("enlarged-0", "+");
    assertTrue(on(() -> viewport("enlarged-0").spanX()) < 1);
  }

  @Test
  void aSampleOfTheGalleryIsZoomedAndShownLarge() {
    run(
        () -> {
          control.open(Path.of("runs/camera"), opened -> {});
          workbench.openSample(0);
        });
    List<ChartView> parts =
        on(
            () ->
                node("sample-detail").lookupAll(".chart-view").stream()
                    .map(ChartView.class::cast)
                    .filter(view -> view.chart() instanceof PictureChart)
                    .toList());
    assertEquals(2, parts.size(), "target and reconstruction");
    run(() -> parts.get(0).fireEvent(key(KeyEvent.KEY_TYPED, "+", KeyCode.UNDEFINED)));
    assertEquals(1 / 1.5, on(() -> parts.get(1).viewport().spanX()), 1e-9);
    String title = on(() -> ((Label) node("sample-detail").lookup(".detail-title")).getText());
    run(() -> parts.get(0).fireEvent(key(KeyEvent.KEY_PRESSED, "", KeyCode.RIGHT)));
    assertEquals(
        title,
        on(() -> ((Label) node("sample-detail").lookup(".detail-title")).getText()),
        "an arrow pans the zoomed picture and does not leave it");
    run(() -> parts.get(0).requestFocus());
    run(() -> parts.get(0).fireEvent(key(KeyEvent.KEY_PRESSED, "", KeyCode.ENTER)));
    assertTrue(on(() -> node("enlarged").isVisible()));
    press("enlarged-0", KeyCode.ESCAPE);
    assertFalse(on(() -> node("enlarged").isVisible()));
    assertTrue(on(() -> node("sample-detail").isVisible()), "one panel after the other");
  }

  @Test
  @SuppressWarnings("unchecked")
  void theRecordingMovesThroughTimeWithTheReconstruction() {
    assertEquals(
        "Recording, 0.0 to 60.0 ms, ON and OFF events",
        on(() -> view(RECORDING).getAccessibleText()));
    assertEquals(12, on(this::events));
    run(() -> explore.seenProperty().set(2));
    assertEquals(
        "Recording, 0.0 to 20.0 ms, ON and OFF events",
        on(() -> view(RECORDING).getAccessibleText()));
    assertEquals(4, on(this::events));
    run(
        () ->
            ((ComboBox<EventPlayer.Look>) node("recording-look")).setValue(EventPlayer.Look.SLIDE));
    assertEquals(2, on(this::events), "those of the second step");
    String facts =
        on(
            () -> {
              explore.playingProperty().set(true);
              explore.advance();
              explore.playingProperty().set(false);
              return ((RecordedPicture) view(RECORDING).chart()).facts();
            });
    assertEquals("20.0 to 30.0 ms", facts);
    assertEquals(on(() -> plot(TARGET).width()), on(() -> plot(RECORDING).width()), "one scale");
  }

  @Test
  void aRunWithoutACameraHasNoRecording() {
    FakeBackend other = new FakeBackend(2);
    ViewModels plain = on(() -> ViewModels.of(other, Runnable::run, Runnable::run));
    Workbench second =
        on(
            () ->
                new Workbench(
                    new Workbench.Setting(
                        new PlanModel(),
                        control,
                        plain,
                        options,
                        Runnable::run,
                        null,
                        Screen.EXPLORE,
                        () -> {})));
    run(() -> plain.explore().open(Path.of("runs/plain")));
    run(() -> second.scene().getRoot().applyCss());
    assertFalse(on(() -> second.scene().lookup("#" + RECORDING).isVisible()));
    assertFalse(on(() -> second.scene().lookup("#recording-look").isVisible()));
  }

  @Test
  void picturesHaveNamesAndHelpInBothThemes() {
    for (Theme theme : Theme.values()) {
      run(() -> options.theme().set(theme));
      for (String id : PICTURES) {
        assertEquals(ChartZoom.pictureHelp(), on(() -> view(id).getAccessibleHelp()));
        assertNotEquals("", on(() -> view(id).getAccessibleText()));
      }
      press(TARGET, KeyCode.ENTER);
      int corner = on(() -> background("enlarged"));
      assertTrue(theme == Theme.LIGHT ? corner > 200 : corner < 60, theme + ": " + corner);
      press("enlarged-1", KeyCode.ESCAPE);
    }
    run(() -> options.theme().set(Theme.LIGHT));
  }

  private int events() {
    RecordedPicture recorded = (RecordedPicture) view(RECORDING).chart();
    float sum = 0;
    for (int i = 0; i < recorded.events().on().length; i++) {
      sum += recorded.events().on()[i] + recorded.events().off()[i];
    }
    return Math.round(sum);
  }

  private int background(String id) {
    view("enlarged-0");
    return node(id).snapshot(null, null).getPixelReader().getArgb(4, 4) & 0xff;
  }

  private Node focused() {
    return workbench.scene().getFocusOwner();
  }

  private Node node(String id) {
    workbench.scene().getRoot().applyCss();
    workbench.scene().getRoot().layout();
    return workbench.scene().lookup("#" + id);
  }

  private ChartView view(String id) {
    return (ChartView) node(id);
  }

  private Viewport viewport(String id) {
    return view(id).viewport();
  }

  private Box plot(String id) {
    ChartView view = view(id);
    return ((PictureChart) view.chart()).plot(view.area(), options.theme().get().charts());
  }

  private Point2D middle(String id) {
    Box plot = plot(id);
    return new Point2D(plot.centreX(), plot.centreY());
  }

  private void wheel(String id, int notches) {
    ChartView chart = view(id);
    Point2D at = chart.chart() instanceof PictureChart ? middle(id) : new Point2D(100, 60);
    chart.fireEvent(Mouse.wheel(chart, at.getX(), at.getY(), notches));
  }

  private void drag(String id, double by) {
    ChartView chart = view(id);
    Mouse.drag(chart, MouseButton.PRIMARY, List.of(middle(id), middle(id).add(by, 0)));
  }

  private void doubleClick(String id) {
    ChartView chart = view(id);
    chart.fireEvent(Mouse.doubleClick(chart, chart.getWidth() / 2, chart.getHeight() / 2));
  }

  private void press(String id, KeyCode code) {
    run(() -> view(id).fireEvent(key(KeyEvent.KEY_PRESSED, "", code)));
  }

  private void type(String id, String text) {
    run(() -> view(id).fireEvent(key(KeyEvent.KEY_TYPED, text, KeyCode.UNDEFINED)));
  }

  private static KeyEvent key(EventType<KeyEvent> type, String text, KeyCode code) {
    return new KeyEvent(type, text, "", code, false, false, false, false);
  }

  private static Event pinch(Point2D at, double factor) {
    return new ZoomEvent(
        ZoomEvent.ZOOM,
        at.getX(),
        at.getY(),
        0,
        0,
        false,
        false,
        false,
        false,
        true,
        false,
        factor,
        factor,
        null);
  }

  private int[] pixels(String id) {
    WritableImage image = view(id).snapshot(null, null);
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] argb = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
    return argb;
  }
}
