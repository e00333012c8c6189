package spikeloom.plan;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.TableOptions;
import spikeloom.decoder.DecodeSteps;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.Decoding;
import spikeloom.encoder.HiddenLayer;
import spikeloom.encoder.exact.ExactSettings;
import spikeloom.encoder.exact.TimeEncoder.LatentCode;
import spikeloom.encoder.lif.FeedbackKind;
import spikeloom.encoder.ltc.LtcSettings;
import spikeloom.encoder.src.PulseKind;
import spikeloom.encoder.src.SrcSettings;
import spikeloom.file.Tolerance;
import spikeloom.image.PictureFormat;
import spikeloom.kernel.SpikeEstimator;
import spikeloom.learning.Baseline;
import spikeloom.learning.Binarisation;
import spikeloom.learning.FpttForm;
import spikeloom.learning.FpttWindows;
import spikeloom.learning.RuleKind;
import spikeloom.neuron.SpikingRecurrentCell.Bias;
import spikeloom.neuron.SpikingRecurrentCell.Gate;
import spikeloom.neuron.SpikingRecurrentCell.Rectifier;
import spikeloom.neuron.SpikingRecurrentCell.Recurrence;
import spikeloom.neuron.Surrogate;
import spikeloom.objective.Distortion;
import spikeloom.objective.RateCost;
import spikeloom.prior.PriorKind;
import spikeloom.run.Sentences;
import spikeloom.sound.SoundView;
import spikeloom.table.TableFormat;
import spikeloom.text.Wording;
import spikeloom.training.Plans;

final class PlanJsonTest {
  private static final SrcSettings SRC =
      new SrcSettings(
          Gate.LOGISTIC,
          PulseKind.ONSETS,
          SrcSettings.Noise.GAUSSIAN,
          0.1,
          Recurrence.ATTACHED,
          Rectifier.EXACT,
          Bias.Training.FIXED,
          1.5);
  private static final String PLAN = PlanJson.write(Plans.tiny(DecoderKind.MLP, 3, 2));

  @Test
  void aPlanReadBackIsEqual() {
    List<TrainingPlan> plans =
        List.of(
            TrainingPlan.defaults(),
            Plans.tiny(DecoderKind.CONV, 1, 1),
            Plans.tiny(DecoderKind.LINEAR, 100, 3),
            new TrainingPlan(
                new DataPlan(
                    "mnist",
                    "data \"here\"\\ü",
                    "burst",
                    "most=3,shortest=7",
                    0.25,
                    1,
                    0.25,
                    "1,7",
                    17,
                    3,
                    Binarisation.STATIC,
                    2,
                    new SourceSettings(
                        7,
                        64,
                        PictureFormat.Colours.COLOUR,
                        "a b,c",
                        12,
                        3,
                        TableOptions.Missing.FILL,
                        SoundView.BANDS,
                        SourceOptions.ArrayView.SERIES,
                        SourceOptions.SplitBy.ORIGIN,
                        SourceOptions.TargetMoment.NEXT,
                        new TableSettings(
                            TableFormat.Decimal.COMMA,
                            TableFormat.Header.NO,
                            "a b",
                            "2-3",
                            "t.json",
                            "a.Reader"),
                        Tolerance.LENIENT,
                        "Davis346blue")),
                new EncoderPlan(
                    "lif",
                    null,
                    List.of(HiddenLayer.dense(300), HiddenLayer.dense(200), HiddenLayer.dense(1)),
                    4,
                    0,
                    Surrogate.TRIANGLE,
                    0.25,
                    0.1 + 0.2,
                    0,
                    EncoderPlan.Lateral.NO,
                    SpikeEstimator.SECOND_ORDER,
                    0.1 + 0.2,
                    "runs/other",
                    new LtcSettings(LtcSettings.Recurrent.NO, LtcSettings.Threshold.FIXED),
                    SRC,
                    new ExactSettings(0.1 + 0.2, LatentCode.DIRECT, 0, 0.25)),
                new DecoderPlan(
                    DecoderKind.LINEAR, 1, Decoding.RATE, 0, 2, 1, DecodeSteps.EVERY_STEP),
                new ObjectivePlan(
                    Distortion.CLASS,
                    null,
                    0.75,
                    0.25,
                    RateCost.INFORMATION,
                    PriorKind.FIXED,
                    1e-6),
                new RulePlan(
                    RuleKind.SCORE,
                    FeedbackKind.RANDOM,
                    Baseline.NONE,
                    1,
                    FpttForm.NONE,
                    0.5,
                    null,
                    FpttWindows.Emphasis.RISING),
                new OptimiserPlan(1, 1, 1e-300, 1e-9),
                Long.MIN_VALUE,
                1024));
    for (TrainingPlan plan : plans) {
      assertEquals(plan, PlanJson.read(PlanJson.write(plan), "plan.json"));
    }
  }

  @Test
  void everyChoiceHasAWordThatIsReadBack() {
    for (Surrogate surrogate : Surrogate.values()) {
      assertEquals(surrogate, EnumWords.parse("surrogate", Surrogate.class, Wording.of(surrogate)));
    }
    assertEquals("fast-sigmoid", Wording.of(Surrogate.FAST_SIGMOID));
    assertTrue(PLAN.contains("\"fast-sigmoid\""), PLAN);
  }

