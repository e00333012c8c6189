package spikeloom.ui.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spikeloom.ui.screen.FxExtension.on;
import static spikeloom.ui.screen.FxExtension.run;
import static spikeloom.ui.screen.FxExtension.until;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Collectors;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import spikeloom.ui.fake.FakeBackend;
import spikeloom.ui.model.PlanModel;
import spikeloom.ui.model.RunControl;
import spikeloom.ui.model.RunModel;
import spikeloom.ui.model.ViewModels;

@ExtendWith(FxExtension.class)
class HelpPanelTest {
  private final FakeBackend backend = new FakeBackend(2);
  private final Workbench workbench = on(this::build);
  private final Stage stage = on(Stage::new);

  @BeforeEach
  void show() {
    run(
        () -> {
          stage.setScene(workbench.scene());
          stage.setWidth(960);
          stage.setHeight(600);
          stage.show();
        });
  }

  @AfterEach
  void hide() {
    run(stage::hide);
  }

  @Test
  void everyScreenHasItsSectionOfTheHelp() {
    for (Screen screen : Screen.values()) {
      assertTrue(HelpPanel.of(screen).exists(), "no section about " + screen);
    }
  }

  @Test
  void f1OpensTheHelpOnTheScreenAndTheSameKeyClosesIt() {
    run(() -> find("distortion-chart", Node.class).requestFocus());
    press(KeyCode.F1);
    assertTrue(on(() -> panel().isVisible()));
    assertEquals("Train", on(this::heading));
    assertEquals("help-scroll", on(this::focused));
    Bounds panel = on(() -> panel().getBoundsInParent());
    assertEquals(480, panel.getMinX(), 1, "the left half remains");
    assertEquals(960, panel.getMaxX(), 1);
    press(KeyCode.F1);
    assertFalse(on(() -> panel().isVisible()));
    assertEquals("distortion-chart", on(this::focused));
  }

  @Test
  void theMenuHasProblemsAndTheirRemedies() {
    run(() -> WorkbenchActions.named(workbench.actions(), "problems").run());
    assertTrue(on(() -> panel().isVisible()));
    assertEquals("What can I do?", on(this::heading));
  }

  @Test
  void escapeClosesTheHelpAndTheFocusReturns() {
    run(() -> find("epochs", TextField.class).requestFocus());
    press(KeyCode.F1);
    press(KeyCode.ESCAPE);
    assertFalse(on(() -> panel().isVisible()));
    assertEquals("epochs", on(this::focused));
  }

  @Test
  void aFocusOutsideOfTheHelpStaysWhereItIs() {
    run(() -> find("epochs", TextField.class).requestFocus());
    press(KeyCode.F1);
    run(() -> find("distortion-chart", Node.class).requestFocus());
    press(KeyCode.ESCAPE);
    assertFalse(on(() -> panel().isVisible()));
    assertEquals("distortion-chart", on(this::focused));
  }

  @Test
  void anotherScreenClosesTheHelp() {
    press(KeyCode.F1);
    run(() -> workbench.show(Screen.DATA));
    assertFalse(on(() -> panel().isVisible()));
    press(KeyCode.F1);
    assertEquals("Data", on(this::heading));
  }

  @Test
  void linksOpenInsideAndTheWayBackIsAButton() {
    press(KeyCode.F1);
    assertTrue(on(() -> find("help-back", Button.class).isDisabled()));
    run(() -> ((Hyperlink) panel().lookup(".hyperlink")).fire());
    assertEquals("Presets", on(this::heading));
    run(() -> find("help-back", Button.class).fire());
    assertEquals("Train", on(this::heading));
    assertTrue(on(() -> find("help-back", Button.class).isDisabled()));
  }

  @Test
  void theGlossaryOpensAndTheSheetOfShortcutsMakesWay() {
    run(() -> action("shortcuts").run());
    assertTrue(on(() -> find("shortcut-sheet", Node.class).isVisible()));
    run(() -> action("glossary").run());
    assertFalse(on(() -> find("shortcut-sheet", Node.class).isVisible()));
    assertEquals("Glossary", on(this::heading));
  }

  @Test
  void termsOfTheFormAreExplained() {
    Label label = on(() -> label("Epochs"));
    assertEquals(
        "Epoch: One pass over all training samples.", on(() -> label.getTooltip().getText()));
  }

  @Test
  void termsOfFactsAndTablesAreExplained() {
    run(() -> workbench.show(Screen.EXPLORE));
    String facts = on(() -> find("explore-facts", Label.class).getTooltip().getText());
    assertTrue(facts.contains("Rate: Average information in bits per sample"), facts);
    run(() -> workbench.show(Screen.COMPARE));
    until("runs are listed", () -> workbench.scene().lookup("#compare-second") != null);
    run(
        () -> {
          find("compare-first", CheckBox.class).setSelected(true);
          find("compare-second", CheckBox.class).setSelected(true);
        });
    List<String> explained =
        on(
            () ->
                find("differences", GridPane.class).getChildren().stream()
                    .map(Label.class::cast)
                    .filter(label -> label.getAccessibleHelp() != null)
                    .map(Label::getText)
                    .toList());
    assertTrue(explained.contains("beta"), "" + explained);
    assertTrue(explained.stream().anyMatch(row -> row.endsWith(" rate")), "" + explained);
  }

  private Label label(String text) {
    return workbench.scene().getRoot().lookupAll(".field-label").stream()
        .map(Label.class::cast)
        .filter(label -> label.getText().equals(text))
        .findFirst()
        .orElseThrow();
  }

  private String heading() {
    TextFlow heading = (TextFlow) panel().lookup(".help-heading");
    return heading.getChildren().stream()
        .map(node -> ((Text) node).getText())
        .collect(Collectors.joining());
  }

  private String focused() {
    return String.valueOf(stage.getScene().getFocusOwner().getId());
  }

  private Node panel() {
    return find("help-panel", Node.class);
  }

  private Action action(String id) {
    return WorkbenchActions.named(workbench.actions(), id);
  }

  private <N extends Node> N find(String id, Class<N> type) {
    workbench.scene().getRoot().applyCss();
    workbench.scene().getRoot().layout();
    return type.cast(workbench.scene().lookup("#" + id));
  }

  private void press(KeyCode code) {
    run(
        () ->
            Event.fireEvent(
                Optional.ofNullable(stage.getScene().getFocusOwner())
                    .orElse(stage.getScene().getRoot()),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
  }

  private Workbench build() {
    PlanModel plan = new PlanModel();
    return new Workbench(
        new Workbench.Setting(
            plan,
            new RunControl(backend, new RunModel(), ForkJoinPool.commonPool(), new FrameExecutor()),
            ViewModels.of(backend, ForkJoinPool.commonPool(), new FrameExecutor()),
            new ViewOptions(),
            ForkJoinPool.commonPool(),
            null,
            Screen.TRAIN,
            () -> {}));
  }
}
