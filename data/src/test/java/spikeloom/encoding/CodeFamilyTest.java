package spikeloom.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import spikeloom.parameter.NumberParameter;

class CodeFamilyTest {
  static Stream<CodeFamily> families() {
    return Encodings.families().stream();
  }

  @ParameterizedTest
  @MethodSource("families")
  void nothingGivenIsTheDefaultCodeAndSoAreItsDefaultValues(CodeFamily family) {
    assertEquals(family.defaultCode(), family.with(""));
    String defaults =
        String.join(
            ", ",
            family.parameters().stream()
                .map(p -> p.name() + " = " + p.text(p.defaultValue()))
                .toList());
    assertEquals(family.defaultCode(), family.with(defaults));
  }

  @ParameterizedTest
  @MethodSource("families")
  void bothEndsOfEveryRangeAreTakenAndWhatLiesBeyondIsRefused(CodeFamily family) {
    for (NumberParameter parameter : family.parameters()) {
      double step = parameter.kind() == NumberParameter.Kind.WHOLE ? 1 : 1e-3;
      double least =
          parameter.least() + (parameter.kind() == NumberParameter.Kind.ABOVE ? step : 0);
      for (double value : new double[] {least, parameter.most()}) {
        String text = parameter.name() + "=" + parameter.text(value);
        assertEquals(family.code(), family.with(text).code(), text);
      }
      for (String value :
          new String[] {"" + (least - step), "" + (parameter.most() + step), "NaN", "much", ""}) {
        String text = parameter.name() + "=" + value;
        String message =
            String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> family.with(text), text)
                    .getMessage());
        assertTrue(
            message.startsWith(
                parameter.name() + " of code " + family.code() + " must be " + parameter.range()),
            message);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0.5f", "0x1p-1", "0.5d", "Infinity", "0_5"})
  void onlyPlainDecimalNumbersAreTaken(String text) {
    String message =
        String.valueOf(
            assertThrows(
                    IllegalArgumentException.class, () -> Encodings.named("rate", "peak=" + text))
                .getMessage());
    assertTrue(message.endsWith("not '" + text + "'"), message);
    assertEquals(Encodings.named("rate", "peak=0.5"), Encodings.named("rate", "peak=5e-1"));
  }

  @ParameterizedTest
  @MethodSource("families")
  void rangesOverPowersOfTenAreWalkedByFactors(CodeFamily family) {
    for (NumberParameter parameter : family.parameters()) {
      boolean wide = parameter.least() > 0 && parameter.most() / parameter.least() >= 500;
      assertEquals(wide, parameter.logarithmic(), family.code() + " " + parameter.name());
    }
  }

  @Test
  void whatIsGivenIsTheCodesOwn() {
    assertEquals(
        new BenSpikerEncoding(12, 0.8, 200),
        Encodings.named("ben-spiker", "taps=12,threshold=0.8"));
    assertEquals(
        new PopulationEncoding(7, 1.5, PopulationEncoding.Firing.RATE),
        Encodings.named("population", "firing=rate, neurons=7"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "burst | length=3 | no parameter 'length'; it has most, shortest",
        "latency | speed=3 | code latency has no parameters",
        "burst | most | NAME=VALUE separated by commas",
        "burst | most=3,most=4 | each name once",
        "burst | most=3.5 | a whole number from 2 to 64, not 3.5",
        "population | firing=loud | latency or rate, not 'loud'"
      })
  void whatIsNotAParameterOfTheCodeIsRefusedInWords(String code, String text, String words) {
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> Encodings.named(code, text))
                .getMessage());
    assertTrue(message.contains(words), message);
  }
}
