package spikeloom.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.TableOptions;
import spikeloom.decoder.DecodeSteps;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.Decoding;
import spikeloom.encoder.HiddenLayer;
import spikeloom.encoder.exact.ExactSettings;
import spikeloom.encoder.lif.FeedbackKind;
import spikeloom.encoder.ltc.LtcSettings;
import spikeloom.encoder.src.SrcSettings;
import spikeloom.kernel.SpikeEstimator;
import spikeloom.learning.Baseline;
import spikeloom.learning.Binarisation;
import spikeloom.learning.FpttForm;
import spikeloom.learning.FpttWindows;
import spikeloom.learning.RuleKind;
import spikeloom.neuron.Surrogate;
import spikeloom.objective.Distortion;
import spikeloom.objective.RateCost;
import spikeloom.prior.PriorKind;
import spikeloom.run.Sentences;
import spikeloom.sound.SoundView;

/** Plans of older formats mean what they meant. */
final class PlanFormatsTest {
  private static final String TABLE = ",\\s*\"table\" : \\{[^}]*\\}";

  /** As version 0.1.0 wrote it in format 1. */
  private static final String FIRST =
      """
      {
        "format" : 1,
        "version" : "0.1.0",
        "data" : {
          "name" : "mnist",
          "directory" : "data",
          "encoding" : "latency",
          "steps" : 25,
          "limit" : null
        },
        "encoder" : {
          "kind" : "lif",
          "hidden" : [ 600, 300 ],
          "latent" : 256,
          "surrogate" : "fast-sigmoid",
          "gain" : 5.03
        },
        "decoder" : {
          "kind" : "mlp",
          "hidden" : 512,
          "decoding" : "rate"
        },
        "objective" : {
          "beta" : 0.001,
          "prior" : 0.3
        },
        "optimiser" : {
          "epochs" : 3,
          "batch" : 64,
          "learning_rate" : 0.001,
          "checkpoint_minutes" : 5.0
        },
        "seed" : 7,
        "threads" : 2
      }
      """;

  @Test
  void aPlanOfTheFirstFormatDecodesAllStepsOnceAndLearnsByBackPropagation() {
    TrainingPlan expected =
        new TrainingPlan(
            new DataPlan(
                "mnist",
                "data",
                "latency",
                null,
                1,
                25,
                0.0,
                null,
                null,
                0,
                Binarisation.NO,
                0,
                SourceSettings.defaults()),
            new EncoderPlan(
                "lif",
                null,
                List.of(HiddenLayer.dense(600), HiddenLayer.dense(300)),
                256,
                0,
                Surrogate.FAST_SIGMOID,
                0.9,
                1,
                0.9,
                EncoderPlan.Lateral.NO,
                SpikeEstimator.STRAIGHT_THROUGH,
                5.03,
                null,
                LtcSettings.defaults(),
                SrcSettings.defaults(),
                ExactSettings.defaults()),
            new DecoderPlan(DecoderKind.MLP, 512, Decoding.RATE, 0.97, 15, null, DecodeSteps.END),
            new ObjectivePlan(
                Distortion.CROSS_ENTROPY,
                0.001,
                null,
                0,
                RateCost.INFORMATION,
                PriorKind.FIXED,
                0.3),
            new RulePlan(
                RuleKind.BPTT,
                FeedbackKind.SYMMETRIC,
                Baseline.LEAVE_ONE_OUT,
                8,
                FpttForm.MULTIPLIER,
                0.01,
                null,
                FpttWindows.Emphasis.EVEN),
            new OptimiserPlan(3, 64, 0.001, 5),
            7,
            2);
    TrainingPlan read = PlanJson.read(FIRST, "plan.json");
    assertEquals(expected, read);
    assertEquals(read, PlanJson.read(PlanJson.write(read), "plan.json"), "and is written anew");
    assertTrue(PlanJson.write(read).contains("\"format\" : " + Version.FORMAT));
  }

