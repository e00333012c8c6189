package spikeloom.app.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.app.Shell;
import spikeloom.app.Tiny;

class InspectCommandTest {
  @TempDir Path folder;

  private Path recording;

  /** An edge that moves to the right for a second; brighter in every second row. */
  @BeforeEach
  void writeARecording() throws IOException {
    StringBuilder text = new StringBuilder("t,x,y,p\n");
    for (int i = 0; i < 1_000; i++) {
      text.append("%d,%d,%d,%d%n".formatted(5_000 + 1_000 * i, i / 20, i % 20, i % 2));
    }
    recording = Files.writeString(folder.resolve("edge.txt"), text);
  }

  private Shell inspect(String... more) {
    String[] all = new String[more.length + 2];
    all[0] = "inspect";
    all[1] = recording.toString();
    System.arraycopy(more, 0, all, 2, more.length);
    return Shell.run(all);
  }

  @Test
  void theReportShowsFormatSensorEventsSpanRateAndPolarity() {
    Shell shell = inspect();
    assertEquals(0, shell.code(), shell.err());
    for (String part :
        List.of(
            "edge.txt: CSV",
            "50 x 20",
            "1,000 in 999.000 ms",
            "1,001 events/s on average",
            "50.0 % brighter (500)",
            "defects   none")) {
      assertTrue(shell.out().contains(part), shell.out());
    }
  }

  @Test
  void theReportIsOneObjectForPrograms() throws IOException {
    JsonNode json = Tiny.json(inspect("--json"));
    assertEquals("CSV", json.get("format").asText());
    assertEquals(1_000, json.get("events").asInt());
    assertEquals(999_000, json.get("span_us").asInt());
    assertEquals(500, json.get("brighter").asInt());
    assertEquals(50, json.get("width").asInt());
    assertTrue(json.get("first_defect").isNull());
  }

  @Test
  void aFolderIsSentToTheCommandThatReadsFolders() {
    Shell shell = Shell.run("inspect", folder.toString());
    assertEquals(1, shell.code());
    assertTrue(shell.complaint().contains(folder + " is a folder"), shell.err());
    assertTrue(shell.complaint().contains("datasets --describe"), shell.err());
  }

  @Test
  void defectsAreCountedOrEndTheReading() throws IOException {
    Files.writeString(recording, Files.readString(recording) + "2000000,5,x,1\n3,5,5,1\n");
    JsonNode json = Tiny.json(inspect("--json"));
    assertEquals(1_001, json.get("events").asInt());
    assertTrue(json.get("first_defect").asText().startsWith("line 1,002: "), json.toString());
    assertEquals(2, json.get("defects").size());
    Shell strict = inspect("--strict");
    assertEquals(1, strict.code());
    assertTrue(strict.complaint().contains("is damaged at line 1,002"), strict.err());
  }

  @Test
  void figuresAreWrittenInEveryFormat() throws IOException {
    for (String ending : List.of("png", "svg", "csv")) {
      Path figure = folder.resolve("figure." + ending);
      assertEquals(0, inspect("--out", figure.toString()).code());
      assertTrue(Files.size(figure) > 100);
    }
  }

  @Test
  void partsAreWrittenAsOtherFormats() throws IOException {
    Path part = folder.resolve("part.bin");
    Shell shell =
        inspect(
            "--from",
            "0.1s",
            "--until",
            "600ms",
            "--crop",
            "10,0,20x20",
            "--downsample",
            "2",
            "--merge-polarity",
            "--from-zero",
            "--to",
            part.toString());
    assertEquals(0, shell.code(), shell.err());
    recording = part;
    JsonNode json = Tiny.json(inspect("--json"));
    assertEquals("N-MNIST .bin", json.get("format").asText());
    assertEquals(400, json.get("events").asInt());
    assertEquals(400, json.get("brighter").asInt());
    assertEquals(0, json.get("first_us").asInt());
    assertEquals(10, json.get("width").asInt());
  }

  @Test
  void eventsAreTakenByTheirNumberAndFilteredByTheirNeighbours() throws IOException {
    JsonNode last = Tiny.json(inspect("--json", "--skip", "985", "--count", "10"));
    assertEquals(10, last.get("events").asInt());
    assertEquals(990_000, last.get("first_us").asInt());
    assertEquals(0, Tiny.json(inspect("--json", "--filter", "10us")).get("events").asInt());
    assertTrue(Tiny.json(inspect("--json", "--filter", "2ms")).get("events").asInt() > 900);
  }

