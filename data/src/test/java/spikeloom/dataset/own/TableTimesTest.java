package spikeloom.dataset.own;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.known.DataDirectory;
import spikeloom.dataset.known.Sources;
import spikeloom.file.DataException;

class TableTimesTest {
  private static final int ROWS = 400;

  @TempDir Path folder;

  private Path write(String name, String header, IntFunction<String> row) {
    StringBuilder text = new StringBuilder(header).append('\n');
    for (int i = 0; i < ROWS; i++) {
      text.append(row.apply(i)).append(',').append(i % 7).append('\n');
    }
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Dataset open(Path file) {
    return Sources.open(
        file.toString(),
        new DataDirectory(file, DataDirectory.Origin.OPTION),
        1,
        SourceOptions.defaults());
  }

  private static String refusal(Path file) {
    String message = assertThrows(DataException.class, () -> open(file)).getMessage();
    assertTrue(message.endsWith(".") && !message.contains("\n"), message);
    return message;
  }

  @Test
  void timesThatAreOneFloatAreDistinguished() {
    Path back = write("t.csv", "timestamp,x", i -> Long.toString(1_700_000_000_000L - 10L * i));
    String message = refusal(back);
    assertTrue(
        message.contains(
            "row 2 (line 3), column 'timestamp': the time decreases from 1700000000000 to 1699999999990"),
        message);
    Path once =
        write("t.csv", "time,x", i -> Long.toString(1_700_000_000_000L + i - (i == 300 ? 2 : 0)));
    assertTrue(refusal(once).contains("row 301 (line 302)"), refusal(once));
    open(write("t.csv", "time,x", i -> Long.toString(1_700_000_000_000L + i)));
  }

  @Test
  void datesAreComparedToo() {
    LocalDateTime begin = LocalDateTime.of(2024, 2, 28, 23, 50);
    open(write("t.csv", "date,x", i -> begin.plusMinutes(i).toString()));
    Path back = write("t.csv", "date,x", i -> begin.plusMinutes(i == 9 ? 0 : i).toString());
    assertTrue(refusal(back).contains("row 10 (line 11), column 'date': the time decreases"));
  }

  @Test
  void aDateAndATimeOfDayAreOneTimeAndNeitherIsALabel() {
    LocalDateTime begin = LocalDateTime.of(2024, 2, 28, 23, 50);
    IntFunction<String> row =
        i -> begin.plusMinutes(i).toLocalDate() + "," + begin.plusMinutes(i).toLocalTime();
    Dataset set = open(write("t.csv", "date,time,x", row));
    assertEquals(List.of("all"), set.classNames());
    assertEquals("64 steps of 1", set.shape().toString());
    Path back = write("t.csv", "date,time,x", i -> row.apply(i == 20 ? 2 : i));
    assertTrue(refusal(back).contains("row 21"), refusal(back));
  }

  @Test
  void aBadOrMissingTimeIsRefused() {
    Path bad = write("t.csv", "time,x", i -> i == 5 ? "err" : Integer.toString(i));
    assertTrue(refusal(bad).contains("row 6 (line 7), column 'time': 'err' is not a time"));
    Path missing = write("t.csv", "time,x", i -> i == 5 ? "" : Integer.toString(i));
    assertTrue(refusal(missing).contains("row 6 (line 7), column 'time': the time is missing"));
  }

  @Test
  void gapsAndIrregularAndUnreadableTimesAreNoted() {
    Dataset gap =
        open(write("t.csv", "time,x", i -> Integer.toString(10 * i + (i < 200 ? 0 : 500))));
    assertEquals(
        List.of(
            "Column 'time' has 1 gap in time, the longest before row 201 (line 202): 510 after the row above, but the median is 10; rows are treated as equally spaced."),
        gap.notes());
    Dataset lost = open(write("t.csv", "time,x", i -> Integer.toString(i < 200 ? i : i + 1)));
    assertEquals(1, lost.notes().size(), "one lost row");
    Dataset irregular = open(write("t.csv", "time,x", i -> Integer.toString(i * i)));
    assertTrue(irregular.notes().get(0).contains("are irregular"), irregular.notes().toString());
    Dataset unread = open(write("t.csv", "date,x", i -> "day " + i));
    assertTrue(unread.notes().get(0).contains("order is not checked"), unread.notes().toString());
    assertEquals(List.of(), open(write("t.csv", "time,x", Integer::toString)).notes());
  }

  @Test
  void withinAGroupTimeMustNotRunBackwardsEither() {
    open(write("t.csv", "subject,time,x", i -> "s" + i / 100 + "," + i % 100));
    Path back =
        write("t.csv", "subject,time,x", i -> "s" + i / 100 + "," + (i == 150 ? 0 : i % 100));
    assertTrue(refusal(back).contains("row 151"), refusal(back));
  }

  @Test
  void tablesOfAFolderAreCheckedToo() throws IOException {
    Files.createDirectory(folder.resolve("set"));
    for (int f = 0; f < 5; f++) {
      int shift = f == 3 ? 7 : 0;
      write("set/" + f + ".csv", "time,x", i -> Integer.toString(i < 200 ? i : i + shift));
    }
    Dataset set = open(folder.resolve("set"));
    assertEquals(1, set.notes().size());
    assertTrue(set.notes().get(0).startsWith("3.csv: Column 'time' has 1 gap"), set.notes().get(0));
    write("set/4.csv", "time,x", i -> Integer.toString(-i));
    assertTrue(refusal(folder.resolve("set")).contains("4.csv, row 2 (line 3)"));
  }
}
