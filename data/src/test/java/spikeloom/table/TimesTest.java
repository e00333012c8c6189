package spikeloom.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
  private static Times times(String... words) {
    Times times = new Times(Cells.POINT);
    for (int i = 0; i < words.length; i++) {
      times.add(words[i], i + 2);
    }
    return times;
  }

  @ParameterizedTest
  @CsvSource({
    "1700000000000, 1699999999990, -10",
    "9007199254740993, 9007199254740992, -1",
    "1700000000000000001, 1700000000000000000, -1",
    "-9223372036854775808, 9223372036854775807, 1.8446744073709552e19",
    "1700000000.02, 1700000000.01, -0.01",
    "2024-02-29, 2024-03-01, 86400",
    "2024-03-01T12:00:00.5Z, 2024-03-01T13:00:00+01:00, -0.5",
    "2024/03/01 12:00, 2024-3-1 12:00:01, 1",
    "31.12.2023 23:59:59, 01.01.2024 00:00:00, 1",
    "31/01/2024, 01/02/2024, 86400",
    "01/31/2024, 02/01/2024, 86400",
    "23:59:59, 100:00:00.25, 273601.25"
  })
  void stepsAreExactInEveryForm(String from, String to, double step) {
    Times times = times(from, to);
    assertTrue(times.readable() && times.bad().isEmpty());
    assertEquals(step, times.step(0, 1), 1e-6);
  }

  @Test
  void monthsAndDaysAreDistinguishedByTheirOrder() {
    Times times = times("01/02/2024", "02/01/2024", "03/01/2024");
    assertTrue(
        times.step(0, 1) > 0 && times.step(1, 2) > 0, "first of February, second of January");
    assertEquals("2024-01-02T00:00", times.text(0));
  }

  @Test
  void aCellThatIsNotATimeIsFoundAndSoIsOneWithout() {
    Times times = times("err", "1", "2", "", "3");
    assertEquals(new BadCell(0, 2, "err"), times.bad().orElseThrow());
    assertEquals(3, times.missing());
    assertEquals(5, times.line(3));
    assertFalse(times("Monday", "Tuesday").readable());
    assertFalse(times("2024-02-30", "2024-13-01").readable(), "no such days");
  }

  @Test
  void timesAreWrittenAsISO8601() {
    assertEquals("2024-03-01T11:00:00.250", times("2024-03-01 12:00:00,25 +0100").text(0));
    assertEquals("100:00:00.250", times("100:00:00.25").text(0));
    assertEquals("1700000000000", times("1700000000000").text(0));
  }
}
