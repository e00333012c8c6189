package spikeloom.adding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.adding.ChangedProgram.Result;
import spikeloom.app.Tiny;

/**
 * Adds a surrogate, a learning rule, a setting and a screen with the files that {@code
 * docs/contributing/adding.md} names, and uses them.
 */
class AddedPartsTest {
  private static final String TRAIN =
      "train --data "
          + Tiny.DIGITS
          + " --limit 32 --epochs 1 --steps 4 --hidden 8 --latent 8"
          + " --decoder linear --batch 16 --threads 1 --json";

  @TempDir Path folder;

  private Result train(ChangedProgram program, String out, String more) throws Exception {
    List<String> words = new ArrayList<>(List.of((TRAIN + " " + more).split(" ")));
    words.addAll(List.of("--out", folder.resolve(out).toString()));
    return program.run(words.toArray(String[]::new));
  }

  private static JsonNode summary(Result trained) throws IOException {
    assertEquals(0, trained.code(), trained.messages());
    return new ObjectMapper().readTree(trained.out());
  }

  private JsonNode plan(String run) throws IOException {
    return new ObjectMapper().readTree(folder.resolve(run).resolve("plan.json").toFile());
  }

  @Test
  void aSurrogateIsAConstant() throws Exception {
    ChangedProgram program =
        new ChangedProgram(folder)
            .change(
                "model/neuron/Surrogate",
                "  BOXCAR {",
                """
                  COSINE {
                    @Override
                    public double at(double v) {
                      return Math.abs(v) < 1 ? 0.5 * (1 + Math.cos(Math.PI * v)) : 0;
                    }
                  },
                  BOXCAR {""")
            .compiled();
    assertEquals(Set.of("Surrogate"), program.changed());
    double cosine = distortion(train(program, "cosine", "--surrogate cosine"));
    assertEquals("cosine", plan("cosine").at("/encoder/surrogate").asText());
    assertTrue(cosine != distortion(train(program, "boxcar", "--surrogate boxcar")));
  }

  private static double distortion(Result trained) throws IOException {
    JsonNode distortion = summary(trained).get("test_distortion");
    assertTrue(distortion != null && distortion.isNumber(), trained.out());
    return distortion.asDouble();
  }

  @Test
  void aLearningRuleIsAClassAConstantAndALineOfTheFamiliesThatItFits() throws Exception {
    ChangedProgram program =
        new ChangedProgram(folder)
            .add(
                "learning/HalfStep",
                """
                package spikeloom.learning;

                import spikeloom.random.RandomKey;

                record HalfStep(LearningRule rule) implements LearningRule {
                  static LearningRule of(RuleParts parts) {
                    return new HalfStep(BackPropagation.of(parts));
                  }

                  @Override
                  public BatchResult learn(Batch batch, RandomKey key, UpdateStep step) {
                    return rule.learn(batch, key, step.learningRate() / 2);
                  }
                }
                """)
            .change(
                "model/learning/RuleKind",
                "  EXACT(",
                "  HALF_STEP(HalfStep::of, BackPropagation::memory),\n  EXACT(")
            .change(
                "model/encoder/lif/LifFamily", "Set.of(\"bptt\"", "Set.of(\"half-step\", \"bptt\"")
            .compiled();
    assertEquals(Set.of("LifFamily", "RuleKind"), program.changed());
    double half = distortion(train(program, "half", "--rule half-step --learning-rate 0.002"));
    assertEquals("half-step", plan("half").at("/rule/kind").asText());
    assertEquals(
        half,
        distortion(
            train(program, "whole", "--preset published --rule bptt --learning-rate 0.001")));
    Result refused = train(program, "refused", "--encoder src --rule half-step");
    assertEquals(
        "spikeloom: rule half-step cannot train encoder src: use rule bptt, or encoder lif.",
        refused.messages().strip());
  }

