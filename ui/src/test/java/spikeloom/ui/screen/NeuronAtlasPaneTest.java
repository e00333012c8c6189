package spikeloom.ui.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spikeloom.ui.screen.FxExtension.on;
import static spikeloom.ui.screen.FxExtension.run;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import spikeloom.exploration.NeuronAtlas.Neuron;
import spikeloom.spike.Cell;
import spikeloom.ui.chart.BarChart;
import spikeloom.ui.chart.CurveChart;
import spikeloom.ui.fake.FakeBackend;
import spikeloom.ui.model.ExploreModel;
import spikeloom.ui.model.NeuronOrder;
import spikeloom.ui.model.PlanModel;
import spikeloom.ui.model.RunControl;
import spikeloom.ui.model.RunModel;
import spikeloom.ui.model.ViewModels;

/** The model has four neurons; neuron 2 has the largest effect, see FakeExplorer. */
@ExtendWith(FxExtension.class)
class NeuronAtlasPaneTest {
  private static final int NEURONS = 3; // index of the tab

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
  void openARun() {
    run(
        () -> {
          stage.setScene(workbench.scene());
          stage.setWidth(960);
          stage.setHeight(540);
          stage.show();
          workbench.show(Screen.EXPLORE);
          explore.open(Path.of("run"));
          workbench.scene().getRoot().layout();
        });
  }

  @AfterEach
  void hide() {
    run(stage::hide);
  }

  private <T extends Node> T node(String id, Class<T> type) {
    return type.cast(workbench.scene().lookup("#" + id));
  }

  private void openTheTab() {
    run(() -> node("explore-sides", TabPane.class).getSelectionModel().select(NEURONS));
    run(() -> workbench.scene().getRoot().layout());
  }

  private String facts() {
    return on(() -> node("neuron-facts", Label.class).getText());
  }

  @SuppressWarnings("unchecked") // the list of this view
  private ListView<Neuron> list() {
    return node("neuron-list", ListView.class);
  }

  private List<Integer> listed() {
    return on(() -> list().getItems().stream().map(Neuron::index).toList());
  }

  @SuppressWarnings("unchecked") // the choice of this view
  private void sort(NeuronOrder order) {
    run(() -> node("neuron-order", ComboBox.class).setValue(order));
  }

  @Test
  void neuronsAreMeasuredWhenTheTabIsOpenedAndNotBefore() {
    assertTrue(on(() -> explore.atlas().found().isEmpty()));
    openTheTab();
    assertEquals(List.of(0, 1, 2, 3), listed());
    assertEquals(
        "Neuron 0: 4.00 spikes and 0.00 bits per sample, effect 0.0625 (mean of 10)", facts());
    assertEquals(
        "Mean effect of a spike of neuron 0",
        on(() -> node("neuron-effect", ChartView.class).chart().title()));
    BarChart steps =
        assertInstanceOf(BarChart.class, on(() -> node("neuron-steps", ChartView.class).chart()));
    assertEquals(List.of("0", "1", "2", "3", "4", "5"), steps.categories());
    BarChart classes =
        assertInstanceOf(BarChart.class, on(() -> node("neuron-classes", ChartView.class).chart()));
    assertEquals(List.of("c0", "c1"), classes.categories());
    assertEquals("", on(() -> node("explore-message", Label.class).getText()));
  }

  @Test
  void theListIsSortedAndKeepsItsSelection() {
    openTheTab();
    run(() -> list().getSelectionModel().select(1));
    assertTrue(facts().startsWith("Neuron 1: "), facts());
    sort(NeuronOrder.INFORMATION);
    assertEquals(List.of(3, 2, 1, 0), listed());
    assertEquals(1, on(() -> list().getSelectionModel().getSelectedItem().index()));
    sort(NeuronOrder.EFFECT);
    assertEquals(List.of(2, 0, 1, 3), listed());
    sort(NeuronOrder.SPIKES);
    assertEquals(List.of(0, 1, 2, 3), listed());
    assertTrue(facts().startsWith("Neuron 1: "), facts());
  }

  @Test
  void theCursorInTheLatentSpikesSelectsTheNeuronWhileTheTabIsOpen() {
    run(() -> explore.cursorProperty().set(new Cell(0, 2)));
    openTheTab();
    assertTrue(facts().startsWith("Neuron 0: "), "the tab was closed");
    run(() -> explore.cursorProperty().set(new Cell(1, 3)));
    assertTrue(facts().startsWith("Neuron 3: "), facts());
    assertEquals(3, on(() -> list().getSelectionModel().getSelectedIndex()));
    run(() -> node("explore-sides", TabPane.class).getSelectionModel().select(0));
    run(() -> explore.cursorProperty().set(new Cell(1, 1)));
    openTheTab();
    assertTrue(facts().startsWith("Neuron 3: "), facts());
  }

  @Test
  void anotherRunIsMeasuredWhileTheTabIsOpen() {
    openTheTab();
    run(() -> list().getSelectionModel().select(2));
    run(() -> explore.open(Path.of("other")));
    assertTrue(facts().startsWith("Neuron 0: "), facts());
    assertTrue(on(() -> explore.atlas().found().isPresent()));
  }

  @Test
  void theChartsKeepALegibleSizeInASmallWindow() {
    openTheTab();
    for (String id : List.of("neuron-effect", "neuron-steps", "neuron-classes")) {
      assertTrue(on(() -> node(id, ChartView.class).getHeight()) >= 100, id);
      assertTrue(on(() -> node(id, ChartView.class).getWidth()) >= 120, id);
    }
    assertTrue(on(() -> list().getHeight()) > 40, "the list has rows");
  }

  @Test
  void theRobustnessIsMeasuredOnRequest() {
    run(() -> node("explore-views", TabPane.class).getSelectionModel().select(2));
    run(() -> workbench.scene().getRoot().layout());
    assertTrue(on(() -> explore.robustness().resultProperty().get() == null));
    run(() -> node("robustness-measure", Button.class).fire());
    CurveChart lost =
        assertInstanceOf(
            CurveChart.class, on(() -> node("robustness-lost", ChartView.class).chart()));
    assertEquals("share of spikes or neurons (%)", lost.x().caption());
    assertEquals("distortion (squared error per value)", lost.y().caption());
    assertEquals(80, lost.curves().get(0).points().x()[5], 1e-9);
    CurveChart moved =
        assertInstanceOf(
            CurveChart.class, on(() -> node("robustness-moved", ChartView.class).chart()));
    assertEquals(3.1, moved.curves().get(0).points().y()[3], 1e-9);
    assertTrue(
        on(() -> node("robustness-facts", Label.class).getText()).contains("20 test samples"));
    assertFalse(on(() -> node("robustness-measure", Button.class).isVisible()));
    run(() -> explore.dream().wantedProperty().set(true));
    run(() -> node("explore-views", TabPane.class).getSelectionModel().select(2));
    assertEquals(
        2, on(() -> node("explore-views", TabPane.class).getSelectionModel().getSelectedIndex()));
  }
}
