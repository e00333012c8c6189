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
import spikeloom.encoder.EncoderFamilies;
import spikeloom.neuron.Surrogate;
import spikeloom.plan.DefaultSettings;
import spikeloom.plan.Preset;
import spikeloom.plan.Setting;
import spikeloom.plan.SourceSettings;
import spikeloom.plan.TrainingPlan;

class PlanModelTest {
  @TempDir Path folder;

  private final PlanModel model = new PlanModel();

  @Test
  void aPathThatDoesNotExistIsMarkedAtTheDataSet() {
    PlanModel model = new PlanModel();
    model.text(Setting.DATA).set("no/such/files");
    assertEquals(null, model.planProperty().get());
    PlanProblem problem = model.problemProperty().get();
    assertEquals(Setting.DATA, problem.field());
    assertTrue(problem.sentence().contains("no/such/files does not exist"), problem.sentence());
  }

  @Test
  void anUntouchedFormIsThePlanOfAnEmptyCommandLine() {
    assertEquals(DefaultSettings.plan(), model.plan().orElseThrow());
    assertEquals("network", Setting.PRIOR.of(DefaultSettings.plan()));
    assertEquals("spikeloom train --data strokes", model.commandLineProperty().get());
  }

  @Test
  void whatIsTypedBecomesThePlanAndTheCommand() {
    set(Setting.DATA, "mnist");
    set(Setting.DATA_DIR, "/my data");
    set(Setting.HIDDEN, "300, 200");
    set(Setting.SURROGATE, "arctan");
    set(Setting.DECODER, "linear");
    set(Setting.DECODING, "rate");
    set(Setting.BETA, "0.01");
    set(Setting.LIMIT, " 5000 ");
    TrainingPlan plan = model.plan().orElseThrow();

    assertEquals(List.of(300, 200), plan.encoder().denseLayers());
    assertEquals(Surrogate.ARCTAN, plan.encoder().surrogate());
    assertEquals(DecoderKind.LINEAR, plan.decoder().kind());
    assertEquals(Decoding.RATE, plan.decoder().decoding());
    assertEquals(0.01, plan.objective().beta());
    assertEquals(5000, plan.data().limit());
    assertEquals(
        "spikeloom train --preset generative --data mnist --data-dir \"/my data\" --limit 5000"
            + " --hidden 300,200 --surrogate arctan --decoder linear --decoding rate --beta 0.01",
        model.commandLineProperty().get());
  }

  @Test
  void aPlanThatIsShownComesBackUnchanged() {
    set(Setting.SURROGATE, "boxcar");
    set(Setting.LEARNING_RATE, "0.00002");
    TrainingPlan plan = model.plan().orElseThrow();
    PlanModel other = new PlanModel();
    other.show(plan);

    assertEquals(plan, other.plan().orElseThrow());
    assertEquals("0.00002", other.text(Setting.LEARNING_RATE).get());
  }

  @Test
  void aCodeThatShowsASamplePartByPartSetsTheSteps() {
    set(Setting.ENCODING, "rows");
    assertEquals("28", model.text(Setting.STEPS).get());
    set(Setting.ENCODING, "permuted");
    assertEquals("784", model.text(Setting.STEPS).get());
    set(Setting.STEPS, "25");
    set(Setting.ENCODING, "direct");
    assertEquals("25", model.text(Setting.STEPS).get());
    assertEquals("direct", model.plan().orElseThrow().data().encoding());
  }

  @Test
  void aWordInsteadOfANumberIsReportedAtItsField() {
    set(Setting.EPOCHS, "many");

    assertProblem(Setting.EPOCHS, "Epochs must be a whole number, not 'many'.");
    assertTrue(model.plan().isEmpty());
    assertEquals("spikeloom train --data strokes", model.commandLineProperty().get());
  }

  @Test
  void aMissingNumberIsReportedAtItsField() {
    set(Setting.STEPS, "");

    assertProblem(Setting.STEPS, "Steps is missing.");
  }

  @Test
  void aValueOutOfRangeIsReportedAtItsFieldInTheWordsOfThePlan() {
    set(Setting.LEARNING_RATE, "7");

    assertProblem(Setting.LEARNING_RATE, "Learning-rate must be above 0 and at most 1, not 7.0.");
  }

