package spikeloom.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which priors fit which encoders and rules. */
final class PriorPlanTest {
  private static TrainingPlan plan(String words) {
    Map<Setting, String> given = new EnumMap<>(Setting.class);
    for (String word : words.split(" ")) {
      String[] parts = word.split("=");
      given.put(Setting.named(parts[0]).orElseThrow(), parts[1]);
    }
    Map<Setting, String> settings = DefaultSettings.of(Preset.PUBLISHED, given);
    settings.putAll(given);
    return Setting.change(TrainingPlan.defaults(), settings);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prior=network",
        "prior=glm rule=score steps=32",
        "prior=network rule=fptt window=10",
        "prior=rates encoder=ltc",
        "prior=glm encoder=src pulses=levels",
        "prior=network rate=code-length estimator=threshold lateral=yes",
        "prior=fixed rate=code-length"
      })
  void theyFitEncodersWhoseSpikesHaveKnownProbabilities(String words) {
    TrainingPlan plan = plan(words);
    assertEquals(plan, PlanJson.read(PlanJson.write(plan), "plan.json"));
  }

  @ParameterizedTest
  @CsvSource({
    "prior=network encoder=theta, encoder theta has none",
    "prior=rates encoder=src, with these pulses",
    "lateral=yes encoder=ltc, lateral yes needs encoder lif",
    "rule=score lateral=yes, rule score needs rate information",
    "rule=score rate=code-length, rule score needs rate information",
    "rule=score prior=glm steps=33, at most 32 steps",
    "estimator=threshold, use rate code-length",
  })
  void whatHasNoMeaningIsRefusedInWords(String words, String reason) {
    PlanException refused = assertThrows(PlanException.class, () -> plan(words));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains(reason), message);
  }
}
