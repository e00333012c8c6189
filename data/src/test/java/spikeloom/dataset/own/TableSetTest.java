package spikeloom.dataset.own;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.TableOptions;
import spikeloom.dataset.TableOptions.Missing;
import spikeloom.file.DataException;

class TableSetTest {
  @TempDir Path folder;

  private Path write(String header, int rows, IntFunction<String> row) {
    StringBuilder text = new StringBuilder(header).append('\n');
    for (int i = 0; i < rows; i++) {
      text.append(row.apply(i)).append('\n');
    }
    try {
      return Files.writeString(folder.resolve("t.csv"), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static float[] values(Dataset.Split split, int index) {
    float[] values = new float[split.shape().size()];
    split.copyTo(index, values, 0);
    return values;
  }

  @Test
  void aRowIsASampleAndTheColumnCalledLabelItsClass() {
    Path file = write("a,b,Label", 20, i -> i + "," + 2 * i + "," + (i % 2 == 0 ? "even" : "odd"));
    Dataset set = TableSet.read(file, SourceOptions.defaults()).open();
    assertEquals(List.of("even", "odd"), set.classNames());
    assertEquals("1 step of 2", set.shape().toString());
    assertEquals(16, set.train().size());
    assertEquals(4, set.test().size());
    float least = 1;
    float most = 0;
    for (int i = 0; i < 16; i++) {
      float value = values(set.train(), i)[0];
      least = Math.min(least, value);
      most = Math.max(most, value);
      int row = Integer.parseInt(set.train().identity(i).substring(4)) - 1;
      assertEquals(row % 2, set.train().label(i));
    }
    assertEquals(0, least);
    assertEquals(1, most, "scaled by the training rows");
  }

  @Test
  void numbersAreClassesOnlyIfTheyAreFewAndWhole() {
    Path whole = write("x,target", 10, i -> i + "," + (i % 2 == 0 ? 10 : 9));
    assertEquals(
        List.of("9", "10"), TableSet.read(whole, SourceOptions.defaults()).open().classNames());
    Path broken = write("x,target", 10, i -> i + "," + i / 3.0);
    Dataset set = TableSet.read(broken, SourceOptions.defaults()).open();
    assertEquals(List.of("all"), set.classNames());
    assertEquals("1 step of 2", set.shape().toString());
  }

  @Test
  void aColumnOfTimeMakesWindowsThatDoNotReachOverTheBorder() {
    Path file = write("time,x", 1000, i -> i + "," + i);
    Dataset set =
        TableSet.read(
                file,
                SourceOptions.defaults().with(new TableOptions(List.of(), 10, 5, Missing.REFUSE)))
            .open();
    assertEquals("10 steps of 1", set.shape().toString());
    assertEquals("row 1", set.train().identity(0));
    assertEquals("row 6", set.train().identity(1));
    assertEquals("row 791", set.train().identity(set.train().size() - 1));
    assertEquals("row 801", set.test().identity(0));
    assertEquals(1, values(set.train(), set.train().size() - 1)[9]);
    assertEquals(1, values(set.test(), 0)[0], "what lies above the training range is clipped");
    assertEquals(
        "64 steps of 1", TableSet.read(file, SourceOptions.defaults()).open().shape().toString());
  }

  @Test
  void groupsStayTogether() {
    Path file = write("subject,x", 100, i -> "s" + i / 10 + "," + i);
    Dataset set = TableSet.read(file, SourceOptions.defaults()).open();
    assertEquals(20, set.test().size());
    boolean[] tested = new boolean[10];
    for (int i = 0; i < 20; i++) {
      tested[(Integer.parseInt(set.test().identity(i).substring(4)) - 1) / 10] = true;
    }
    int groups = 0;
    for (boolean one : tested) {
      groups += one ? 1 : 0;
    }
    assertEquals(2, groups);
  }

  @Test
  void missingValuesAreRefusedWithRowAndColumnOrFilledWithTheMean() {
    Path file = write("x,y", 10, i -> i == 3 ? ",5" : "4,5");
    String message = refusal(file, TableOptions.defaults());
    assertTrue(message.contains("no value in row 4 of column 'x'"), message);
    TableOptions fill = new TableOptions(List.of("x"), 0, 0, Missing.FILL);
    Dataset set = TableSet.read(file, SourceOptions.defaults().with(fill)).open();
    assertEquals(1, set.shape().size());
    assertEquals(0, values(set.train(), 0)[0]);
    Path empty = write("x,y", 10, i -> ",5");
    assertTrue(refusal(empty, fill).contains("no value in column 'x'"));
  }

  @Test
  void columnsAreChosenByNameAndTextsAmongThemRefused() {
    Path file = write("x,city,street", 10, i -> i + ",a" + i + ",b" + i);
    assertTrue(
        refusal(file, TableOptions.defaults())
            .contains("row 1 (line 2), column 'city': 'a0' is not a number"));
    TableOptions x = new TableOptions(List.of("X"), 0, 0, Missing.REFUSE);
    assertEquals(1, TableSet.read(file, SourceOptions.defaults().with(x)).open().shape().size());
    TableOptions z = new TableOptions(List.of("z"), 0, 0, Missing.REFUSE);
    assertTrue(refusal(file, z).contains("no column 'z'; it has x, city, street"));
  }

  @Test
  void tooFewRowsAndTimeThatGoesBackAreRefused() {
    assertTrue(
        refusal(write("x", 1, i -> "1"), TableOptions.defaults())
            .contains("1 rows, which make 1 samples"));
    assertTrue(
        refusal(write("x,label", 2, i -> "1," + i), TableOptions.defaults()).contains("test on"));
    assertTrue(
        refusal(write("time,x", 200, i -> (i == 7 ? 0 : i) + ",1"), TableOptions.defaults())
            .contains("row 8"));
  }

  private static String refusal(Path file, TableOptions options) {
    String message =
        assertThrows(
                DataException.class,
                () -> TableSet.read(file, SourceOptions.defaults().with(options)).open())
            .getMessage();
    assertTrue(message.endsWith(".") && !message.contains("\n"), message);
    return message;
  }
}