  @ParameterizedTest
  @CsvSource({
    "fast-sigmoid, boxy, surrogate, boxcar",
    "mlp, cnn, kind, conv",
    "lif, lstm, encoder, ltc",
    "rate, morse, encoding, latency",
    "time, phase, decoding, rate"
  })
  void aWrongWordIsAnsweredWithTheValidOnes(
      String word, String wrong, String setting, String valid) {
    String message = refused(PLAN.replace(": \"" + word + "\"", ": \"" + wrong + "\""));
    assertAll(
        () -> assertTrue(message.contains(wrong), message),
        () -> assertTrue(message.contains(setting), message),
        () -> assertTrue(message.contains(valid), message));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      delimiter = '|',
      value = {
        "\"steps\" : 6 | \"steps\" : 0 | steps",
        "\"steps\" : 6 | \"steps\" : 99999999999 | steps",
        "\"batch\" : 8 | \"batch\" : -8 | batch",
        "\"prior_rate\" : 0.3 | \"prior_rate\" : 1.5 | prior-rate",
        "\"prior_rate\" : 0.3 | \"prior_rate\" : \"NaN\" | prior-rate",
        "\"prior\" : \"fixed\" | \"prior\" : 0.3 | prior",
        "\"beta\" : 0.001 | \"beta\" : -1 | beta",
        "\"learning_rate\" : 0.01 | \"learning_rate\" : 0 | learning",
        "\"threads\" : 2 | \"threads\" : 0 | threads",
        "\"hidden\" : [ 10 ] | \"hidden\" : [ 0 ] | hidden",
        "\"gain\" : 3.0 | \"gain\" : -1 | gain"
      })
  void aValueThatCannotBeUsedIsRefusedByName(String setting, String wrong, String name) {
    assertTrue(PLAN.contains(setting), setting + " is not in " + PLAN);
    String message = refused(PLAN.replace(setting, wrong));
    assertTrue(message.contains(name), message);
  }

  @Test
  void aPlanThatContradictsItselfIsRefused() {
    String message = refused(PLAN.replace("\"mlp\"", "\"conv\"").replace("\"time\"", "\"rate\""));
    assertTrue(message.contains("conv") && message.contains("time"), message);
    message =
        refused(PLAN.replace("\"mlp\"", "\"conv\"").replace("\"steps\" : 6", "\"steps\" : 3"));
    assertTrue(message.contains("at least 4 steps"), message);
  }

  @Test
  void aPlanOfANewerVersionIsNamedAsSuch() {
    String newer =
        PLAN.replaceFirst("\"format\" : \\d+", "\"format\" : 77")
            .replaceFirst("\"version\" : \"[^\"]*\"", "\"version\" : \"9.9\"")
            .replace("\"data\"", "\"sources\"");
    String message =
        Sentences.require(assertThrows(RunException.class, () -> PlanJson.read(newer, "plan")));
    assertTrue(message.contains("9.9") && message.contains("newer"), message);
  }

  @Test
  void aPlanOfANewerFormatAndThisVersionNamesNoVersionToUse() {
    String newer = PLAN.replaceFirst("\"format\" : \\d+", "\"format\" : 77");
    String message =
        Sentences.require(assertThrows(RunException.class, () -> PlanJson.read(newer, "plan")));
    assertTrue(message.contains("format 77"), message);
    assertTrue(message.endsWith("use a newer version, such as the build that wrote it."), message);
    assertEquals(
        message.indexOf(Version.current()), message.lastIndexOf(Version.current()), message);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void aFormatBelowTheFirstIsRefused(int format) {
    String wrong = PLAN.replaceFirst("\"format\" : \\d+", "\"format\" : " + format);
    String message =
        Sentences.require(assertThrows(RunException.class, () -> PlanJson.read(wrong, "plan")));
    assertTrue(message.contains("format " + format), message);
  }

  @Test
  void aSettingThatIsThereTwiceIsRefusedAtAnyDepth() {
    for (String setting : List.of("\"seed\"", "\"epochs\"", "\"format\"")) {
      String twice = PLAN.replaceFirst(setting + " : \\d+", setting + " : 1, " + setting + " : 2");
      String message =
          Sentences.require(assertThrows(RunException.class, () -> PlanJson.read(twice, "plan")));
      assertTrue(message.contains(setting.replace('"', '\'') + " twice"), message);
    }
  }

  @Test
  void whatIsNotJsonIsRefusedWithLineAndColumn() {
    String broken = "{\n  \"format\" : 1,\n  oops\n}";
    String message =
        Sentences.require(assertThrows(RunException.class, () -> PlanJson.read(broken, "plan")));
    assertTrue(message.contains("line 3"), message);
    assertTrue(message.contains("column"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "7", "\"plan\"", "{}", "{\"format\" : \"one\"}"})
  void whatIsNotAPlanIsRefused(String text) {
    Sentences.require(assertThrows(RunException.class, () -> PlanJson.read(text, "plan")));
  }

  @Test
  void aPlanThatIsCutShortAnywhereIsRefusedInASentence() {
    for (int length = 0; length < PLAN.stripTrailing().length(); length++) {
      String cut = PLAN.substring(0, length);
      Sentences.require(
          assertThrows(RunException.class, () -> PlanJson.read(cut, "plan"), "length " + length));
    }
  }

  private static String refused(String plan) {
    return Sentences.require(
        assertThrows(PlanException.class, () -> PlanJson.read(plan, "plan.json")));
  }
}