  @Test
  void aSettingIsAComponentOfARecordAndALine() throws Exception {
    ChangedProgram program =
        new ChangedProgram(folder)
            .change(
                "model/plan/OptimiserPlan",
                "    int workers,\n    int every) {",
                "    int workers,\n    int every,\n    double stepWarmUp) {")
            .change(
                "model/plan/OptimiserPlan",
                "  public OptimiserPlan {",
                """
                  public OptimiserPlan {
                    PlanException.unless(
                        stepWarmUp >= 0 && stepWarmUp < 1, "step-warm-up must be in [0, 1), not %s", stepWarmUp);""")
            .change("model/plan/OptimiserPlan", "patience, 1, 1)", "patience, 1, 1, 0)")
            .change(
                "model/plan/Setting",
                "  SEED(",
                """
                  STEP_WARM_UP("optimiser.step_warm_up", number(), "Share of the steps with a growing step size"),
                  SEED(""")
            .compiled();
    assertEquals(Set.of("OptimiserPlan", "Setting"), program.changed());
    summary(train(program, "given", "--step-warm-up 0.25"));
    assertEquals(0.25, plan("given").at("/optimiser/step_warm_up").asDouble());
    Result refused = train(program, "refused", "--step-warm-up 1");
    assertEquals("spikeloom: step-warm-up must be in [0, 1), not 1.0.", refused.messages().strip());
    Result help = program.run("train", "--help");
    assertTrue(
        help.out().replaceAll("\\s+", " ").contains("Share of the steps with a growing step size"),
        help.out());
  }

  @Test
  void aScreenIsAPaneAndAConstant() throws Exception {
    ChangedProgram program =
        new ChangedProgram(folder)
            .add(
                "ui/screen/NotesPane",
                """
                package spikeloom.ui.screen;

                import javafx.scene.control.TextArea;
                import javafx.scene.layout.BorderPane;

                final class NotesPane extends BorderPane {
                  NotesPane(ScreenParts parts) {
                    TextArea text = new TextArea("epochs " + parts.desk().plan().plan().orElseThrow().optimiser().epochs());
                    text.setId("notes");
                    setCenter(text);
                  }
                }
                """)
            .change(
                "ui/ui/screen/Screen",
                "  /** Models and figures",
                "  NOTES(\"Notes\", \"notes\", NotesPane::new),\n  /** Models and figures")
            .add(
                "ui/screen/ShowNotes",
                """
                package spikeloom.ui.screen;

                import javafx.application.Platform;
                import javafx.scene.control.TextArea;
                import spikeloom.app.desktop.Desktop;
                import spikeloom.ui.model.PlanModel;
                import spikeloom.ui.model.RunControl;
                import spikeloom.ui.model.RunModel;
                import spikeloom.ui.model.ViewModels;

                public final class ShowNotes {
                  public static void main(String[] arguments) {
                    Platform.startup(ShowNotes::show);
                  }

                  private static void show() {
                    try {
                      Desktop desktop = new Desktop();
                      Workbench workbench =
                          new Workbench(
                              new Workbench.Setting(
                                  new PlanModel(),
                                  new RunControl(
                                      desktop, new RunModel(), Runnable::run, Runnable::run),
                                  ViewModels.of(desktop, Runnable::run, Runnable::run),
                                  new ViewOptions(),
                                  Runnable::run,
                                  null,
                                  Screen.START,
                                  () -> {}));
                      WorkbenchActions.named(workbench.actions(), "screen-notes").run();
                      TextArea notes = (TextArea) workbench.scene().lookup("#notes");
                      System.out.print(notes.getParent().isVisible() ? notes.getText() : "hidden");
                    } catch (RuntimeException e) {
                      e.printStackTrace();
                    } finally {
                      System.out.flush();
                      System.exit(0);
                    }
                  }
                }
                """)
            .compiled();
    assertEquals(Set.of("Screen"), program.changed());
    Result shown = program.window("spikeloom.ui.screen.ShowNotes");
    assertTrue(shown.out().matches("epochs \\d+"), shown.out() + shown.messages());
  }
}
