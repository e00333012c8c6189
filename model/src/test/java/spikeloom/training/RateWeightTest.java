package spikeloom.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.known.Catalog;
import spikeloom.decoder.DecoderKind;
import spikeloom.encoder.EncoderFamilies;
import spikeloom.learning.Autoencoder;
import spikeloom.plan.DefaultSettings;
import spikeloom.plan.PlanJson;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.plan.Version;
import spikeloom.run.ChangedNumbers;

/** What a nat of rate costs in the mean loss. */
final class RateWeightTest {
  private static final Dataset DATA = Catalog.strokes(1, 10, 4);
  private static final int LATENT = 8;
  private static final int SAMPLES = 4;

  private static TrainingPlan timed(String encoder, int steps) {
    Map<Setting, String> texts = DefaultSettings.of(EncoderFamilies.named(encoder));
    texts.put(Setting.ENCODER, encoder);
    texts.put(Setting.STEPS, Integer.toString(steps));
    return Setting.change(Plans.tiny(DecoderKind.LINEAR, 1, 1), texts);
  }

  private static double weight(TrainingPlan plan) {
    Task task = Task.of(plan, DATA);
    try (Autoencoder model = Models.initial(plan, task)) {
      assertEquals(
          plan.encoder().rateTerms(plan.data().steps()),
          model.encoder().rateTerms(model.steps()),
          "the plan and its encoder agree");
      return model.rateWeight(SAMPLES);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"theta", "qif", "srm"})
  void stepsDoNotChangeTheRateWeightOfAValueThatIsSentOnce(String encoder) {
    double beta = timed(encoder, 30).objective().beta(1, 1, 1);
    for (int steps : new int[] {5, 30, 61}) {
      assertEquals(beta / (SAMPLES * LATENT), weight(timed(encoder, steps)), 1e-18);
    }
    // What the defaults have always cost: beta 0.001 over 30 steps.
    assertEquals(0.001 / (SAMPLES * LATENT * 30.), weight(timed(encoder, 30)), 1e-20);
  }

  @ParameterizedTest
  @CsvSource({
    "lif, window=4",
    "lif, window=4 decode-at=every-step decoder=linear",
    "lif, decoding=rate",
    "lif, rule=score",
    "lif, rule=fptt window=3",
    "ltc, decoding=trace",
    "src, decoding=bins bin=2"
  })
  void whatTheDecoderReadsDoesNotChangeTheRateWeightOfASpike(String encoder, String changes) {
    TrainingPlan plan =
        Plans.with(
            Plans.tiny(DecoderKind.MLP, 1, 1), "hidden=none encoder=" + encoder + " " + changes);
    double expected = plan.objective().beta(1, 1, 1) / (SAMPLES * LATENT * plan.data().steps());
    assertEquals(expected, weight(plan), 1e-15);
  }

  @ParameterizedTest
  @ValueSource(strings = {"theta", "qif", "srm"})
  void measuredValuesAreCheaperByTheSameFactorForEveryEncoder(String encoder) {
    double spikes = beta("lif", "braille");
    double values = beta(encoder, "braille");
    assertEquals(spikes / 30, values, 1e-20);
    assertEquals(0.001 / 30, beta(encoder, "mnist"), 1e-20);
  }

  private static double beta(String encoder, String data) {
    Map<Setting, String> defaults = DefaultSettings.of(EncoderFamilies.named(encoder), data);
    return Double.parseDouble(
        defaults.getOrDefault(Setting.BETA, Setting.BETA.of(TrainingPlan.defaults())));
  }

  @Test
  void anOlderPlanOfSuchAnEncoderKeepsItsRateWeight() {
    String fourth = older(timed("theta", 25), "0.002");
    TrainingPlan plan = PlanJson.read(fourth, "plan.json");
    assertEquals(0.002 / 25, plan.objective().beta(1, 1, 1), 1e-18);
    TrainingPlan spikes = Plans.tiny(DecoderKind.MLP, 1, 1);
    assertEquals(
        0.002,
        PlanJson.read(older(spikes, "0.002"), "plan.json").objective().beta(1, 1, 1),
        "as it was");
  }

  private static String older(TrainingPlan plan, String beta) {
    return PlanJson.write(Setting.change(plan, Map.of(Setting.BETA, beta)))
        .replace("\"format\" : " + Version.FORMAT, "\"format\" : 4");
  }

  @Test
  void repeatingAnOlderRunReportsWhyItsNumbersDiffer() {
    TrainingPlan lif = Plans.tiny(DecoderKind.MLP, 1, 1);
    TrainingPlan src = Plans.with(lif, "encoder=src hidden=none");
    assertEquals(1, ChangedNumbers.since(4, src).size());
    assertTrue(ChangedNumbers.since(4, src).get(0).contains("heights"));
    assertEquals(0, ChangedNumbers.since(Version.FORMAT, src).size());
    assertEquals(0, ChangedNumbers.since(4, lif).size());
    assertEquals(0, ChangedNumbers.since(4, Plans.with(src, "pulses=levels")).size());
    assertEquals(1, ChangedNumbers.since(4, Plans.with(src, "pulse-noise=none")).size());
    assertEquals(1, ChangedNumbers.since(4, timed("qif", 30)).size());
  }
}
