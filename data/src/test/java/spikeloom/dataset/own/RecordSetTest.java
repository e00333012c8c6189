package spikeloom.dataset.own;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.TableOptions;
import spikeloom.dataset.known.DataDirectory;
import spikeloom.dataset.known.Sources;
import spikeloom.file.DataException;
import spikeloom.wfdb.WfdbHeader;
import spikeloom.wfdb.WfdbRecord;

class RecordSetTest {
  private static final SourceOptions DEFAULTS = SourceOptions.defaults();
  private static final int SAMPLES = 3600;

  @TempDir Path folder;

  /** Two leads in format 16: the first counts up, the second is a constant per record. */
  private void record(String name, int rate, int second, String leadTwo) throws IOException {
    short sum = (short) (SAMPLES * (SAMPLES - 1) / 2);
    Files.writeString(
        folder.resolve(name + ".hea"),
        """
        %1$s 2 %2$d %3$d
        %1$s.dat 16 100 16 0 0 %4$d 0 MLII
        %1$s.dat 16 100 16 0 %5$d %6$d 0 %7$s
        """
            .formatted(name, rate, SAMPLES, sum, second, (short) (second * SAMPLES), leadTwo));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < SAMPLES; i++) {
      for (int value : new int[] {i, second}) {
        out.write(value);
        out.write(value >> 8);
      }
    }
    Files.write(folder.resolve(name + ".dat"), out.toByteArray());
  }

  /** Normal beats every {@code period} samples. */
  private void beats(String name, int period) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int at = period; at < SAMPLES; at += period) {
      int word = 1 << 10 | period;
      out.write(word);
      out.write(word >> 8);
    }
    out.write(0);
    out.write(0);
    Files.write(folder.resolve(name + ".atr"), out.toByteArray());
  }

  private Dataset open(String name, SourceOptions options) {
    return Sources.open(
        folder.resolve(name).toString(),
        new DataDirectory(folder, DataDirectory.Origin.OPTION),
        1,
        options);
  }

  private static SourceOptions columns(String... names) {
    return DEFAULTS.with(new TableOptions(List.of(names), 0, 0, TableOptions.Missing.REFUSE));
  }

  @Test
  void theBeatsOfOneRecordAreDealtOutByTime() throws IOException {
    record("a", 360, 5, "V5");
    beats("a", 300);
    Dataset set = open("a.hea", DEFAULTS);
    assertEquals("256 steps of 2", set.shape().toString());
    // Beats at 300, 600 .. 3,300; those from 90 before to 166 behind lie before sample 2,880.
    assertEquals(9, set.train().size());
    assertEquals(2, set.test().size());
    assertEquals("a:300", set.train().identity(0));
    assertEquals(List.of("N"), set.classNames());
    float[] values = new float[512];
    set.train().copyTo(0, values, 0);
    assertEquals(0, values[0], "scaled by the least value of the training beats");
    assertEquals(1, (values[2] - values[0]) * (2700 - 300 + 255), 1e-3, "then sample by sample");
  }

  @Test
  void theLengthOfABeatFollowsTheSamplingRate() throws IOException {
    record("a", 180, 5, "V5");
    beats("a", 300);
    assertEquals("128 steps of 1", open("a.hea", columns("MLII")).shape().toString());
  }

  @Test
  void severalRecordsAreDealtOutPatientByPatient() throws IOException {
    for (String name : List.of("a", "b", "c", "d", "e")) {
      record(name, 360, name.charAt(0), name.equals("b") ? "V1" : "V5");
      beats(name, 300);
    }
    Dataset set = open(".", DEFAULTS);
    assertEquals("256 steps of 1", set.shape().toString(), "the lead that all records have");
    Set<String> train = records(set.train());
    Set<String> test = records(set.test());
    assertEquals(4, train.size());
    assertEquals(1, test.size());
    assertTrue(train.stream().noneMatch(test::contains));
  }

  private static Set<String> records(Dataset.Split split) {
    Set<String> records = new TreeSet<>();
    for (int i = 0; i < split.size(); i++) {
      records.add(split.identity(i).split(":", -1)[0]);
    }
    return records;
  }

  @Test
  void recordsWithoutAnnotationsAreCutIntoSamplesInTime() throws IOException {
    record("a", 360, 5, "V5");
    Dataset set = open("a.hea", columns("MLII"));
    assertEquals("256 steps of 1", set.shape().toString());
    assertTrue(set.splitRule().contains("first 80 %"), set.splitRule());
    for (String name : List.of("b", "c")) {
      record(name, 360, 5, "V5");
    }
    assertTrue(open(".", columns("MLII")).splitRule().contains("'recording'"));
  }

  @Test
  void otherAnnotatorsMarkBeatsWhereThereAreNoReferences() throws IOException {
    record("a", 360, 5, "V5");
    beats("a", 300);
    Files.move(folder.resolve("a.atr"), folder.resolve("a.qrs"));
    assertEquals(9, open("a.hea", DEFAULTS).train().size());
  }

  @Test
  void theSegmentsOfARecordAreNotRecordsThemselves() throws IOException {
    for (String name : List.of("a", "b", "c", "d", "e")) {
      record(name, 360, 5, "V5");
    }
    Files.writeString(folder.resolve("r.hea"), "r/2 2 360 7200\na 3600\nb 3600\n");
    List<WfdbHeader> headers = RecordSet.headers(folder);
    assertEquals(4, headers.size(), "r, c, d and e");
    assertEquals("256 steps of 1", open("r.hea", columns("MLII")).shape().toString());
  }

  @Test
  void theEndThatSkewLeavesWithoutValuesIsCutOff() throws IOException {
    record("a", 360, 5, "V5");
    Path header = folder.resolve("a.hea");
    Files.writeString(header, Files.readString(header).replaceFirst("a.dat 16 ", "a.dat 16:9 "));
    WfdbRecord record = WfdbRecord.read(header);
    List<float[]> leads = RecordSet.leads(record, List.of("MLII", "V5"));
    assertEquals(SAMPLES - 9, leads.get(1).length);
    assertEquals((9 + SAMPLES - 10) / 100f, leads.get(0)[SAMPLES - 10]);
    assertEquals(SAMPLES, RecordSet.leads(record, List.of("V5")).get(0).length);
  }

  @Test
  void leadsThatAreNotThereAndRatesThatDifferAreRefused() throws IOException {
    record("a", 360, 5, "V5");
    assertTrue(refusal("a.hea", columns("V6")).contains("not V6"), refusal("a.hea", columns("V6")));
    record("b", 250, 5, "V5");
    assertTrue(
        refusal(".", DEFAULTS).contains("use records with the same sampling rate"),
        refusal(".", DEFAULTS));
  }

  private String refusal(String name, SourceOptions options) {
    return assertThrows(DataException.class, () -> open(name, options)).getMessage();
  }
}
