package spikeloom.ui.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spikeloom.ui.screen.FxExtension.on;
import static spikeloom.ui.screen.FxExtension.run;
import static spikeloom.ui.screen.FxExtension.until;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import spikeloom.exploration.LatentMap;
import spikeloom.plan.Setting;
import spikeloom.spike.Cell;
import spikeloom.spike.SpikePart;
import spikeloom.ui.model.ExploreView;

class ExploreScreenTest extends WorkbenchFixture {
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
  void warningsFromLoadingAModelAreShownInExplore() {
    backend.noteOnLoading("The samples are not those of the training.");
    fill();
    run(() -> workbench.show(Screen.EXPLORE));
    until("the sample is there", () -> explore.view().isPresent());
    Label notes = on(() -> find("explore-notes", Label.class));
    assertEquals("The samples are not those of the training.", on(notes::getText));
    assertTrue(on(notes::isManaged));
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

  private boolean ofClass0(Object sample) {
    return ((LatentMap.Sample) sample).className().equals("c0");
  }
}
