package spikeloom.evaluation.dl4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.datavec.api.records.reader.impl.csv.CSVRecordReader;
import org.datavec.api.writable.NDArrayWritable;
import org.datavec.api.writable.Text;
import org.datavec.api.writable.Writable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;
import spikeloom.table.Table;
import spikeloom.table.TableFile;
import spikeloom.table.TableFormat;

/** Arrays in records of DataVec, which need ND4J. */
final class RecordArraysTest {
  /** A reader as a user may write one: a word, and an array of its letters. */
  public static final class Letters extends CSVRecordReader {
    private static final long serialVersionUID = 1L;

    @Override
    public List<Writable> next() {
      String word = super.next().get(0).toString();
      float[] codes = new float[word.length()];
      for (int i = 0; i < codes.length; i++) {
        codes[i] = word.charAt(i) - 'a';
      }
      return List.of(new Text(word), new NDArrayWritable(Nd4j.createFromArray(codes)));
    }
  }

  @Test
  void anArrayInARecordHasAColumnForEveryValue(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("words.dat"), "cab\nbad\n");
    TableFormat auto = TableFormat.auto();
    Table table =
        TableFile.read(
            file,
            new TableFormat(
                auto.decimal(),
                auto.header(),
                auto.skipped(),
                Optional.empty(),
                Optional.of(Letters.class.getName())));
    assertEquals(4, table.columns().size());
    assertEquals(2f, table.columns().get(1).number(0));
    assertEquals(3f, table.columns().get(3).number(1));
  }
}
