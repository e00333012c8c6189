package spikeloom.dataset.own;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.TableOptions;
import spikeloom.dataset.TableOptions.Missing;
import spikeloom.file.DataException;
import spikeloom.table.Column;
import spikeloom.table.TableFormat;

class TableRolesTest {
  @TempDir Path folder;

  private Path write(String header, IntFunction<String> row) {
    StringBuilder text = new StringBuilder(header).append('\n');
    for (int i = 0; i < 20; i++) {
      text.append(row.apply(i)).append('\n');
    }
    try {
      return Files.writeString(folder.resolve("t.csv"), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static TableOptions label(String label) {
    return TableOptions.defaults().with(new TableOptions.Text(TableFormat.auto(), label));
  }

  private static TableOptions fill() {
    return new TableOptions(List.of(), 0, 0, Missing.FILL);
  }

  private static Dataset open(Path file, TableOptions options) {
    return TableSet.read(file, SourceOptions.defaults().with(options)).open();
  }

  private static String refusal(Path file, TableOptions options) {
    String message = assertThrows(DataException.class, () -> open(file, options)).getMessage();
    assertTrue(message.endsWith(".") && !message.contains("\n"), message);
    return message;
  }

  @ParameterizedTest
  @ValueSource(strings = {"inf", "-Infinity", "err", "1e99", "12x", "0x10", "1,234"})
  void oneBadCellIsRefusedAndDoesNotMakeItsColumnTheLabel(String cell) {
    Path file = write("a,b", i -> i + "," + (i == 7 ? '"' + cell + '"' : i % 3));
    String message = refusal(file, TableOptions.defaults());
    assertTrue(message.contains("t.csv, row 8 (line 9), column 'b': '" + cell + "'"), message);
  }

  @Test
  void onlyEmptyAndInfiniteCellsAreFilled() {
    Path infinite = write("a,b", i -> i + "," + (i == 7 ? "inf" : i == 9 ? "nan" : i % 3));
    assertTrue(refusal(infinite, TableOptions.defaults()).contains("use --missing fill"));
    Dataset set = open(infinite, fill());
    assertEquals("1 step of 2", set.shape().toString());
    assertEquals(List.of("Column 'b' has 1 infinite value, replaced by its mean."), set.notes());
    Path text = write("a,b", i -> i + "," + (i == 7 ? "inf" : i == 9 ? "err" : i % 3));
    String message = refusal(text, fill());
    assertTrue(message.contains("row 10 (line 11), column 'b': 'err'"), message);
  }

  @Test
  void wordsThatBeginAsNumbersAreNotTakenForClasses() {
    Path ages = write("a,age", i -> i + "," + (i % 2 == 0 ? "10-20" : "20-30"));
    assertTrue(refusal(ages, TableOptions.defaults()).contains("use --label age"));
    assertEquals(List.of("10-20", "20-30"), open(ages, label("age")).classNames());
    Path commas = write("a,b", i -> i + ",\"" + i % 3 + ",5\"");
    assertTrue(refusal(commas, TableOptions.defaults()).contains("--decimal comma"));
    Path named = write("a,label", i -> i + "," + (i % 2 == 0 ? "1st" : "2nd"));
    assertEquals(List.of("1st", "2nd"), open(named, TableOptions.defaults()).classNames());
  }

  @Test
  void aLabelOfNumbersWithABadCellIsRefusedAndOneWithAWordNoted() {
    Path bad = write("a,label", i -> i + "," + (i == 7 ? "inf" : i % 2));
    assertTrue(refusal(bad, TableOptions.defaults()).contains("column 'label': 'inf'"));
    Path word = write("a,label", i -> i + "," + (i % 4 == 3 ? "other" : i % 2));
    Dataset set = open(word, TableOptions.defaults());
    assertEquals(List.of("0", "1", "other"), set.classNames());
    assertTrue(set.notes().get(0).contains("'other' in row 4"), set.notes().toString());
  }

  @Test
  void theLabelIsChosenByNameOrNumberOrLeftOut() {
    Path file = write("a,kind,label", i -> i / 2.0 + "," + i % 5 + "," + i % 2);
    assertEquals(2, open(file, TableOptions.defaults()).classNames().size());
    assertEquals(5, open(file, label("KIND")).classNames().size());
    assertEquals(5, open(file, label("2")).classNames().size());
    Dataset none = open(file, label("none"));
    assertEquals(List.of("all"), none.classNames());
    assertEquals("1 step of 3", none.shape().toString());
    assertTrue(refusal(file, label("4")).contains("no column '4'"));
    Path halves = write("a,b", i -> i + "," + i % 4 / 2.0);
    assertEquals(4, open(halves, label("b")).classNames().size());
  }

  @Test
  void aLabelThatIsAValueTooIsRefused() {
    Path file = write("a,b", i -> i + "," + i % 2);
    TableOptions both =
        new TableOptions(
            List.of("b"), 0, 0, Missing.REFUSE, new TableOptions.Text(TableFormat.auto(), "b"));
    assertTrue(refusal(file, both).contains("(--columns) and as the label (--label)"));
  }

  @Test
  void classesWithDecimalCommasAreSorted() throws IOException {
    Path file = write("a;label", i -> i + ",5;" + (i % 2 == 0 ? "10,0" : "9,0"));
    assertEquals(List.of("9,0", "10,0"), open(file, TableOptions.defaults()).classNames());
  }

  @Test
  void noneMayBeAClass() {
    Path file = write("a,label", i -> i + "," + (i % 2 == 0 ? "none" : "mild"));
    assertEquals(List.of("mild", "none"), open(file, TableOptions.defaults()).classNames());
  }

  @Test
  void groupsWhoseNumbersAreOneFloatStayApart() throws IOException {
    StringBuilder text = new StringBuilder("patient,x\n");
    for (int i = 0; i < 2 * Column.MAX_WORDS; i++) {
      text.append(16_777_216 + i).append(',').append(i).append('\n');
    }
    Path file = Files.writeString(folder.resolve("g.csv"), text);
    Dataset set = open(file, TableOptions.defaults());
    int tested = set.test().size();
    assertEquals(Math.round(0.2 * 2 * Column.MAX_WORDS), tested, "every row is a group");
    assertFalse(tested == 0);
  }
}
