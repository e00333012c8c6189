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
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import spikeloom.plan.Setting;

class OtherScreensTest extends WorkbenchFixture {
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
}