  @Test
  void aPlanOfTheSixthFormatHasAFixedPriorAndOwnFeedback() {
    String sixth =
        PlanJson.write(Setting.change(TrainingPlan.defaults(), Map.of(Setting.PRIOR_RATE, "0.05")))
            .replace("\"format\" : " + Version.FORMAT, "\"format\" : 6")
            .replaceAll(
                "\\s*\"(rate_weight|warm_up|rate|prior|lateral|estimator|binarise)\" : [^,]*,", "")
            .replace("\"prior_rate\"", "\"prior\"");
    assertFalse(sixth.contains("prior_rate") || sixth.contains("lateral"), sixth);
    TrainingPlan plan = PlanJson.read(sixth, "plan.json");
    assertEquals(PriorKind.FIXED, plan.objective().prior());
    assertEquals(0.05, plan.objective().priorRate());
    assertEquals(0.001, plan.objective().beta());
    assertEquals(EncoderPlan.Lateral.NO, plan.encoder().lateral());
    assertEquals(SpikeEstimator.STRAIGHT_THROUGH, plan.encoder().estimator());
  }

  @Test
  void aPlanOfTheThirdFormatShowsSoundsAsMelPicturesAndReconstructsWhatItSees() {
    String present =
        PlanJson.write(
            Setting.change(TrainingPlan.defaults(), Map.of(Setting.SAMPLE_LENGTH, "12")));
    String third =
        present
            .replace("\"format\" : " + Version.FORMAT, "\"format\" : 3")
            .replaceAll(",\\s*\"(sound|array|split|target)\" : \"[a-z]+\"", "")
            .replaceAll("\\s*\"code_parameters\" : null,", "")
            .replaceAll(TABLE, "");
    assertFalse(third.contains("sound"));
    SourceSettings source = PlanJson.read(third, "plan.json").data().source();
    assertEquals(12, source.window());
    assertEquals(SoundView.MEL, source.sound());
    assertEquals(SourceOptions.defaults().with(source.options().table()), source.options());
  }

  @Test
  void aPlanOfTheFourthFormatReadsTablesAsTheyLook() {
    String present = PlanJson.write(TrainingPlan.defaults());
    String fourth =
        present.replace("\"format\" : " + Version.FORMAT, "\"format\" : 4").replaceAll(TABLE, "");
    assertFalse(fourth.contains("skip_rows"), fourth);
    SourceSettings source = PlanJson.read(fourth, "plan.json").data().source();
    assertEquals(TableSettings.defaults(), source.table());
    assertEquals(TableOptions.Text.auto(), source.options().table().text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"data", "encoder", "decoder", "objective"})
  void aPartThatIsMissingOrNoneIsStillRefusedByName(String part) {
    String without = FIRST.replaceFirst("\"" + part + "\" : \\{[^}]*\\},", "");
    assertTrue(refused(without).contains(part));
    String wrong = FIRST.replaceFirst("\"" + part + "\" : \\{[^}]*\\}", "\"" + part + "\" : 7");
    assertTrue(refused(wrong).contains(part));
  }

  @ParameterizedTest
  @ValueSource(strings = {"steps", "latent", "decoding", "prior", "seed"})
  void aSettingThatTheFirstFormatHadIsNotFilledIn(String setting) {
    String without =
        FIRST.replaceFirst("\\s*\"" + setting + "\" : [^,\\n]*,?", "").replaceAll(",\\s*}", "}");
    assertTrue(refused(without).contains(setting));
  }

  @Test
  void aSettingThatCameLaterIsMissingInThePresentFormat() {
    String present = FIRST.replace("\"format\" : 1", "\"format\" : " + Version.FORMAT);
    assertTrue(refused(present).contains("missing"), refused(present));
  }

  private static String refused(String plan) {
    return Sentences.require(
        assertThrows(PlanException.class, () -> PlanJson.read(plan, "plan.json"), plan));
  }
}