  @Test
  void aContradictionIsReportedAtTheFieldThatItNamesFirst() {
    set(Setting.DECODER, "conv");
    set(Setting.DECODING, "rate");

    assertEquals(Setting.DECODER, model.problem().orElseThrow().field());
    set(Setting.DECODING, "time");
    assertTrue(model.problem().isEmpty());
  }

  @Test
  void everyLimitOfThePlanIsReportedAtARightField() {
    model.presetProperty().set(Preset.PUBLISHED);
    for (Setting field :
        List.of(
            Setting.STEPS,
            Setting.LIMIT,
            Setting.LATENT,
            Setting.DECODER_HIDDEN,
            Setting.BETA,
            Setting.PRIOR,
            Setting.EPOCHS,
            Setting.BATCH,
            Setting.THREADS)) {
      String before = model.text(field).get();
      set(field, "-1");
      assertEquals(field, model.problem().orElseThrow().field(), field.toString());
      set(field, before);
    }
    set(Setting.HIDDEN, "");
    assertEquals(Setting.HIDDEN, model.problem().orElseThrow().field());
  }

  @Test
  void everySettingOfTheCommandLineHasAField() {
    Set<Setting> without = EnumSet.allOf(Setting.class);
    for (Setting field : Setting.values()) {
      without.remove(field);
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
            Setting.SPLIT_SEED,
            Setting.TARGET,
            Setting.COLUMNS,
            Setting.SAMPLE_LENGTH,
            Setting.SAMPLE_STRIDE,
            Setting.MISSING,
            Setting.DECIMAL,
            Setting.HEADER,
            Setting.LABEL,
            Setting.SKIP_ROWS,
            Setting.TRANSFORM,
            Setting.READER),
        asked());
    model.choose("fsdd");
    assertEquals(
        EnumSet.of(
            Setting.SPLIT_SEED,
            Setting.SPLIT,
            Setting.SOUND,
            Setting.SAMPLE_LENGTH,
            Setting.TOLERANCE),
        asked());
  }

  @Test
  void recordingsAskForWhatIsDoneAboutDefectsAndForTheCamera() throws IOException {
    Path events = Files.writeString(folder.resolve("edge.txt"), "t x y p\n1 2 3 0\n5 3 3 1\n");
    model.choose(events.toString());
    assertTrue(asked().containsAll(Set.of(Setting.TOLERANCE, Setting.SENSOR)));
    set(Setting.TOLERANCE, "lenient");
    set(Setting.SENSOR, "346x260");
    String command = model.commandLineProperty().get();
    assertTrue(command.contains(" --lenient --sensor 346x260"), command);
    set(Setting.SENSOR, "wide");
    assertProblem(
        Setting.SENSOR,
        "Sensor 'wide' is neither a size in pixels such as 346x260 nor the name of a camera:"
            + " DVS128, DVS240, DVS640, DAVIS128, DAVIS208, DAVIS240, DAVIS346, DAVIS640 or"
            + " CochleaAMS1c.");
  }

  private Set<Setting> asked() {
    TrainingPlan plan = model.plan().orElseThrow();
    return Stream.of(Setting.values())
        .filter(field -> field.ofFiles() && model.matters(field, plan))
        .collect(Collectors.toSet());
  }

  @Test
  void howYourFilesAreReadIsShownInTheForm() throws IOException {
    Path table = Files.writeString(folder.resolve("heart.csv"), "a,b\n1,2\n");
    model.choose(table.toString());
    set(Setting.COLUMNS, "a");
    set(Setting.SAMPLE_LENGTH, "64");
    set(Setting.SAMPLE_STRIDE, "16");
    set(Setting.TARGET, "next");
    set(Setting.MISSING, "fill");
    set(Setting.SPLIT_SEED, "3");
    set(Setting.DECIMAL, "comma");
    set(Setting.HEADER, "yes");
    set(Setting.LABEL, "b");
    set(Setting.SKIP_ROWS, "2-3");
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
  void whatIsWrongWithYourFilesIsReportedInPlace() {
    set(Setting.SAMPLE_LENGTH, "0");
    assertProblem(Setting.SAMPLE_LENGTH, "Sample-length must be between 1 and 100000, not 0.");
    set(Setting.SAMPLE_LENGTH, "");
    set(Setting.IMAGE_SIZE, "wide");
    assertProblem(Setting.IMAGE_SIZE, "Image-size must be a whole number, not 'wide'.");
    set(Setting.IMAGE_SIZE, "28");
    set(Setting.CODE_PARAMETERS, "most=");
    assertEquals(Setting.CODE_PARAMETERS, model.problem().orElseThrow().field());
    set(Setting.CODE_PARAMETERS, "");
    set(Setting.GAIN, "-1");
    assertEquals(Setting.GAIN, model.problem().orElseThrow().field());
  }

  @Test
  void aGainThatWasSettledIsNotTakenOverButOneThatIsTypedIs() {
    model.show(Setting.change(TrainingPlan.defaults(), Map.of(Setting.GAIN, "2.5")));
    assertEquals("", model.text(Setting.GAIN).get());
    set(Setting.GAIN, "3");
    assertTrue(model.commandLineProperty().get().contains("--gain 3"));
  }

  @Test
  void aChosenDataSetStaysOnOffer() {
    set(Setting.DATA, "mine");
    model.offerDatasets(List.of("strokes", "mnist"));

    assertEquals(List.of("strokes", "mnist", "mine"), model.datasets());
    assertEquals("mine", model.text(Setting.DATA).get());
  }

  @Test
  void thePresetSetsWhatWasNotChangedByHand() {
    set(Setting.LATENT, "77");
    model.presetProperty().set(Preset.PUBLISHED);
    TrainingPlan published = model.plan().orElseThrow();
    assertEquals(Setting.change(TrainingPlan.defaults(), Map.of(Setting.LATENT, "77")), published);
    assertEquals(
        "spikeloom train --preset published --data strokes --latent 77",
        model.commandLineProperty().get());
    model.presetProperty().set(Preset.GENERATIVE);
    TrainingPlan generative = model.plan().orElseThrow();
    assertEquals(Setting.change(DefaultSettings.plan(), Map.of(Setting.LATENT, "77")), generative);
  }

  @Test
  void aPriorThatWasChangedByHandStays() {
    set(Setting.PRIOR, "glm");
    set(Setting.ENCODING, "latency");
    TrainingPlan latency = model.plan().orElseThrow();
    assertEquals("glm", Setting.PRIOR.of(latency));
    assertEquals(30, latency.data().steps());
    set(Setting.PRIOR, "fixed");
    assertEquals("0.001", model.text(Setting.LEARNING_RATE).get());
    model.presetProperty().set(Preset.PUBLISHED);
    assertEquals("0.001", model.text(Setting.BETA).get());
    assertEquals("", model.text(Setting.RATE_WEIGHT).get());
  }

  @Test
  void aShownPlanSelectsItsPreset() {
    model.show(TrainingPlan.defaults());
    assertEquals(Preset.PUBLISHED, model.presetProperty().get());
    assertEquals(TrainingPlan.defaults(), model.plan().orElseThrow());
    model.show(Setting.change(DefaultSettings.plan(), Map.of(Setting.EPOCHS, "7")));
    assertEquals(Preset.GENERATIVE, model.presetProperty().get());
    assertEquals("spikeloom train --data strokes --epochs 7", model.commandLineProperty().get());
  }

  private void set(Setting field, String text) {
    model.text(field).set(text);
  }

  private void assertProblem(Setting field, String sentence) {
    assertEquals(new PlanProblem(field, sentence), model.problem().orElseThrow());
  }

  @Test
  void defaultsOfAnEncoderFollowItsChoiceUnlessChangedByHand() {
    set(Setting.LATENT, "128");
    set(Setting.DECODING, "time");
    set(Setting.HIDDEN, "77");
    set(Setting.ENCODER, "src");
    TrainingPlan chosen = model.plan().orElseThrow();

    assertEquals(
        DefaultSettings.of(EncoderFamilies.named("src"), "strokes").get(Setting.STEPS),
        "" + chosen.data().steps());
    assertEquals("fixed", Setting.PRIOR.of(chosen));
    assertEquals("0.001", Setting.BETA.of(chosen));
    assertEquals(Decoding.BINS, chosen.decoder().decoding());
    assertEquals(List.of(77), chosen.encoder().denseLayers());
    assertEquals(128, chosen.encoder().latent());

    set(Setting.ENCODER, "lif");
    assertEquals(10, model.plan().orElseThrow().data().steps());
    assertEquals("1", Setting.RATE_WEIGHT.of(model.plan().orElseThrow()));
    assertEquals(Decoding.TIME, model.plan().orElseThrow().decoder().decoding());
  }
}
