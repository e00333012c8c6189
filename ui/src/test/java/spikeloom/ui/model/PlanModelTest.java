package spikeloom.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.Decoding;
import spikeloom.neuron.Surrogate;
import spikeloom.training.Setting;
import spikeloom.training.TrainingPlan;
import spikeloom.training.UsualSettings;

class PlanModelTest {
  private final PlanModel model = new PlanModel();

  @Test
  void anUntouchedFormIsThePlanOfAnEmptyCommandLine() {
    assertEquals(TrainingPlan.defaults(), model.plan().orElseThrow());
    assertEquals("spikeloom train --data strokes", model.commandLineProperty().get());
  }

  @Test
  void whatIsTypedBecomesThePlanAndTheCommand() {
    set(PlanField.DATA, "mnist");
    set(PlanField.DATA_DIR, "/my data");
    set(PlanField.HIDDEN, "300, 200");
    set(PlanField.SURROGATE, "arctan");
    set(PlanField.DECODER, "linear");
    set(PlanField.DECODING, "rate");
    set(PlanField.BETA, "0.01");
    set(PlanField.LIMIT, " 5000 ");
    TrainingPlan plan = model.plan().orElseThrow();

    assertEquals(List.of(300, 200), plan.encoder().hidden());
    assertEquals(Surrogate.ARCTAN, plan.encoder().surrogate());
    assertEquals(DecoderKind.LINEAR, plan.decoder().kind());
    assertEquals(Decoding.RATE, plan.decoder().decoding());
    assertEquals(0.01, plan.objective().beta());
    assertEquals(5000, plan.data().limit());
    assertEquals(
        "spikeloom train --data mnist --data-dir \"/my data\" --limit 5000 --hidden 300,200"
            + " --surrogate arctan --decoder linear --decoding rate --beta 0.01",
        model.commandLineProperty().get());
  }

  @Test
  void aPlanThatIsShownComesBackUnchanged() {
    set(PlanField.SURROGATE, "boxcar");
    set(PlanField.LEARNING_RATE, "0.00002");
    TrainingPlan plan = model.plan().orElseThrow();
    PlanModel other = new PlanModel();
    other.show(plan);

    assertEquals(plan, other.plan().orElseThrow());
    assertEquals("0.00002", other.text(PlanField.LEARNING_RATE).get());
  }

  @Test
  void aCodeThatShowsASamplePartByPartSetsTheSteps() {
    set(PlanField.ENCODING, "rows");
    assertEquals("28", model.text(PlanField.STEPS).get());
    set(PlanField.ENCODING, "permuted");
    assertEquals("784", model.text(PlanField.STEPS).get());
    set(PlanField.STEPS, "30");
    set(PlanField.ENCODING, "direct");
    assertEquals("30", model.text(PlanField.STEPS).get());
    assertEquals("direct", model.plan().orElseThrow().data().encoding());
  }

  @Test
  void aWordInsteadOfANumberIsToldAtItsField() {
    set(PlanField.EPOCHS, "many");

    assertProblem(PlanField.EPOCHS, "Epochs must be a whole number, not 'many'.");
    assertTrue(model.plan().isEmpty());
    assertEquals("spikeloom train --data strokes", model.commandLineProperty().get());
  }

  @Test
  void aMissingNumberIsToldAtItsField() {
    set(PlanField.STEPS, "");

    assertProblem(PlanField.STEPS, "Steps is missing.");
  }

  @Test
  void aValueOutOfRangeIsToldAtItsFieldInTheWordsOfThePlan() {
    set(PlanField.LEARNING_RATE, "7");

    assertProblem(PlanField.LEARNING_RATE, "Learning-rate must be above 0 and at most 1, not 7.0.");
  }

  @Test
  void aContradictionIsToldAtTheFieldThatItNamesFirst() {
    set(PlanField.DECODER, "conv");
    set(PlanField.DECODING, "rate");

    assertEquals(PlanField.DECODER, model.problem().orElseThrow().field());
    set(PlanField.DECODING, "time");
    assertTrue(model.problem().isEmpty());
  }

  @Test
  void everyLimitOfThePlanIsToldAtARightField() {
    for (PlanField field :
        List.of(
            PlanField.STEPS,
            PlanField.LIMIT,
            PlanField.LATENT,
            PlanField.DECODER_HIDDEN,
            PlanField.BETA,
            PlanField.PRIOR,
            PlanField.EPOCHS,
            PlanField.BATCH,
            PlanField.THREADS)) {
      String before = model.text(field).get();
      set(field, "-1");
      assertEquals(field, model.problem().orElseThrow().field(), field.toString());
      set(field, before);
    }
    set(PlanField.HIDDEN, "");
    assertEquals(PlanField.HIDDEN, model.problem().orElseThrow().field());
  }

  @Test
  void aChosenDataSetStaysOnOffer() {
    set(PlanField.DATA, "mine");
    model.offerDatasets(List.of("strokes", "mnist"));

    assertEquals(List.of("strokes", "mnist", "mine"), model.datasets());
    assertEquals("mine", model.text(PlanField.DATA).get());
  }

  private void set(PlanField field, String text) {
    model.text(field).set(text);
  }

  private void assertProblem(PlanField field, String sentence) {
    assertEquals(new PlanProblem(field, sentence), model.problem().orElseThrow());
  }

  @Test
  void whatAnEncoderUsuallyComesWithFollowsTheChoiceOfItUnlessChangedByHand() {
    set(PlanField.LATENT, "128");
    set(PlanField.DECODING, "time");
    set(PlanField.HIDDEN, "77");
    set(PlanField.ENCODER, "src");
    TrainingPlan chosen = model.plan().orElseThrow();

    assertEquals(UsualSettings.of("src", "strokes").get(Setting.STEPS), "" + chosen.data().steps());
    assertEquals(Decoding.BINS, chosen.decoder().decoding());
    assertEquals(List.of(77), chosen.encoder().hidden());
    assertEquals(128, chosen.encoder().latent());

    set(PlanField.ENCODER, "lif");
    assertEquals(30, model.plan().orElseThrow().data().steps());
    assertEquals(Decoding.TIME, model.plan().orElseThrow().decoder().decoding());
  }
}
