package spikeloom.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.Decoding;
import spikeloom.neuron.Surrogate;
import spikeloom.plan.DefaultSettings;
import spikeloom.plan.Setting;
import spikeloom.plan.SourceSettings;
import spikeloom.plan.TrainingPlan;

class PlanModelTest {
  @TempDir Path folder;

  private final PlanModel model = new PlanModel();

  @Test
  void aPathThatDoesNotExistIsMarkedAtTheDataSet() {
    PlanModel model = new PlanModel();
    model.text(PlanField.DATA).set("no/such/files");
    assertEquals(null, model.planProperty().get());
    PlanProblem problem = model.problemProperty().get();
    assertEquals(PlanField.DATA, problem.field());
    assertTrue(problem.sentence().contains("no/such/files does not exist"), problem.sentence());
  }

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
  void everySettingOfTheCommandLineHasAField() {
    Set<Setting> without = EnumSet.allOf(Setting.class);
    for (PlanField field : PlanField.values()) {
      without.remove(field.setting());
    }

    assertEquals(Set.of(), without);
  }

  @Test
  void ownFilesAskForWhatTheirKindIsMadeOf() throws IOException {
    Path table = Files.writeString(folder.resolve("heart.csv"), "a,b\n1,2\n");
    assertEquals(Set.of(), asked());
    model.choose(table.toString());
    assertEquals(
        EnumSet.of(
            PlanField.SPLIT_SEED,
            PlanField.TARGET,
            PlanField.COLUMNS,
            PlanField.SAMPLE_LENGTH,
            PlanField.SAMPLE_STRIDE,
            PlanField.MISSING,
            PlanField.DECIMAL,
            PlanField.HEADER,
            PlanField.LABEL,
            PlanField.SKIP_ROWS),
        asked());
    model.choose("fsdd");
    assertEquals(
        EnumSet.of(
            PlanField.SPLIT_SEED,
            PlanField.SPLIT,
            PlanField.SOUND,
            PlanField.SAMPLE_LENGTH,
            PlanField.TOLERANCE),
        asked());
  }

  @Test
  void recordingsAskForWhatIsDoneAboutDefectsAndForTheCamera() throws IOException {
    Path events = Files.writeString(folder.resolve("edge.txt"), "t x y p\n1 2 3 0\n5 3 3 1\n");
    model.choose(events.toString());
    assertTrue(asked().containsAll(Set.of(PlanField.TOLERANCE, PlanField.SENSOR)));
    set(PlanField.TOLERANCE, "lenient");
    set(PlanField.SENSOR, "346x260");
    String command = model.commandLineProperty().get();
    assertTrue(command.contains(" --lenient --sensor 346x260"), command);
    set(PlanField.SENSOR, "wide");
    assertProblem(
        PlanField.SENSOR,
        "Sensor 'wide' is neither a size in pixels such as 346x260 nor the name of a camera:"
            + " DVS128, DVS240, DVS640, DAVIS128, DAVIS208, DAVIS240, DAVIS346, DAVIS640 or"
            + " CochleaAMS1c.");
  }

  private Set<PlanField> asked() {
    TrainingPlan plan = model.plan().orElseThrow();
    return Stream.of(PlanField.values())
        .filter(field -> field.setting().ofFiles() && model.matters(field, plan))
        .collect(Collectors.toSet());
  }

  @Test
  void howOwnFilesAreReadIsSaidInTheForm() throws IOException {
    Path table = Files.writeString(folder.resolve("heart.csv"), "a,b\n1,2\n");
    model.choose(table.toString());
    set(PlanField.COLUMNS, "a");
    set(PlanField.SAMPLE_LENGTH, "64");
    set(PlanField.SAMPLE_STRIDE, "16");
    set(PlanField.TARGET, "next");
    set(PlanField.MISSING, "fill");
    set(PlanField.SPLIT_SEED, "3");
    set(PlanField.DECIMAL, "comma");
    set(PlanField.HEADER, "yes");
    set(PlanField.LABEL, "b");
    set(PlanField.SKIP_ROWS, "2-3");
    SourceSettings source = model.plan().orElseThrow().data().source();

    assertEquals("a", source.columns());
    assertEquals(64, source.window());
    String command = model.commandLineProperty().get();
    String decoded =
        " --split-seed 3 --target next --columns a --sample-length 64 --sample-stride 16"
            + " --missing fill --decimal comma --header yes --label b --skip-rows 2-3";
    assertTrue(command.contains(decoded), command);
    PlanModel other = new PlanModel();
    other.show(model.plan().orElseThrow());
    assertEquals(model.plan(), other.plan());
  }

  @Test
  void whatIsWrongAboutOwnFilesIsToldInPlace() {
    set(PlanField.SAMPLE_LENGTH, "0");
    assertProblem(PlanField.SAMPLE_LENGTH, "Sample-length must be between 1 and 100000, not 0.");
    set(PlanField.SAMPLE_LENGTH, "");
    set(PlanField.IMAGE_SIZE, "wide");
    assertProblem(PlanField.IMAGE_SIZE, "Image-size must be a whole number, not 'wide'.");
    set(PlanField.IMAGE_SIZE, "28");
    set(PlanField.CODE_PARAMETERS, "most=");
    assertEquals(PlanField.CODE_PARAMETERS, model.problem().orElseThrow().field());
    set(PlanField.CODE_PARAMETERS, "");
    set(PlanField.GAIN, "-1");
    assertEquals(PlanField.GAIN, model.problem().orElseThrow().field());
  }

  @Test
  void aGainThatWasSettledIsNotTakenOverButOneThatIsTypedIs() {
    model.show(Setting.change(TrainingPlan.defaults(), Map.of(Setting.GAIN, "2.5")));
    assertEquals("", model.text(PlanField.GAIN).get());
    set(PlanField.GAIN, "3");
    assertTrue(model.commandLineProperty().get().contains("--gain 3"));
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

    assertEquals(
        DefaultSettings.of("src", "strokes").get(Setting.STEPS), "" + chosen.data().steps());
    assertEquals(Decoding.BINS, chosen.decoder().decoding());
    assertEquals(List.of(77), chosen.encoder().hidden());
    assertEquals(128, chosen.encoder().latent());

    set(PlanField.ENCODER, "lif");
    assertEquals(30, model.plan().orElseThrow().data().steps());
    assertEquals(Decoding.TIME, model.plan().orElseThrow().decoder().decoding());
  }
}
