package spikeloom.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
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
  void quotesHoldMarksAndEmptyLinesAndAByteOrderMarkAreSkipped() {
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
  void whatIsNotADecimalNumberIsAText(String cell) {
    assertFalse(Cells.POINT.isNumber(cell), cell);
  }

  @Test
  void whatCannotBeReadIsRefusedWithItsLine() {
    assertTrue(refusal("a,b\n1,2\n3\n").contains("1 cell in line 3, but 2 columns"));
    assertTrue(refusal("a,A\n1,2\n").contains("two columns called 'A'"));
    assertTrue(refusal("a,b\n").contains("no rows"));
    assertTrue(refusal("").contains("no rows"));
    assertTrue(refusal("a\u0000b\n").contains("zero byte"));
    assertTrue(refusal("x".repeat(BoundedLines.MAX_LINE + 1)).contains("line 1"));
    String open = refusal("a,b\n1,\"2\n");
    assertTrue(open.contains("line 2: a double quote is not closed"), open);
    String long1 = refusal("a,b\n1,\"2\n" + "3,4\n".repeat(1 << 15));
    assertTrue(long1.contains("line 2: a double quote"), long1);
  }

  @Test
  void aQuotedCellMayHoldLineBreaksAndBackslashes() {
    Table table = read("note,x\r\n\"first\r\nsecond\",1\r\n\"C:\\\",2\r\n");
    assertEquals(2, table.rows());
    assertEquals(Optional.of("first second"), table.columns().get(0).word(0));
    assertEquals(Optional.of("C:\\"), table.columns().get(0).word(1));
    assertEquals(2, table.columns().get(1).number(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void linesMayEndInAnyWay(String end) {
    Table table = read("a,b\n1,2\n3,4\n".replace("\n", end));
    assertEquals(List.of("a", "b"), table.names());
    assertEquals(4, table.columns().get(1).number(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void aByteOrderMarkIsNotPartOfTheFirstCell(String charset) throws IOException {
    byte[] text = "\ufeff0.5,1\n0.7,2\n".getBytes(Charset.forName(charset));
    Table table = TableFile.read(Files.write(folder.resolve("t.csv"), text), TableFormat.auto());
    assertEquals(2, table.rows());
    assertTrue(table.columns().get(0).numeric());
  }

  @Test
  void longTextsInUtf16KeepCharactersOfTwoUnits() throws IOException {
    String words = "x,w\n" + "1,\ud83d\ude00\n".repeat(5_000);
    byte[] text = ("\ufeff" + words).getBytes(StandardCharsets.UTF_16LE);
    Column column =
        TableFile.read(Files.write(folder.resolve("t.txt"), text), TableFormat.auto())
            .columns()
            .get(1);
    for (int row = 0; row < 5_000; row++) {
      assertEquals(Optional.of("\ud83d\ude00"), column.word(row));
    }
  }

  @Test
  void textThatIsNotUtf8IsReadAsWindowsWritesItWithANote() throws IOException {
    byte[] text = "gr\u00fc\u00df,x\n1,2\n".getBytes(StandardCharsets.ISO_8859_1);
    Table table = TableFile.read(Files.write(folder.resolve("t.csv"), text), TableFormat.auto());
    assertEquals(List.of("gr\u00fc\u00df", "x"), table.names());
    assertTrue(table.notes().get(0).contains("Windows-1252"), table.notes().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"t.csv.gz", "t.TSV.gz", "t.txt.gz"})
  void gzipIsUnpacked(String name) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("a;b\n1;2\n".getBytes(StandardCharsets.UTF_8));
    }
    assertTrue(TableFile.named(file));
    assertEquals(List.of("a", "b"), TableFile.read(file, TableFormat.auto()).names());
  }

  @Test
  void commentsAreSkippedAndOneAboveTheNumbersMayNameTheColumns() {
    Table table = read("# made, by me\n# t,x,label\n1,2,0\n# pause\n\n3,4,1\n");
    assertEquals(List.of("t", "x", "label"), table.names());
    assertEquals(2, table.rows());
    assertEquals(
        List.of("1 comment line between rows skipped.", "1 empty line between rows skipped."),
        table.notes());
    assertEquals(List.of("a", "b"), read("# units: mV\na,b\n1,2\n").names());
    assertEquals(List.of("column 1"), read("# kept\n1\n2\n").names());
  }

  @Test
  void thousandsOfCommentsDoNotHideTheHeader() {
    assertEquals(
        List.of("0", "1", "2"), read("# \n".repeat(3_000) + "0,1,2\n0.5,0.25,7.5\n").names());
  }

  @Test
  void blanksSeparateCellsWhereNothingElseDoes() {
    Table table = read("   1.0e+00   1.5e-01\n   2.0e+00\t  -2.4\n");
    assertEquals(2, table.columns().size());
    assertEquals(-2.4f, table.columns().get(1).number(1));
    assertEquals(List.of("a b", "c d"), read("a b,c d\n1, 2\n3, 4\n").names());
    assertEquals(List.of("a quiet day"), read("a quiet day\n1\n2\n").names());
  }

  @Test
  void aFirstLineMayNameTheSeparator() {
    assertEquals(List.of("a,b", "c"), read("sep=;\na,b;c\n1;2\n").names());
    assertEquals(List.of("a", "b"), read("\"sep=|\"\na|b\n1|2\n").names());
    assertTrue(refusal("sep=x\naxb\n1x2\n").contains("line 1: the separator 'x'"));
  }

  @Test
  void aTitleAndUnitsAreRefusedWithTheOptionThatSkipsThem() {
    String title = "My measurement 2024\n\na,b\n1,2\n3,4\n5,6\n";
    assertTrue(refusal(title).contains("--skip-rows 2"), refusal(title));
    assertEquals(List.of("a", "b"), read(title, skipping("2")).names());
    assertEquals(List.of("a", "b"), read(title, skipping("1")).names(), "empty lines are skipped");
    String units = "t,u\ns,mV\n1,2\n3,4\n";
    assertTrue(refusal(units).contains("--skip-rows 2-2"), refusal(units));
    Table table = read(units, skipping("2-2"));
    assertEquals(List.of("t", "u"), table.names());
    assertEquals(2, table.rows());
  }

  private static TableFormat skipping(String lines) {
    return new TableFormat(
        TableFormat.Decimal.AUTO, TableFormat.Header.AUTO, SkippedLines.parse(lines));
  }

  private Table read(String text, TableFormat format) {
    return TableFile.read(write(text), format);
  }

  @Test
  void aColumnIsFoundByNameAndElseByNumber() {
    Table table =
        read(
            "a,2,c\n0.5,x,1\n",
            new TableFormat(TableFormat.Decimal.AUTO, TableFormat.Header.YES, SkippedLines.none()));
    assertEquals("2", table.find("2").orElseThrow().name());
    assertEquals("c", table.find("3").orElseThrow().name());
    assertEquals(Optional.empty(), table.find("0"));
    assertEquals(Optional.empty(), table.find("4"));
  }

  @Test
  void manyWordsAreNotCategories() {
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
