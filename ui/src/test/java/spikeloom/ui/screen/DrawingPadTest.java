package spikeloom.ui.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spikeloom.ui.screen.FxExtension.on;
import static spikeloom.ui.screen.FxExtension.run;
import static spikeloom.ui.screen.FxExtension.until;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import spikeloom.ui.chart.PointedChart;
import spikeloom.ui.chart.SignalPlace;
import spikeloom.ui.fake.FakeBackend;
import spikeloom.ui.model.ExploreModel;
import spikeloom.ui.model.PlanModel;
import spikeloom.ui.model.RunControl;
import spikeloom.ui.model.RunModel;
import spikeloom.ui.model.ViewModels;

/** The model has one neuron per pixel of a picture of 2 x 2; see FakeExplorer. */
@ExtendWith(FxExtension.class)
class DrawingPadTest {
  private final FakeBackend backend = new FakeBackend(2);
  private final ViewModels models = on(() -> ViewModels.of(backend, Runnable::run, Runnable::run));
  private final ExploreModel explore = models.explore();
  private final RunControl control =
      new RunControl(backend, new RunModel(), Runnable::run, Runnable::run);
  private final Workbench workbench =
      on(
          () ->
              new Workbench(
                  new Workbench.Setting(
                      new PlanModel(),
                      control,
                      models,
                      new ViewOptions(),
                      Runnable::run,
                      null,
                      Screen.START,
                      () -> {})));
  private final Stage stage = on(Stage::new);

  @BeforeEach
  void openTheModelFromItsCard() {
    run(
        () -> {
          stage.setScene(workbench.scene());
          stage.setWidth(960);
          stage.setHeight(540);
          stage.show();
          ((Button) node("model-digits")).fire();
          workbench.scene().getRoot().layout();
        });
  }

  @AfterEach
  void hide() {
    run(stage::hide);
  }

  private Node node(String id) {
    return workbench.scene().lookup("#" + id);
  }

  private ChartView pad() {
    return (ChartView) node("drawing-pad");
  }

  private boolean padShows() {
    return pad().getParent().isVisible();
  }

  /** The point of the pad over a pixel. */
  private Point2D pixel(int column, int row) {
    PointedChart.Point at =
        ((PointedChart) pad().chart())
            .pointAt(
                new SignalPlace(0, (column + 0.5) / 2, (row + 0.5) / 2),
                pad().area(),
                Theme.LIGHT.charts());
    return new Point2D(at.x(), at.y());
  }

  private float[] drawn() {
    return on(() -> explore.view().orElseThrow().sample().target().values());
  }

  private void key(KeyCode code, boolean shift) {
    run(
        () ->
            pad()
                .fireEvent(
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false)));
  }

  @Test
  void aModelThatShipsWithTheProgramOpensReadyToDraw() {
    assertTrue(on(() -> ((ToggleButton) node("draw")).isSelected()));
    assertEquals("Draw a digit.", on(() -> ((Label) node("shipped-model")).getText()));
    assertTrue(on(() -> padShows() && !node("explore-target").isVisible()));
    assertSame(on(this::pad), on(() -> workbench.scene().getFocusOwner()));
    assertTrue(on(() -> ((Label) node("explore-facts")).getText()).startsWith("your drawing · "));
    run(() -> ((Button) node("train-your-own")).fire());
    assertTrue(on(() -> node("distortion-chart").getScene() != null));
  }

  @Test
  void theMouseDrawsWhereItIsAndTheReconstructionFollows() {
    run(() -> Mouse.drag(pad(), MouseButton.PRIMARY, List.of(pixel(1, 0), pixel(1, 1))));
    float[] values = drawn();
    assertTrue(values[1] > 0.9 && values[3] > 0.9, "the right column");
    assertTrue(values[0] < 0.5 && values[2] < 0.5, "not the left one");
    float[] output = on(() -> explore.view().orElseThrow().decoded().reconstruction().values());
    assertTrue(output[1] > 0 && output[0] == 0);
    run(() -> ((Button) node("undo")).fire());
    assertEquals(0, drawn()[1], "one stroke, one undo");
  }

  @Test
  void theKeyboardDrawsErasesAndClears() {
    key(KeyCode.UP, false);
    key(KeyCode.LEFT, false);
    key(KeyCode.SPACE, false);
    assertTrue(drawn()[0] > 0, "a dot at the corner of the first pixel");
    assertEquals(0, drawn()[3]);
    key(KeyCode.DOWN, true);
    key(KeyCode.DOWN, true);
    assertTrue(drawn()[2] > 0, "a line to the lower corner");
    key(KeyCode.DELETE, false);
    for (float value : drawn()) {
      assertEquals(0, value);
    }
  }

  @Test
  void theNextSampleEndsTheDrawing() {
    run(() -> ((Button) node("next-sample")).fire());
    assertFalse(on(this::padShows));
    assertTrue(on(() -> node("explore-target").isVisible()));
    assertTrue(on(() -> ((Label) node("explore-facts")).getText()).startsWith("sample 1, class"));
  }

  @Test
  void theTourPointsAtAPartOfTheWindowAtEveryStopAndCanBeLeft() {
    run(() -> ((Button) node("tour")).fire());
    for (TourStop stop : TourStop.ALL) {
      assertEquals(stop.title(), on(() -> ((Label) node("tour-title")).getText()));
      assertTrue(on(() -> framed(stop.anchor())), stop.anchor());
      run(() -> ((Button) node("tour-next")).fire());
    }
    assertFalse(on(() -> card().isVisible()), "it ends after the last stop");
    run(() -> ((Button) node("tour")).fire());
    run(
        () ->
            card()
                .fireEvent(
                    new KeyEvent(
                        KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false)));
    assertFalse(on(() -> card().isVisible()), "Esc leaves it");
  }

  private TourCard card() {
    return (TourCard) workbench.scene().lookup(".tour-card");
  }

  private boolean framed(String anchor) {
    workbench.scene().getRoot().layout();
    Node part = node(anchor);
    Node frame = workbench.scene().lookup(".tour-frame");
    return frame.isVisible()
        && frame
            .localToScene(frame.getLayoutBounds())
            .contains(part.localToScene(part.getLayoutBounds()));
  }

  @Test
  void theFirstWindowOpensTheModelWhereThereAreNoRuns() {
    FakeBackend fresh = new FakeBackend(2);
    fresh.haveNoRuns();
    CountDownLatch closed = new CountDownLatch(1);
    DesktopWindow window =
        on(() -> new DesktopWindow(fresh, new ViewOptions(), Screen.START, closed::countDown));
    run(
        () -> {
          window.show();
          window.welcome();
        });
    until(
        "a drawing is encoded",
        () -> window.models().explore().view().map(view -> view.sample().drawn()).orElse(false));
    close(window, closed);
  }

  @Test
  void whereThereAreRunsTheFirstWindowIsTheStart() {
    CountDownLatch closed = new CountDownLatch(1);
    DesktopWindow window =
        on(() -> new DesktopWindow(backend, new ViewOptions(), Screen.START, closed::countDown));
    run(
        () -> {
          window.show();
          window.welcome();
        });
    until(
        "runs are listed",
        () -> window.stage().getScene().lookup("#recent-runs").lookup("#run-first") != null);
    assertTrue(on(() -> window.models().explore().view().isEmpty()));
    close(window, closed);
  }

  private static void close(DesktopWindow window, CountDownLatch closed) {
    run(
        () ->
            window
                .stage()
                .fireEvent(new WindowEvent(window.stage(), WindowEvent.WINDOW_CLOSE_REQUEST)));
    until("it is closed", () -> closed.getCount() == 0);
  }
}
