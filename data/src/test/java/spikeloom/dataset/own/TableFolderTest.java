package spikeloom.dataset.own;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.known.DataDirectory;
import spikeloom.dataset.known.Sources;
import spikeloom.file.DataException;

class TableFolderTest {
  @TempDir Path folder;

  private void table(String name, String header, int rows) throws IOException {
    StringBuilder text = new StringBuilder(header).append('\n');
    for (int row = 0; row < rows; row++) {
      text.append(row).append(',').append(row % 3).append('\n');
    }
    Path file = folder.resolve(name);
    Files.createDirectories(file.toAbsolutePath().resolveSibling("x").getParent());
    Files.writeString(file, text);
  }

  private Dataset open() {
    return Sources.open(
        folder.toString(),
        new DataDirectory(folder, DataDirectory.Origin.OPTION),
        1,
        SourceOptions.defaults());
  }

  @Test
  void tablesOfEqualLengthAreASampleEachAndEveryClassIsInBothParts() throws IOException {
    for (int i = 0; i < 10; i++) {
      table("slow/%d.csv".formatted(i), "a,b", 50);
      table("fast/%d.csv".formatted(i), "a,b", 50);
    }
    Dataset set = open();
    assertEquals("50 steps of 2", set.shape().toString());
    assertEquals(List.of("fast", "slow"), set.classNames());
    assertEquals(16, set.train().size());
    int slow = 0;
    for (int i = 0; i < 4; i++) {
      slow += set.test().label(i);
    }
    assertEquals(2, slow, "a fifth of each class");
  }

  @Test
  void longerOnesAreCutAndNoSampleReachesFromOneIntoTheNext() throws IOException {
    for (int i = 0; i < 5; i++) {
      table("%d.csv".formatted(i), "a,b", 100 + i);
    }
    Dataset set = open();
    assertEquals("64 steps of 2", set.shape().toString());
    float[] values = new float[128];
    for (int i = 0; i < set.train().size(); i++) {
      set.train().copyTo(i, values, 0);
      for (int t = 1; t < 64; t++) {
        assertTrue(values[2 * t] > values[2 * t - 2], "rows count up within a table");
      }
    }
  }

  @Test
  void tablesOfOtherColumnsAreRefused() throws IOException {
    table("1.csv", "a,b", 50);
    table("2.csv", "a,c", 50);
    String message = String.valueOf(assertThrows(DataException.class, this::open).getMessage());
    assertTrue(
        message.contains("has the columns a, c, but the tables before it have a, b"), message);
  }

  @Test
  void aTableBesideOtherFilesDoesNotMakeThemRefused() throws IOException {
    table("labels.csv", "a,b", 50);
    Files.write(folder.resolve("a.wav"), new byte[] {1});
    assertEquals(SourceKind.SOUNDS, SourceKind.of(folder).orElseThrow());
  }
}
