package spikeloom.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PriorDefaultsTest {
  @ParameterizedTest
  @CsvSource({
    "lif, mnist, network, 0.002",
    "lif, mnist, rates, 0.002",
    "lif, braille, glm, 0.0005",
    "lif, mnist, fixed, -",
    "lif, mnist, 0.05, -",
    "ltc, mnist, network, -",
    "src, mnist, glm, 0.002"
  })
  void aLearnedPriorChangesTheStepsOfLifWhereTheDataSetHasNoneOfItsOwn(
      String encoder, String data, String prior, String learningRate) {
    Map<Setting, String> chosen =
        Map.of(Setting.ENCODER, encoder, Setting.DATA, data, Setting.PRIOR, prior);
    Map<Setting, String> settings = DefaultSettings.of(Preset.PUBLISHED, chosen);
    assertEquals(learningRate, settings.getOrDefault(Setting.LEARNING_RATE, "-"));
  }
}
