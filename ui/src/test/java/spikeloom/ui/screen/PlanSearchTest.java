package spikeloom.ui.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spikeloom.ui.screen.FxExtension.on;
import static spikeloom.ui.screen.FxExtension.run;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import spikeloom.ui.fake.FakeBackend;
import spikeloom.ui.model.PlanModel;
import spikeloom.ui.model.PlanSection;
import spikeloom.ui.model.RunControl;
import spikeloom.ui.model.RunModel;
import spikeloom.ui.model.ViewModels;

@ExtendWith(FxExtension.class)
class PlanSearchTest {
  private final FakeBackend backend = new FakeBackend(2);
  private final PlanModel plan = new PlanModel();
  private final Workbench workbench =
      on(
          () ->
              new Workbench(
                  new Workbench.Setting(
                      plan,
                      new RunControl(backend, new RunModel(), Runnable::run, Runnable::run),
                      ViewModels.of(backend, Runnable::run, Runnable::run),
                      new ViewOptions(),
                      Runnable::run,
                      null,
                      Screen.TRAIN,
                      () -> {})));
  private final Stage stage = on(Stage::new);

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
    run(stage::hide);
  }

  private Node node(String id) {
    return workbench.scene().lookup("#" + id);
  }

  private void search(String words) {
    run(() -> ((TextField) node("plan-search")).setText(words));
  }

  private boolean shown(String option) {
    return on(
        () -> {
          Node control = node(option);
          return control != null && control.getParent().getParent().isVisible();
        });
  }

  private List<String> headings() {
    return on(
        () ->
            workbench.scene().getRoot().lookupAll(".form-heading").stream()
                .filter(heading -> heading.isVisible() && heading.getParent().isVisible())
                .map(heading -> ((Label) heading).getText())
                .toList());
  }

  @Test
  void aSearchShowsTheSettingsWithAllWordsAlsoRareOnesAndTheirMeaning() {
    assertTrue(shown("epochs"));
    search("learning RATE");
    assertTrue(shown("learning-rate"), "a setting of More options");
    assertFalse(shown("epochs"));
    assertTrue(on(() -> node("meaning-learning-rate").isVisible()));
    assertTrue(headings().contains("Optimiser"));
    assertFalse(headings().contains("Signal"));
    search("");
    assertTrue(shown("epochs"));
    assertFalse(on(() -> node("meaning-epochs").isVisible()));
    assertTrue(headings().contains("Signal"));
  }

  @Test
  void wordsOfNoSettingGiveAMessage() {
    search("zebra");
    assertTrue(on(() -> node("plan-nothing").isVisible()));
    assertEquals(List.of(), headings().stream().filter(h -> h.equals("Signal")).toList());
    search("data");
    assertFalse(on(() -> node("plan-nothing").isVisible()));
  }

  @Test
  void aFieldWithTheFocusExplainsItselfWithItsDefault() {
    run(() -> node("epochs").requestFocus());
    String words = on(() -> ((Label) node("meaning-epochs")).getText());
    assertTrue(on(() -> node("meaning-epochs").isVisible()));
    assertTrue(words.contains("Published default: "), words);
    run(() -> node("latent").requestFocus());
    assertFalse(on(() -> node("meaning-epochs").isVisible()));
  }

  @Test
  void everyPartOfTheRareSettingsHasAHeading() {
    assertEquals(
        List.of("Data", "Encoder", "Decoder", "Objective", "Rule", "Optimiser", "Training"),
        List.copyOf(PlanSection.parts(PlanSection.MORE).keySet()));
  }
}
