package spikeloom.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PresetTest {
  private static Map<Setting, String> given(String words) {
    Map<Setting, String> given = new EnumMap<>(Setting.class);
    for (String word : words.split(" ")) {
      String[] parts = word.split("=");
      given.put(Setting.named(parts[0]).orElseThrow(), parts[1]);
    }
    return given;
  }

  @ParameterizedTest
  @CsvSource({
    "data=strokes, GENERATIVE",
    "data=mnist encoding=latency prior=glm latent=20, GENERATIVE",
    "data=mnist rate-weight=0.3, GENERATIVE",
    "data=mnist beta=0.001, PUBLISHED",
    "data=mnist encoder=src, PUBLISHED",
    "data=mnist rule=score, PUBLISHED",
    "data=mnist distortion=squared-error, PUBLISHED",
    "data=fsdd, PUBLISHED",
    "data=nmnist, PUBLISHED"
  })
  void picturesAndNothingOfThePublishedMethodBeginWithTheGenerativePreset(
      String words, Preset preset) {
    assertEquals(preset, Preset.automatic(given(words)));
  }

  @ParameterizedTest
  @CsvSource({"rate, 10", "direct, 10", "threshold, 10", "latency, 30", "isi, 30"})
  void codesThatNeedTimeKeepTheirSteps(String encoding, String steps) {
    Map<Setting, String> settings =
        DefaultSettings.of(Preset.GENERATIVE, given("encoding=" + encoding));
    assertEquals(steps, settings.getOrDefault(Setting.STEPS, "30"));
  }

  @Test
  void everyPresetMakesAValidPlanOfItsSettings() {
    for (Preset preset : Preset.values()) {
      TrainingPlan plan = DefaultSettings.plan(preset);
      preset.settings(Map.of()).forEach((setting, text) -> assertEquals(text, setting.of(plan)));
    }
    assertEquals(TrainingPlan.defaults(), DefaultSettings.plan(Preset.PUBLISHED));
    assertEquals("0.002", Setting.LEARNING_RATE.of(DefaultSettings.plan(Preset.GENERATIVE)));
  }

  @Test
  void photographsInAnotherCodeHaveNoParametersOfTheDirectCode() {
    Map<Setting, String> settings =
        DefaultSettings.of(Preset.NATURAL, given("data=strokes encoding=latency"));
    assertEquals("default", settings.getOrDefault(Setting.CODE_PARAMETERS, "default"));
    assertEquals("30", settings.getOrDefault(Setting.STEPS, "30"));
    assertEquals("conv:32x4s2,conv:64x4s2", settings.get(Setting.HIDDEN));
  }

  @Test
  void anUnknownNameIsRefusedWithTheNamesThatExist() {
    assertEquals(List.of("generative", "natural", "published"), Preset.names());
    assertEquals(Preset.PUBLISHED, Preset.named("published"));
    PlanException refused = assertThrows(PlanException.class, () -> Preset.named("best"));
    assertTrue(String.valueOf(refused.getMessage()).contains("generative, natural, published"));
  }
}
