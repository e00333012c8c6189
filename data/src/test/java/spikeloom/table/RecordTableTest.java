package spikeloom.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.datavec.api.records.reader.impl.csv.CSVRecordReader;
import org.datavec.api.records.reader.impl.csv.CSVSequenceRecordReader;
import org.datavec.api.transform.MathOp;
import org.datavec.api.transform.TransformProcess;
import org.datavec.api.transform.schema.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.TableOptions;
import spikeloom.dataset.known.DataDirectory;
import spikeloom.dataset.known.Sources;
import spikeloom.file.DataException;

final class RecordTableTest {
  @TempDir private Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("records.dat"), text);
  }

  private static TableFormat format(String reader, Optional<Path> transform) {
    TableFormat auto = TableFormat.auto();
    return new TableFormat(
        auto.decimal(), auto.header(), auto.skipped(), transform, Optional.of(reader));
  }

  private static Table read(Path file, Class<?> reader) {
    return TableFile.read(file, format(reader.getName(), Optional.empty()));
  }

  @Test
  void aRecordIsARowWhateverTheNameOfTheFile() throws IOException {
    Table table = read(file("1.5,2\n3,0.25\n"), CSVRecordReader.class);
    assertEquals(List.of("column 1", "column 2"), table.names());
    assertEquals(2, table.rows());
    assertEquals(0.25f, table.columns().get(1).number(1));
    assertEquals("records of " + CSVRecordReader.class.getName(), table.how());
  }

  @Test
  void sequencesAreNumbered() throws IOException {
    Table table = read(file("1,2\n3,4\n"), CSVSequenceRecordReader.class);
    assertEquals("sequence", table.names().get(0));
    assertEquals(1f, table.columns().get(0).number(1));
    assertEquals(4f, table.columns().get(2).number(1));
  }

  @Test
  void aTransformNamesAndChangesTheColumns() throws IOException {
    Schema schema = new Schema.Builder().addColumnsDouble("a", "b").build();
    Path process =
        Files.writeString(
            folder.resolve("p.json"),
            new TransformProcess.Builder(schema)
                .doubleMathOp("b", MathOp.Add, 10)
                .build()
                .toJson());
    Table table =
        TableFile.read(
            file("1,2\n3,4\n"), format(CSVRecordReader.class.getName(), Optional.of(process)));
    assertEquals(List.of("a", "b"), table.names());
    assertEquals(14f, table.columns().get(1).number(1));
  }

  @Test
  void aDataSetOpensWithIt() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      text.append(i).append(',').append(2 * i).append('\n');
    }
    TableOptions options =
        TableOptions.defaults()
            .with(
                new TableOptions.Text(
                    format(CSVRecordReader.class.getName(), Optional.empty()), ""));
    Dataset set =
        Sources.open(
            file(text.toString()).toString(),
            DataDirectory.standard(),
            1,
            SourceOptions.defaults().with(options));
    assertEquals(30, set.train().size() + set.test().size());
  }

  @ParameterizedTest
  @CsvSource({
    "java.lang.String, is no RecordReader",
    "my.Missing, There is no class my.Missing",
    "org.datavec.api.records.reader.impl.misc.LibSvmRecordReader, 'cannot be read by'"
  })
  void whatCannotReadTheFileIsRefusedInWords(String reader, String words) throws IOException {
    Path file = file("1 1:2\n");
    DataException e =
        assertThrows(
            DataException.class, () -> TableFile.read(file, format(reader, Optional.empty())));
    assertTrue(e.getMessage().contains(words), e.getMessage());
  }
}
