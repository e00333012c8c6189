package spikeloom.ui.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spikeloom.ui.screen.FxExtension.on;
import static spikeloom.ui.screen.FxExtension.run;
import static spikeloom.ui.screen.FxExtension.until;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import spikeloom.plan.Preset;
import spikeloom.plan.Setting;
import spikeloom.ui.model.RunState;

class TrainScreenTest extends WorkbenchFixture {
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
  void samplesFromThePriorAreBesideTheGallery() {
    assertFalse(on(() -> find("generated", Node.class).isVisible()));
    fill();
    assertTrue(on(() -> find("generated", Node.class).isVisible()));
    assertTrue(on(() -> colours("generated")) > 3);
  }

  private String detailTitle() {
    return ((Label) find("sample-detail", Node.class).lookup(".detail-title")).getText();
  }
}
