package spikeloom.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class RateTextTest {
  @Test
  void ratesAreRoundedAndHaveTheirUnit() {
    assertEquals("1,235 bits", RateText.brief(1234.56));
    assertEquals("1,234.6 bits per example", RateText.full(1234.56));
    assertEquals("1,234.6 bits per example", RateText.full(Double.valueOf(1234.56)));
  }

  @Test
  void whereThereIsNoBoundNoNumberIsShown() {
    String none = "not available (the encoder has no noise: no bound)";
    assertEquals("no rate", RateText.brief(Double.NaN));
    assertEquals(none, RateText.full(Double.NaN));
    assertEquals(none, RateText.full(null));
  }
}
