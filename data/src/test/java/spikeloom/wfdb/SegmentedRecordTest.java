package spikeloom.wfdb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.file.DataException;

class SegmentedRecordTest {
  private static final float GAP = Float.NaN;

  @TempDir Path folder;

  /** A segment in format 80. */
  private void segment(String name, String header, int... samples) throws IOException {
    header(name, name + " " + header.replace("FILE", name + ".dat"));
    byte[] bytes = new byte[samples.length];
    for (int i = 0; i < samples.length; i++) {
      bytes[i] = (byte) (samples[i] + 128);
    }
    Files.write(folder.resolve(name + ".dat"), bytes);
  }

  private Path header(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name + ".hea"), text);
  }

  @Test
  void segmentsOfOneLayoutFollowEachOther() throws IOException {
    segment("s1", "2 125 2\nFILE 80 1 8 0 1 4 0 II\nFILE 80 1 8 0 2 6 0 V\n", 1, 2, 3, 4);
    segment("s2", "2 125 1\nFILE 80 2 8 0 5 5 0 II\nFILE 80 1 8 0 6 6 0 V\n", 5, 6);
    Path record =
        header("r", "r/3 2 125 4 8:26:04 26/10/1994\ns1 2\n~ 1\ns2 1\n# <age>: ?? <sex>: ?\n");
    WfdbRecord read = WfdbRecord.read(record);
    assertArrayEquals(new float[] {1, 3, GAP, 2.5f}, read.values().get(0), "each has its gain");
    assertArrayEquals(new float[] {2, 4, GAP, 6}, read.values().get(1));
    assertEquals("V", WfdbHeader.read(record).signals().get(1).description());
    assertEquals(
        "WFDB header of record r: 2 signals at 125 Hz, 4 samples each, 3 segments",
        WfdbHeader.read(record).summary());
  }

  @Test
  void segmentsOfAVariableLayoutHaveTheirSignalsByName() throws IOException {
    header("l", "l 3 125 0 10:44:18.529\n~ 0 86/mV 11 0 -1024 0 0 II\n~ 0 1 9 0 0 0 0 V\n~ 0 1\n");
    segment("s1", "1 125 2\nFILE 80 1 8 0 7 15 0 V\n", 7, 8);
    segment("s2", "2 125 1\nFILE 80 1 8 0 1 1 0 V\nFILE 80 1 8 0 2 2 0 II\n", 1, 2);
    WfdbRecord read = WfdbRecord.read(header("r", "r/4 3 125 6\nl 0\n~ 3\ns1 2\ns2 1\n"));
    assertArrayEquals(new float[] {GAP, GAP, GAP, GAP, GAP, 2}, read.values().get(0));
    assertArrayEquals(new float[] {GAP, GAP, GAP, 7, 8, 1}, read.values().get(1));
    assertArrayEquals(new float[] {GAP, GAP, GAP, GAP, GAP, GAP}, read.values().get(2));
  }

  @Test
  void segmentsThatDoNotFitAreRefused() throws IOException {
    segment("s1", "1 125 2\nFILE 80 1 8 0 7 15 0 V\n", 7, 8);
    for (String[] wrong :
        new String[][] {
          {"r/1 1 125 3\ns1 2\n", "gives 3 samples, but its segments have 2"},
          {"r/1 1 125 3\ns1 3\n", "gives 3 samples for the segment 's1', which has 2"},
          {"r/1 1 250 2\ns1 2\n", "gives 250 samples per second"},
          {"r/2 1 125 3\ns1 2\n", "1 of 2 lines about segments"},
          {"r/1 1 125 2\n~ 2\n", "has no segment"},
          {"r/1 1 125 2\n../s1 2\n", "not a record in the same folder"},
          {"r/0 1 125 2\ns1 2\n", "1 to 65,536 segments"},
          {"r/1 1 125 2\nr 2\n", "only one level"},
          {"r/1 1 125 2\ns9 2\n", "s9.hea does not exist"}
        }) {
      Path record = header("r", wrong[0]);
      String message =
          assertThrows(DataException.class, () -> WfdbRecord.read(record)).getMessage();
      assertTrue(message.contains(wrong[1]), message);
    }
  }
}
