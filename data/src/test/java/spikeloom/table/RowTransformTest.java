package spikeloom.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.datavec.api.records.reader.impl.csv.CSVRecordReader;
import org.datavec.api.split.FileSplit;
import org.datavec.api.transform.MathOp;
import org.datavec.api.transform.TransformProcess;
import org.datavec.api.transform.condition.ConditionOp;
import org.datavec.api.transform.condition.column.DoubleColumnCondition;
import org.datavec.api.transform.filter.ConditionFilter;
import org.datavec.api.transform.schema.Schema;
import org.datavec.api.writable.Writable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.TableOptions;
import spikeloom.dataset.known.DataDirectory;
import spikeloom.dataset.known.Sources;
import spikeloom.file.DataException;

final class RowTransformTest {
  private static final Schema SCHEMA =
      new Schema.Builder()
          .addColumnString("id")
          .addColumnDouble("length")
          .addColumnDouble("width")
          .addColumnCategorical("kind", "a", "b", "c")
          .build();
  private static final TransformProcess PROCESS =
      new TransformProcess.Builder(SCHEMA)
          .removeColumns("id")
          .filter(new ConditionFilter(new DoubleColumnCondition("width", ConditionOp.LessThan, 0)))
          .doubleMathOp("length", MathOp.Multiply, 2.5)
          .categoricalToOneHot("kind")
          .build();

  @TempDir Path folder;

  private Path table(String text) throws IOException {
    return Files.writeString(folder.resolve("t.csv"), text);
  }

  private Path process(String json) throws IOException {
    return Files.writeString(folder.resolve("p.json"), json);
  }

  private static Table read(Path table, Path process) {
    TableFormat auto = TableFormat.auto();
    return TableFile.read(
        table,
        new TableFormat(
            auto.decimal(), auto.header(), auto.skipped(), Optional.of(process), Optional.empty()));
  }

  private static String rows(int count) {
    StringBuilder text = new StringBuilder("id,length,width,kind\n");
    for (int i = 0; i < count; i++) {
      text.append("no").append(i).append(',').append(i / 7.0).append(',');
      text.append(i % 5 - 1).append(".5,").append("abc".charAt(i % 3)).append('\n');
    }
    return text.toString();
  }

  @Test
  void recordsAreThoseOfDataVecItself() throws Exception {
    Path table = table(rows(40));
    Table read = read(table, process(PROCESS.toJson()));
    List<List<Writable>> theirs = new ArrayList<>();
    try (CSVRecordReader reader = new CSVRecordReader(1)) {
      reader.initialize(new FileSplit(table.toFile()));
      while (reader.hasNext()) {
        List<Writable> record = PROCESS.execute(reader.next());
        if (record != null) {
          theirs.add(record);
        }
      }
    }
    assertEquals(PROCESS.getFinalSchema().getColumnNames(), read.names());
    assertEquals(theirs.size(), read.rows());
    assertTrue(read.rows() < 40, "some rows are removed");
    for (int row = 0; row < read.rows(); row++) {
      for (int c = 0; c < read.columns().size(); c++) {
        assertEquals((float) theirs.get(row).get(c).toDouble(), read.columns().get(c).number(row));
      }
    }
    assertTrue(read.how().endsWith("transformed by p.json, which removed 8 rows"), read.how());
  }

  @Test
  void columnsAreFoundByNameAndNumbersMayHaveCommas() throws IOException {
    Path table = table("kind;width;more;length;id\na;0,5;x;1,5;n\nb;0,25;x;2;m\n");
    Table read = read(table, process(PROCESS.toJson()));
    assertEquals(3.75f, read.column("length").orElseThrow().number(0));
    assertEquals(0.25f, read.column("width").orElseThrow().number(1));
  }

  @Test
  void valuesAreScaledByTheTrainingRowsOnly() throws IOException {
    StringBuilder text = new StringBuilder("x,kind\n");
    for (int i = 0; i < 60; i++) {
      text.append(i).append(',').append("ab".charAt(i % 2)).append('\n');
    }
    Schema schema =
        new Schema.Builder().addColumnDouble("x").addColumnCategorical("kind", "a", "b").build();
    Path process =
        process(
            new TransformProcess.Builder(schema)
                .doubleMathOp("x", MathOp.Add, 100)
                .build()
                .toJson());
    TableOptions options =
        TableOptions.defaults()
            .with(
                new TableOptions.Text(
                    new TableFormat(
                        TableFormat.Decimal.AUTO,
                        TableFormat.Header.AUTO,
                        SkippedLines.none(),
                        Optional.of(process),
                        Optional.empty()),
                    ""));
    Dataset set =
        Sources.open(
            table(text.toString()).toString(),
            DataDirectory.standard(),
            1,
            SourceOptions.defaults().with(options));
    float[] one = new float[set.shape().size()];
    float least = Float.MAX_VALUE;
    float most = -Float.MAX_VALUE;
    for (int i = 0; i < set.train().size(); i++) {
      set.train().copyTo(i, one, 0);
      least = Math.min(least, one[0]);
      most = Math.max(most, one[0]);
    }
    assertEquals(0, least, "the smallest training row");
    assertEquals(1, most, "the largest training row");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|is not a TransformProcess of DataVec",
        "{\"a\": [|is not readable as JSON at line 1",
        "{\"@class\": \"javax.swing.JFrame\"}|which is not a part of DataVec",
      })
  void otherFilesAreRefused(String json, String words) throws IOException {
    Path table = table(rows(3));
    Path process = process(json);
    DataException e = assertThrows(DataException.class, () -> read(table, process));
    assertTrue(String.valueOf(e.getMessage()).contains(words), e.getMessage());
  }

  @Test
  void whatDoesNotFitTheTableIsRefusedWithThePlace() throws IOException {
    Path process = process(PROCESS.toJson());
    Path missing = table("id,length,kind\nx,1,a\ny,2,b\n");
    assertMessage("has no column 'width'", () -> read(missing, process));
    Path word = Files.writeString(folder.resolve("w.csv"), rows(3) + "no,abc,1,a\n");
    assertMessage("line 5: DataVec cannot transform the row", () -> read(word, process));
    Path sequence =
        Files.writeString(
            folder.resolve("s.json"),
            new TransformProcess.Builder(SCHEMA).convertToSequence().build().toJson());
    Path table = table(rows(3));
    assertMessage("needs several rows at a time", () -> read(table, sequence));
  }

  private static void assertMessage(String words, Executable what) {
    DataException e = assertThrows(DataException.class, what);
    assertTrue(String.valueOf(e.getMessage()).contains(words), e.getMessage());
  }

  @Test
  void theInferredSchemaStartsAProcess() throws IOException {
    Table plain = TableFile.read(table(rows(40)), TableFormat.auto());
    Schema schema = Schema.fromJson(InferredSchema.json(plain));
    assertEquals(SCHEMA.getColumnNames(), schema.getColumnNames());
    assertEquals(SCHEMA.getMetaData("kind"), schema.getMetaData("kind"));
    assertEquals(SCHEMA.getType("length"), schema.getType("length"));
    TransformProcess process =
        new TransformProcess.Builder(schema).categoricalToInteger("kind").build();
    Table read = read(folder.resolve("t.csv"), process(process.toJson()));
    assertEquals(2, read.column("kind").orElseThrow().number(2));
  }
}
