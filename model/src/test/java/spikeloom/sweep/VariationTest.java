package spikeloom.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spikeloom.plan.PlanException;
import spikeloom.plan.Setting;

final class VariationTest {
  @Test
  void numbersAreSortedAndWrittenInOneWayAndWordsKeepTheirOrder() {
    assertEquals(List.of("0.0001", "0.5", "1"), Variation.parse("beta=1,1e-4,0.50").values());
    assertEquals(
        List.of("triangle", "arctan"), Variation.parse("surrogate=triangle,arctan").values());
    assertEquals("latent=9,10", Variation.parse("--latent=10, 9").text());
  }

  @Test
  void valuesWithCommasAreSeparatedBySemicolons() {
    Variation hidden = Variation.parse("hidden=600;200,100;none");
    assertEquals(List.of("600", "200,100", "none"), hidden.values());
    assertEquals(hidden, Variation.parse(hidden.text()));
  }

  @Test
  void aRangeOverADecadeIsLogarithmicAndAShorterOneIsNot() {
    Variation wide = Variation.parse("learning-rate=0.0001..0.01");
    assertTrue(wide.range().orElseThrow().logarithmic());
    assertEquals("0.001", wide.range().orElseThrow().at(0.5));
    Variation narrow = Variation.parse("latent=10..20");
    assertFalse(narrow.range().orElseThrow().logarithmic());
    assertEquals("15", narrow.range().orElseThrow().at(0.5));
    assertFalse(Variation.parse("warm-up=0..1").range().orElseThrow().logarithmic());
    assertEquals("learning-rate=0.0001..0.01", wide.text());
  }

  @Test
  void aPathWithTwoDotsIsNotARange() {
    Variation data = Variation.parse("data=../a,../b");
    assertEquals(Setting.DATA, data.setting());
    assertEquals(List.of("../a", "../b"), data.values());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "betta=1|--vary betta: there is no such setting; 'spikeloom train --help' lists them.",
        "seed=1,2|--vary seed: use --seeds 1,2,3 for random seeds.",
        "threads=1,2|--vary threads: it has no effect on the result, so there is nothing to compare.",
        "latent|--vary latent: write SETTING=VALUE,VALUE, for instance latent=32,64.",
        "=3|--vary =3: write SETTING=VALUE,VALUE, for instance latent=32,64.",
        "latent=32,|--vary latent: a value is missing in '32,'.",
        "latent=32,much|--vary latent must be a whole number, not 'much'.",
        "latent=32,64,32|--vary latent: 32 is given twice.",
        "beta=0.1,1e-1|--beta: 1e-1 is given twice.",
        "latent=64..32|--vary latent: the range 64..32 is empty; write the smaller number first."
      })
  void whatIsWrongIsRefusedInASentence(String text, String message) {
    assertEquals(
        message, assertThrows(PlanException.class, () -> Variation.parse(text)).getMessage());
  }
}