  @Test
  void otherFilesAreNamed() throws IOException {
    recording = Files.write(folder.resolve("x"), new byte[] {0, 0, 8, 1, 0, 0, 0, 2, 7, 7});
    assertTrue(inspect().out().contains("idx array of unsigned bytes, 2"));
    assertEquals("other", Tiny.json(inspect("--json")).get("kind").asText());
    assertEquals(1, inspect("--to", folder.resolve("y.csv").toString()).code());
    recording = Files.writeString(folder.resolve("letter"), "Dear reader\n");
    Shell shell = inspect();
    assertEquals(1, shell.code());
    assertTrue(shell.complaint().contains("is not recognised"), shell.err());
  }

  @Test
  void theCameraOfAnAedatFileIsReportedAndCanBeChosen() throws IOException {
    byte[] header = "#!AER-DAT2.0\r\n# AEChip: a.b.Davis346blue\r\n".getBytes(ISO_8859_1);
    ByteBuffer out = ByteBuffer.allocate(header.length + 16).put(header);
    out.putInt(259 << 22 | 345 << 12).putInt(5).putInt(0).putInt(9);
    recording = Files.write(folder.resolve("blue.aedat"), out.array());
    Shell shell = inspect();
    assertTrue(shell.out().contains("346 x 260"), shell.out());
    assertTrue(shell.out().contains("Davis346blue"), shell.out());
    assertEquals("Davis346blue", Tiny.json(inspect("--json")).get("camera").asText());
    byte[] unknown =
        new String(out.array(), ISO_8859_1).replace("blue", "/new").getBytes(ISO_8859_1);
    Files.write(recording, unknown);
    assertEquals(1, inspect().code());
    assertTrue(inspect().complaint().contains("--sensor"), inspect().err());
    assertEquals(346, Tiny.json(inspect("--json", "--sensor", "DAVIS346")).get("width").asInt());
    assertEquals(346, Tiny.json(inspect("--json", "--sensor", "346x260")).get("width").asInt());
    assertEquals(2, inspect("--sensor", "Davis999").code());
  }

  @Test
  void aRecordingWithoutEventsIsNamed() throws IOException {
    recording = Files.writeString(folder.resolve("empty.raw"), "% evt 3.0\n% end\n");
    Shell shell = inspect();
    assertEquals(0, shell.code(), shell.err());
    assertTrue(shell.out().contains("EVT 3.0, no events"), shell.out());
    assertEquals(0, Tiny.json(inspect("--json")).get("events").asInt());
    Shell described = Shell.run("datasets", "--describe", recording.toString());
    assertEquals(1, described.code());
    assertTrue(described.complaint().contains("EVT 3.0 with no events"), described.err());
  }

  @Test
  void eventsOutOfOrderAreWrittenInTheOrderOfTime() throws IOException {
    Files.writeString(recording, "t,x,y,p\n10,1,1,1\n30,2,2,0\n20,3,3,1\n20,4,4,0\n40,5,5,1\n");
    Path sorted = folder.resolve("sorted.csv");
    assertEquals(0, inspect("--to", sorted.toString()).code());
    assertEquals(
        "t,x,y,p\n10,1,1,1\n20,3,3,1\n20,4,4,0\n30,2,2,0\n40,5,5,1\n", Files.readString(sorted));
  }

  @Test
  void wrongUseIsExplainedInASentence() {
    for (List<String> wrong :
        List.of(
            List.of("--lenient", "--strict"),
            List.of("--from", "soon"),
            List.of("--from", "2s", "--until", "1s"),
            List.of("--crop", "1,2,3"),
            List.of("--crop", "1,2,0x3"),
            List.of("--downsample", "0"),
            List.of("--columns", "t,x,y"),
            List.of("--sensor", "34"),
            List.of("--count", "-1"),
            List.of("--out", "figure.pdf"),
            List.of("--to", "events.raw"),
            List.of("--to", recording.toString()))) {
      Shell shell = inspect(wrong.toArray(String[]::new));
      assertEquals(2, shell.code(), wrong + shell.err());
      assertFalse(shell.complaint().isEmpty(), shell.err());
      assertEquals("", shell.out());
    }
  }
}
