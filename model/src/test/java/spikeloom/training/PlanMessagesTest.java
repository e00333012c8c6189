package spikeloom.training;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.decoder.DecoderKind;
import spikeloom.learning.Bars;
import spikeloom.plan.PlanException;
import spikeloom.plan.PlanJson;
import spikeloom.plan.RunException;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.Sentences;

/** What is wrong with a plan is decoded in our words, not in those of the JSON library. */
final class PlanMessagesTest {
  private static final String PLAN = PlanJson.write(Plans.tiny(DecoderKind.MLP, 3, 2));

  @Test
  void anUnknownSettingIsNamedWithTheKnownOnes() {
    String message = refused(PLAN.replace("\"steps\"", "\"stepps\""));
    assertTrue(message.contains("data.stepps"), message);
    assertTrue(message.contains("steps"), message);
  }

  @Test
  void aDecoderOfPicturesRefusesOtherTargets() {
    TrainingPlan plan = Plans.with(Plans.tiny(DecoderKind.DECONV, 1, 1), "distortion=class");
    String message =
        Sentences.require(
            assertThrows(PlanException.class, () -> new TrainingParts(plan, Bars.dataset(40, 10))));
    assertTrue(message.contains("decoder deconv makes pictures"), message);
  }

  @Test
  void anUnknownPartIsNamed() {
    String message = refused(PLAN.replace("\"objective\"", "\"objektive\""));
    assertTrue(message.contains("objektive") && message.contains("objective"), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"steps\" : 6,",
        "\"batch\" : 8,",
        "\"prior_rate\" : 0.3",
        "\"threads\" : 2",
        "\"seed\" : 5,"
      })
  void aMissingSettingIsNamed(String setting) {
    String without = PLAN.replace(setting, "").replaceAll(",\\s*}", "}");
    assertTrue(!without.equals(PLAN), "the plan has no " + setting);
    String name = setting.substring(1, setting.indexOf('"', 1));
    String message = refused(without);
    assertTrue(message.contains(name), message);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      delimiter = '|',
      value = {
        "\"steps\" : 6 | \"steps\" : \"six\" | steps",
        "\"steps\" : 6 | \"steps\" : 6.5 | steps",
        "\"steps\" : 6 | \"steps\" : null | steps",
        "\"hidden\" : [ 10 ] | \"hidden\" : 10 | hidden",
        "\"name\" : \"strokes\" | \"name\" : null | name",
        "\"encoding\" : \"rate\" | \"encoding\" : null | encoding",
        "\"surrogate\" : \"fast-sigmoid\" | \"surrogate\" : null | surrogate",
        "\"surrogate\" : \"fast-sigmoid\" | \"surrogate\" : 7 | surrogate",
        "\"hidden\" : [ 10 ] | \"hidden\" : null | hidden",
        "\"hidden\" : [ 10 ] | \"hidden\" : [ null ] | encoder",
        "\"kind\" : \"mlp\" | \"kind\" : null | kind"
      })
  void aValueOfAnotherKindIsRefusedByName(String setting, String wrong, String name) {
    assertTrue(PLAN.contains(setting), setting + " is not in " + PLAN);
    String message = refused(PLAN.replace(setting, wrong));
    assertTrue(message.contains(name), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"data", "encoder", "decoder", "objective", "optimiser"})
  void aPartThatIsNotAnObjectIsRefusedByName(String part) {
    String braces = "\\{[^{}]*\\}";
    for (int depth = 0; depth < 3; depth++) {
      braces = "\\{[^{}]*(" + braces + "[^{}]*)*\\}";
    }
    for (String wrong : new String[] {"null", "7", "[]", "\"word\"", "{}"}) {
      String plan =
          PLAN.replaceFirst("\"" + part + "\" : " + braces, "\"" + part + "\" : " + wrong);
      assertTrue(!plan.equals(PLAN), part);
      String message = refused(plan);
      assertTrue(message.contains(part), message);
    }
  }

  @Test
  void somethingBehindThePlanIsRefused() {
    Sentences.require(
        assertThrows(RunException.class, () -> PlanJson.read(PLAN + "{}", "plan.json")));
  }

  private static String refused(String plan) {
    return Sentences.require(
        assertThrows(PlanException.class, () -> PlanJson.read(plan, "plan.json"), plan));
  }
}
