package spikeloom.ui.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spikeloom.ui.screen.FxExtension.on;
import static spikeloom.ui.screen.FxExtension.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import spikeloom.spike.Cell;
import spikeloom.spike.SpikeRaster;
import spikeloom.ui.chart.Box;
import spikeloom.ui.chart.LatentChart;
import spikeloom.ui.chart.RasterChart;
import spikeloom.ui.chart.Viewport;
import spikeloom.ui.fake.FakeBackend;
import spikeloom.ui.fake.FakeExplorer;
import spikeloom.ui.model.ExploreModel;
import spikeloom.ui.model.PlanModel;
import spikeloom.ui.model.RunControl;
import spikeloom.ui.model.RunModel;
import spikeloom.ui.model.ViewModels;

@ExtendWith(FxExtension.class)
class ChartZoomTest {
  private final FakeBackend backend = new FakeBackend(2);
  private final ViewModels models = on(() -> ViewModels.of(backend, Runnable::run, Runnable::run));
  private final ExploreModel explore = models.explore();
  private final Workbench workbench = on(this::build);
  private final Stage stage = on(Stage::new);

  private Workbench build() {
    return new Workbench(
        new Workbench.Setting(
            new PlanModel(),
            new RunControl(backend, new RunModel(), Runnable::run, Runnable::run),
            models,
            new ViewOptions(),
            Runnable::run,
            null,
            Screen.EXPLORE,
            () -> {}));
  }

  @BeforeEach
  void show() {
    run(
        () -> {
          stage.setScene(workbench.scene());
          stage.show();
          explore.open(Path.of("runs/old"));
        });
  }

  @AfterEach
  void hide() {
    run(stage::hide);
  }

  @Test
  void theWheelZoomsIntoTheInputAndHomeShowsAllOfItAgain() {
    int[] before = on(() -> pixels("input-spikes"));
    run(() -> wheel("input-spikes", 3));
    assertTrue(on(() -> viewport("input-spikes").spanX()) < 1);
    assertFalse(Arrays.equals(before, on(() -> pixels("input-spikes"))));

    press("input-spikes", KeyCode.HOME);
    assertTrue(on(() -> viewport("input-spikes").isWhole()));
    assertTrue(Arrays.equals(before, on(() -> pixels("input-spikes"))));
  }

  @Test
  void aUserZoomsAndPansWithTheKeyboard() {
    type("input-spikes", "+");
    Viewport near = on(() -> viewport("input-spikes"));
    assertEquals(1 / 1.5, near.spanX(), 1e-9);
    run(() -> key("input-spikes", KeyEvent.KEY_PRESSED, "", KeyCode.PAGE_UP, true));
    assertEquals(1, on(() -> viewport("input-spikes").toX()), 1e-9, "steps to the right");
    type("input-spikes", "-");
    assertTrue(on(() -> viewport("input-spikes").isWhole()));
  }

  @Test
  void aDragPansAndKeepsTheSizeOfThePart() {
    run(() -> wheel("input-spikes", 2));
    Viewport before = on(() -> viewport("input-spikes"));
    run(() -> drag("input-spikes", MouseButton.PRIMARY, 20));
    Viewport after = on(() -> viewport("input-spikes"));
    assertTrue(after.fromX() < before.fromX(), "what is dragged to the right comes from the left");
    assertEquals(before.spanX(), after.spanX(), 1e-12);
    assertEquals(before.spanY(), after.spanY(), 1e-12);
  }

  @Test
  void thePartStaysWhenTheSampleChangesAndGoesWhenTheExtentDoes() {
    run(() -> wheel("input-spikes", 2));
    Viewport near = on(() -> viewport("input-spikes"));
    run(() -> explore.indexProperty().set(1));
    assertEquals(near, on(() -> viewport("input-spikes")));
    run(
        () ->
            view("input-spikes")
                .show(
                    new RasterChart(
                        "Input",
                        RasterChart.Channel.INPUT,
                        new SpikeRaster.Builder(70, 3).build(),
                        RasterChart.Detail.AXES)));
    assertTrue(on(() -> viewport("input-spikes").isWhole()));
  }

  @Test
  void aClickIntoTheZoomedLatentSpikesHitsTheCellBelowIt() {
    run(() -> wheel("latent-spikes", 9));
    Viewport near = on(() -> viewport("latent-spikes"));
    assertTrue(near.spanX() < 1);
    for (int step = 0; step < FakeExplorer.STEPS; step++) {
      double share = ((step + 0.5) / FakeExplorer.STEPS - near.fromX()) / near.spanX();
      if (share > 0 && share < 1) {
        run(() -> click(share, 0.4));
        assertEquals(new Cell(step, 1), on(() -> explore.cursorProperty().get()));
        assertEquals(near, on(() -> viewport("latent-spikes")), "the part stays");
      }
    }
  }

