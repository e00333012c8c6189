package spikeloom.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.file.Damage;
import spikeloom.file.DataException;

class TableFileTest {
  @TempDir Path folder;

  private Path write(String text) {
    try {
      return Files.writeString(folder.resolve("t.csv"), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Table read(String text) {
    return TableFile.read(write(text), TableFormat.auto());
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void theMarkBetweenCellsIsFound(String mark) {
    Table table = read("x,kind\n1.5,a\n-2e3,b\n".replace(",", mark));
    assertEquals(List.of("x", "kind"), table.names());
    assertEquals(2, table.rows());
    assertEquals(-2000, table.columns().get(0).number(1));
    assertTrue(table.columns().get(0).numeric());
    assertFalse(table.columns().get(1).numeric());
    assertEquals(Optional.of("b"), table.columns().get(1).word(1));
  }

  @Test
  void aFirstLineWithANumberIsARow() {
    Table table = read("5.1,3.5,setosa\n4.9,3.0,setosa\n");
    assertEquals(List.of("column 1", "column 2", "column 3"), table.names());
    assertEquals(2, table.rows());
  }

  @Test
  void quotesHoldMarksAndEmptyLinesAndAByteOrderMarkArePassedOver() {
    Table table = read("\ufeff\"a, b\",c\r\n1,\"x,y\"\r\n\r\n2,\"say \"\"so\"\"\"\r\n");
    assertEquals(List.of("a, b", "c"), table.names());
    assertEquals(2, table.rows());
    assertEquals(Optional.of("x,y"), table.columns().get(1).word(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "NA", "nan", "null", "?", " "})
  void emptyCellsAreMissing(String cell) {
    Column column = read("x,y\n1,2\n" + cell + ",3\n").columns().get(0);
    assertTrue(Float.isNaN(column.number(1)) && column.numeric());
    assertEquals(Optional.empty(), column.word(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x10", "1f", "2d", "Infinity", "1e99", "1,5x", "--1"})
  void whatIsNoDecimalNumberIsAText(String cell) {
    assertFalse(Cells.POINT.isNumber(cell), cell);
  }

  @Test
  void whatCannotBeReadIsRefusedWithItsLine() {
    assertTrue(refusal("a,b\n1,2\n3\n").contains("1 cells in line 3, but 2 columns"));
    assertTrue(refusal("a,A\n1,2\n").contains("two columns called 'A'"));
    assertTrue(refusal("a,b\n").contains("no rows"));
    assertTrue(refusal("").contains("no rows"));
    assertTrue(refusal("a\u0000b\n").contains("zero byte"));
    assertTrue(refusal("x".repeat(BoundedLines.MAX_LINE + 1)).contains("line 1"));
    String open = refusal("a,b\n1,\"2\n");
    assertTrue(open.contains("line 2"), open);
  }

  @Test
  void manyWordsAreNoCategories() {
    StringBuilder text = new StringBuilder("x\n");
    for (int i = 0; i <= Column.MAX_WORDS; i++) {
      text.append(i).append('\n');
    }
    assertFalse(read(text.toString()).columns().get(0).categorical());
  }

  @Test
  void damageIsReadOrRefusedInASentence() throws IOException {
    Path file = write("time,x,label\n0,1.5,a\n1,2.5,b\n2,\"3\",a\n");
    Damage.cutEverywhere(file, t -> TableFile.read(t, TableFormat.auto()));
    Damage.flip(file, t -> TableFile.read(t, TableFormat.auto()));
  }

  private String refusal(String text) {
    String message = assertThrows(DataException.class, () -> read(text)).getMessage();
    assertTrue(message.endsWith("."), message);
    return message;
  }
}
