package spikeloom.app.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ReportTableTest {
  private static String csvCell(Object cell) {
    String csv = new ReportTable("c").row(cell).csv();
    assertTrue(csv.startsWith("c\n") && csv.endsWith("\n"), csv);
    return csv.substring(2, csv.length() - 1);
  }

  private static String readCell(Object cell) {
    return new ReportTable("c").row(cell).markdown().lines().skip(2).findFirst().orElseThrow();
  }

  @Test
  void csvHasAHeadAndALineForEveryRow() {
    ReportTable table = new ReportTable("name", "value").row("one", 1.5).row("two", 2);
    assertEquals("name,value\none,1.5\ntwo,2\n", table.csv());
    assertEquals(List.of("name", "value"), table.columns());
  }

  @Test
  void csvQuotesWhatWouldBreakALine() {
    assertEquals("plain words; and more", csvCell("plain words; and more"));
    assertEquals("\"a,b\"", csvCell("a,b"));
    assertEquals("\"say \"\"x\"\"\"", csvCell("say \"x\""));
    assertEquals("\"two\nlines\"", csvCell("two\nlines"));
    assertEquals("\"two\rlines\"", csvCell("two\rlines"));
    assertEquals("\"a,b\"\n", new ReportTable("a,b").csv());
  }

  @Test
  void csvKeepsSixDigitsOfANumberAndNeverAnExponent() {
    assertEquals("0.333333", csvCell(1 / 3.0));
    assertEquals("123457", csvCell(123456.7));
    assertEquals("1234570000", csvCell(1234567890.0));
    assertEquals("0.000000123457", csvCell(1.234567e-7));
    assertEquals("-2.5", csvCell(-2.500000001));
    assertEquals("100", csvCell(100.0));
    assertEquals("0", csvCell(-0.0));
    assertEquals("1234567890", csvCell(1234567890));
  }

  @Test
  void aNumberThatIsNotFiniteIsAnEmptyCell() {
    ReportTable table = new ReportTable("a", "b", "c").row(Double.NaN, 1, Double.POSITIVE_INFINITY);
    assertEquals("a,b,c\n,1,\n", table.csv());
    assertEquals("|  | 1 |  |", table.markdown().lines().skip(2).findFirst().orElseThrow());
  }

  @Test
  void markdownHasAHeadARuleAndARowAndKeepsBarsInTheirCells() {
    ReportTable table = new ReportTable("what", "p(y || x)").row("a|b", 2.0);
    assertEquals("| what | p(y \\|\\| x) |\n| --- | --- |\n| a\\|b | 2.0000 |\n", table.markdown());
  }

  @Test
  void peopleReadAsManyDigitsAsTheSizeDeserves() {
    assertEquals("| 0.0000 |", readCell(0.0));
    assertEquals("| 1.2e-04 |", readCell(0.000123));
    assertEquals("| 0.1235 |", readCell(0.12345678));
    assertEquals("| 12.35 |", readCell(12.345678));
    assertEquals("| 123.5 |", readCell(123.45678));
    assertEquals("| 12,346 |", readCell(12345.678));
    assertEquals("| -12,346 |", readCell(-12345.678));
    assertEquals("| 12345 |", readCell(12345));
  }

  @Test
  void aTerminalShowsTheSameCellsInColumns() {
    ReportTable table = new ReportTable("what", "n").row("a", 1.0).row("longer", 20.0);
    assertEquals(
        "Title\n  what         n\n  a       1.0000\n  longer   20.00\n", table.text("Title"));
  }

  @Test
  void aRowOfAnotherLengthIsRefused() {
    ReportTable table = new ReportTable("a", "b");
    assertThrows(IllegalArgumentException.class, () -> table.row(1));
    assertThrows(IllegalArgumentException.class, () -> table.row(1, 2, 3));
  }
}