  @Test
  void thePrimaryButtonBrushesTheLatentSpikesAndTheOthersPan() {
    run(() -> wheel("latent-spikes", 9));
    Viewport near = on(() -> viewport("latent-spikes"));
    run(() -> drag("latent-spikes", MouseButton.PRIMARY, 60));
    assertEquals(near, on(() -> viewport("latent-spikes")));
    assertNotEquals(null, on(() -> explore.brushProperty().get()));

    run(() -> explore.brushProperty().set(null));
    for (MouseButton button : List.of(MouseButton.SECONDARY, MouseButton.MIDDLE)) {
      run(() -> drag("latent-spikes", button, 60));
      assertTrue(on(() -> viewport("latent-spikes").fromX()) < near.fromX());
      run(() -> drag("latent-spikes", button, -60));
      assertEquals(near.fromX(), on(() -> viewport("latent-spikes").fromX()), 1e-9);
    }
    assertEquals(null, on(() -> explore.brushProperty().get()));
  }

  @Test
  void theCursorIsFollowedWhenItLeavesThePart() {
    run(() -> wheel("latent-spikes", 9));
    for (int i = 0; i < FakeExplorer.STEPS; i++) {
      press("latent-spikes", KeyCode.RIGHT);
    }
    assertEquals(FakeExplorer.STEPS - 1, on(() -> explore.cursorProperty().get().step()));
    assertEquals(1, on(() -> viewport("latent-spikes").toX()), 1e-9);
  }

  @Test
  void aRasterAmongTheCodesIsZoomedToo() {
    run(() -> workbench.show(Screen.ENCODE));
    int[] before = on(() -> pixels("coded-1"));
    run(() -> wheel("coded-1", 5));
    assertTrue(on(() -> viewport("coded-1").spanX()) < 1);
    assertFalse(Arrays.equals(before, on(() -> pixels("coded-1"))));
    run(() -> wheel("coded-1", -20));
    assertTrue(Arrays.equals(before, on(() -> pixels("coded-1"))));
  }

  @Test
  void whatIsSavedIsWhatIsSeen() {
    run(() -> wheel("input-spikes", 2));
    RasterChart saved =
        on(() -> (RasterChart) view("input-spikes").figure().panels().get(0).chart());
    assertEquals(on(() -> viewport("input-spikes")), saved.view());
  }

  @Test
  void screenReadersGetTheKeys() {
    assertEquals(ChartZoom.help(), on(() -> view("latent-spikes").getAccessibleHelp()));
  }

  private ChartView view(String id) {
    workbench.scene().getRoot().applyCss();
    workbench.scene().getRoot().layout();
    return (ChartView) workbench.scene().lookup("#" + id);
  }

  private Viewport viewport(String id) {
    return view(id).viewport();
  }

  /** Where a point of the cells of the latent spikes is; shares to the right and upwards. */
  private void click(double across, double up) {
    ChartView chart = view("latent-spikes");
    float[][] spikes = explore.view().orElseThrow().spikes();
    Box plot =
        new LatentChart("", spikes, null, 0, null, null, Viewport.whole())
            .plot(chart.area(), Theme.LIGHT.charts());
    double x = plot.x() + across * plot.width();
    chart.fireEvent(Mouse.click(chart, x, plot.bottom() - up * plot.height()));
  }

  private void wheel(String id, int notches) {
    Node chart = view(id);
    Point2D middle = middle(chart);
    chart.fireEvent(Mouse.wheel(chart, middle.getX(), middle.getY(), notches));
  }

  private void drag(String id, MouseButton button, double by) {
    Node chart = view(id);
    Mouse.drag(chart, button, List.of(middle(chart), middle(chart).add(by, 0)));
  }

  private static Point2D middle(Node node) {
    return new Point2D(node.getBoundsInLocal().getCenterX(), node.getBoundsInLocal().getCenterY());
  }

  private void press(String id, KeyCode code) {
    run(() -> key(id, KeyEvent.KEY_PRESSED, "", code, false));
  }

  private void type(String id, String text) {
    run(() -> key(id, KeyEvent.KEY_TYPED, text, KeyCode.UNDEFINED, false));
  }

  private void key(String id, EventType<KeyEvent> type, String text, KeyCode code, boolean shift) {
    view(id).fireEvent(new KeyEvent(type, text, "", code, shift, false, false, false));
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
