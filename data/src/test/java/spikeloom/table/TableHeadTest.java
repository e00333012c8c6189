package spikeloom.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.file.DataException;
import spikeloom.table.TableFormat.Decimal;
import spikeloom.table.TableFormat.Header;

class TableHeadTest {
  @TempDir Path folder;

  private Table read(String text, Decimal decimal, Header header) {
    try {
      return TableFile.read(
          Files.writeString(folder.resolve("t.csv"), text),
          new TableFormat(decimal, header, SkippedLines.none()));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Table read(String text) {
    return read(text, Decimal.AUTO, Header.AUTO);
  }

  private String refusal(String text) {
    String message = assertThrows(DataException.class, () -> read(text)).getMessage();
    assertTrue(message.endsWith("."), message);
    return message;
  }

  private static float number(Table table, int column, int row) {
    return table.columns().get(column).number(row);
  }

  @ParameterizedTest
  @ValueSource(strings = {";", "\t", "|"})
  void decimalCommasAreRecognisedWhereAnotherMarkSeparatesCells(String mark) {
    Table table = read("count;temp\n0;20,000\n1;20,500\n2;-1,5e2\n".replace(";", mark));
    assertEquals(20.5f, number(table, 1, 1));
    assertEquals(-150, number(table, 1, 2));
    assertTrue(table.how().contains("decimal comma"), table.how());
    assertEquals(
        List.of("The comma is read as the decimal mark (--decimal comma)."), table.notes());
  }

  @Test
  void asManyCommasAsSemicolonsAreStillDecimal() {
    Table table = read("12,5;13,5\n0,25;0,75\n1,5;1,25\n");
    assertEquals(2, table.columns().size());
    assertEquals(0.75f, number(table, 1, 1));
  }

  @Test
  void decimalCommasAreReadIfTheUserAsksForThem() {
    Table one = read("temp\n20,5\n21\n", Decimal.COMMA, Header.AUTO);
    assertEquals(20.5f, number(one, 0, 0));
    Table blanks = read("1,5 2,5\n3 4,25\n", Decimal.COMMA, Header.AUTO);
    assertEquals(4.25f, number(blanks, 1, 1));
    Table quoted = read("a,b\n\"1,5\",\"2,5\"\n3,\"4,5\"\n", Decimal.COMMA, Header.AUTO);
    assertEquals(4.5f, number(quoted, 1, 1));
    assertTrue(read("a;b\n1,5;2\n", Decimal.POINT, Header.AUTO).columns().get(0).bad().isPresent());
  }

  @Test
  void whatMayBeTwoThingsIsRefusedWithTheOption() {
    assertTrue(refusal("a;b\n1,5;2\n3;2.5\n").contains("--decimal comma or --decimal point"));
    assertTrue(refusal("a;b\n950;1\n1,050;2\n").contains("thousands separator"));
    assertTrue(refusal("a;b\n950;1\n1.050;2\n").contains("--decimal point"));
    assertTrue(refusal("1,5 2,5\n3,5 4,5\n").contains("--decimal comma"));
    String one = refusal("temp\n20,5\n21,0\n22,5\n");
    assertTrue(one.contains("--decimal comma") && one.contains("--skip-rows 1"), one);
  }

  @Test
  void commasBetweenCellsAndInNumbersAreRefusedWithAdviceThatWorks() {
    String both = "a,b\n1,5,2,5\n3,5,4,5\n6,5,7,5\n";
    String advice = "separate the cells by semicolons or put quotes around the numbers";
    String guessed = refusal(both);
    assertFalse(guessed.contains("--decimal comma"), guessed);
    assertTrue(guessed.endsWith("if commas are also decimal marks, " + advice + "."), guessed);
    String wanted =
        assertThrows(DataException.class, () -> read(both, Decimal.COMMA, Header.AUTO))
            .getMessage();
    assertTrue(wanted.contains("line 2: '1,5,2,5'") && wanted.endsWith(advice + "."), wanted);
    Table one = read("20,5\n21\n22,5\n", Decimal.COMMA, Header.NO);
    assertEquals(1, one.columns().size());
    assertEquals(22.5f, number(one, 0, 2));
    Table semicolons = read("a;b\n1,5;2,5\n3,5;4,5\n");
    assertEquals(4.5f, number(semicolons, 1, 1));
  }

  @Test
  void thousandsAreNeverGuessed() {
    for (String cell : List.of("1,234,567", "1.234,5", "1 234,5")) {
      BadCell bad = read("a;b\n" + cell + ";x\n").columns().get(0).bad().orElseThrow();
      assertEquals("Remove the thousands separators.", bad.advice(false), cell);
    }
  }

  @Test
  void numbersFrom0AreAHeaderIfTheRowsAreOfAnotherKind() {
    assertEquals(
        List.of("0", "1", "2", "label"), read("0,1,2,label\n.5,.25,7,a\n.5,1,2,b\n").names());
    assertEquals(List.of("0", "1"), read("0,1\n0.5,0.7\n").names());
    assertEquals(List.of("column 1", "0", "1"), read(",0,1\n0,0.5,1.5\n1,0.5,2.5\n").names());
    assertEquals(2, read("0,1,2\n5,7,9\n8,3,1\n").rows());
    assertTrue(read("0,1\n0.5,0.7\n").notes().get(0).contains("--header no"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0,1\n1,0\n", // a row of bits
        "0,1,2\n2,1,0\n1,0,2\n", // a permutation
        "0,1,2\n1,5,7\n2,8,9\n", // rows with their number
        "400,410,420,430\n0.5,0.7,0.1,0.3\n0.2,0.1,0.9,0.4\n", // wavelengths
        "time,20,30\n0,0.5,0.7\n1,0.2,0.1\n" // temperatures, or a bad cell
      })
  void aFirstRowThatMayBeNamesOrValuesIsRefusedWithTheOption(String text) {
    assertTrue(refusal(text).contains("--header yes or --header no"), refusal(text));
    int rows = read(text, Decimal.AUTO, Header.YES).rows();
    assertEquals(rows + 1, read(text, Decimal.AUTO, Header.NO).rows());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5.1,3.5,setosa\n4.9,3.0,setosa\n",
        "5,3\n4.9,3.1\n",
        "nan,nan\n1,2\n",
        "2024-01-01,NA\n2024-01-02,3\n",
        "inf\n0.5\n",
        "0\n1\n",
        "1,2,3\n4,5,6\n"
      })
  void rowsOfValuesAreNotNames(String text) {
    assertEquals(2, read(text).rows());
    assertEquals("column 1", read(text).names().get(0));
  }
}
