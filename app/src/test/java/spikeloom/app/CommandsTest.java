package spikeloom.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.dataset.Idx;
import spikeloom.dataset.IdxArray;
import spikeloom.encoding.Encodings;

class CommandsTest {
  @TempDir Path folder;

  private Shell train(Path run, String... more) {
    String[] base = {
      "train",
      "--data",
      Tiny.DIGITS,
      "--limit",
      "200",
      "--steps",
      "6",
      "--hidden",
      "24",
      "--latent",
      "12",
      "--decoder-hidden",
      "20",
      "--batch",
      "10",
      "--epochs",
      "2",
      "--threads",
      "1",
      "--out",
      run.toString()
    };
    return Shell.run(Stream.concat(Stream.of(base), Stream.of(more)).toArray(String[]::new));
  }

  @Test
  void trainingLeavesAWholeRunDirectoryThatOtherCommandsRead() throws IOException {
    Path run = folder.resolve("run");
    Shell trained = train(run, "--json");
    assertEquals(0, trained.code(), trained.err());
    for (String key :
        List.of(
            "test_distortion",
            "test_psnr",
            "rate_bits",
            "latent_spike_rate",
            "silent_fraction",
            "train_examples_per_second",
            "parameters_encoder",
            "parameters_decoder",
            "epochs",
            "seed",
            "threads",
            "version")) {
      assertTrue(trained.out().contains("\"" + key + "\""), key);
    }
    assertEquals(trained.out(), Files.readString(run.resolve("summary.json")));
    for (String file :
        List.of(
            "plan.json",
            "metrics.csv",
            "log.txt",
            "figures/reconstructions.png",
            "figures/latent-raster.png")) {
      assertTrue(Files.size(run.resolve(file)) > 0, file);
    }

    Shell evaluated = Shell.run("evaluate", run.toString(), "--json");
    assertEquals(0, evaluated.code(), evaluated.err());
    assertEquals(number(trained.out(), "test_distortion"), number(evaluated.out(), "distortion"));

    Path idx = folder.resolve("recon.idx.gz");
    assertEquals(0, Shell.run("reconstruct", run.toString(), "--out", idx.toString()).code());
    IdxArray pixels = Idx.read(idx);
    assertEquals(List.of(300, 28, 28), pixels.dimensions());

    Path grid = folder.resolve("grid.png");
    assertEquals(0, Shell.run("reconstruct", run.toString(), "--out", grid.toString()).code());
    assertTrue(ImageIO.read(grid.toFile()).getWidth() > 500);

    Shell again = train(run);
    assertEquals(1, again.code());
    assertTrue(again.complaint().contains("already holds a run"), again.err());
    Shell resumed = Shell.run("resume", run.toString());
    assertEquals(0, resumed.code());
    assertTrue(resumed.err().contains("nothing to do"), resumed.err());
  }

  private static String number(String json, String key) {
    return json.lines()
        .filter(line -> line.contains("\"" + key + "\""))
        .map(line -> line.substring(line.indexOf(':') + 1).replace(",", "").strip())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theSameSeedGivesTheSameResult() {
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    String first = train(one, "--json").out();
    String second = train(two, "--json").out();
    assertEquals(number(first, "test_distortion"), number(second, "test_distortion"));
    assertEquals(number(first, "rate_bits"), number(second, "rate_bits"));
  }

  @Test
  void aDamagedCheckpointFallsBackToTheOneBeforeWithAWarning() throws IOException {
    Path run = folder.resolve("run");
    train(run);
    List<Path> checkpoints;
    try (Stream<Path> files = Files.list(run.resolve("checkpoints"))) {
      checkpoints = files.sorted().toList();
    }
    assertEquals(2, checkpoints.size());
    byte[] bytes = Files.readAllBytes(checkpoints.get(1));
    bytes[bytes.length / 2] ^= 1;
    Files.write(checkpoints.get(1), bytes);
    Shell evaluated = Shell.run("evaluate", run.toString(), "--json");
    assertEquals(0, evaluated.code(), evaluated.err());
    assertTrue(evaluated.err().contains("is damaged"), evaluated.err());
    assertTrue(evaluated.err().contains("Falling back"), evaluated.err());
  }

  @Test
  void encodeWritesARasterAndCountsItsSpikes() throws IOException {
    Path csv = folder.resolve("raster.csv");
    Shell shell = Shell.run("encode", "--encoding", "latency", "--json", "--out", csv.toString());
    assertEquals(0, shell.code(), shell.err());
    int rows = Files.readAllLines(csv).size() - 1;
    assertEquals(Integer.toString(rows), number(shell.out(), "spikes"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pixel-latency", "binned-latency"})
  void encodeWritesTheExactTimesOfCodesInContinuousTime(String code) throws IOException {
    Path csv = folder.resolve("times.csv");
    Shell shell = Shell.run("encode", "--encoding", code, "--json", "--out", csv.toString());
    assertEquals(0, shell.code(), shell.err());
    List<String> lines = Files.readAllLines(csv);
    assertEquals("time,input,value", lines.get(0));
    assertEquals(Integer.toString(lines.size() - 1), number(shell.out(), "spikes"));
    assertTrue(lines.size() > 20);
    double before = 0;
    for (String line : lines.subList(1, lines.size())) {
      double time = Double.parseDouble(line.substring(0, line.indexOf(',')));
      assertTrue(time >= before && time < 30 && time != Math.rint(time), line);
      before = time;
    }
    for (String kind : List.of("png", "svg")) {
      Path picture = folder.resolve("times." + kind);
      assertEquals(0, Shell.run("encode", "--encoding", code, "--out", picture.toString()).code());
      assertTrue(Files.size(picture) > 1000);
    }
  }

  @Test
  void encodeShowsAPicturePartByPartInTheStepsThatItHas() throws IOException {
    Shell shell = Shell.run("encode", "--encoding", "rows", "--json");
    assertEquals(0, shell.code(), shell.err());
    assertEquals("28", number(shell.out(), "steps"));
    assertEquals("28", number(shell.out(), "channels"));
    Shell wrong = Shell.run("encode", "--encoding", "pixels", "--steps", "30");
    assertEquals(2, wrong.code());
    assertTrue(wrong.err().contains("784 steps"), wrong.err());
  }

  @Test
  void aCodeShowsHowItsSpikesLieInTimeAndHowWellItIsInverted() throws IOException {
    JsonNode burst = Tiny.json(Shell.run("encode", "--encoding", "burst", "--json"));
    JsonNode intervals = burst.get("intervals");
    assertEquals(intervals.get("from").size(), intervals.get("count").size());
    int sum = 0;
    for (JsonNode count : intervals.get("count")) {
      sum += count.asInt();
    }
    assertEquals(burst.get("spikes").asInt() - burst.get("active_channels").asInt(), sum);
    assertTrue(burst.get("bits").asDouble() > 0);
    assertTrue(burst.get("estimate_worst").asDouble() <= 0.1);
  }

  @Test
  void allCodesAreComparedOnOneSample() throws IOException {
    Path csv = folder.resolve("codes.csv");
    Path png = folder.resolve("codes.png");
    Shell shell = Shell.run("encode", "--encoding", "all", "--json", "--out", csv.toString());
    JsonNode codes = Tiny.json(shell).get("codes");
    assertEquals(Encodings.names().size(), codes.size(), "all fit a small picture");
    List<String> lines = Files.readAllLines(csv);
    assertEquals(codes.size() + 1, lines.size());
    for (int i = 0; i < codes.size(); i++) {
      JsonNode code = codes.get(i);
      assertEquals(Encodings.names().get(i), code.get("encoding").asText());
      assertTrue(lines.get(i + 1).startsWith(code.get("encoding").asText() + ","));
      double linear = code.get("linear_nmse").asDouble();
      assertTrue(linear > 0 && linear < 1, code.toString());
    }
    Shell table = Shell.run("encode", "--encoding", "all", "--out", png.toString());
    assertEquals(0, table.code(), table.err());
    assertTrue(table.out().contains("sigma-delta  "), table.out());
    assertTrue(Files.size(png) > 10_000);
  }

  @Test
  void datasetsListsWhatIsBuiltInAndWhatIsAbsent() {
    Shell shell = Shell.run("datasets", "--data-dir", folder.toString());
    assertEquals(0, shell.code(), shell.err());
    assertTrue(shell.out().contains("strokes"));
    assertTrue(shell.out().contains("built in"));
    assertTrue(shell.out().contains("--fetch fashion-mnist"));
    assertTrue(shell.out().contains("drifting-blobs"));
    assertTrue(
        shell.out().contains("not downloaded: 'spikeloom datasets --fetch nmnist'"), shell.out());
  }

  @Test
  void aSetWithoutADownloadShowsWhereItsFilesBelong() {
    Shell shell = Shell.run("datasets", "--data-dir", folder.toString(), "--fetch", "braille");
    assertEquals(1, shell.code());
    assertTrue(
        shell.err().contains("braille cannot be downloaded: make braille_taxels.npz"), shell.err());
    assertTrue(shell.err().contains(folder.resolve("braille").toString()), shell.err());
  }

  @Test
  void doctorDescribesTheMachine() {
    Shell shell = Shell.run("doctor", "--json");
    assertEquals(0, shell.code(), shell.err());
    for (String key : List.of("java", "processors", "backend", "vectors", "display")) {
      assertTrue(shell.out().contains("\"" + key + "\""), shell.out());
    }
  }

  @Test
  void theListOfCodesNamesTheDefaultsOfParameters() throws IOException {
    JsonNode codes = Tiny.json(Shell.run("encode", "--list", "--json")).get("codes");
    int parameters = 0;
    for (JsonNode code : codes) {
      for (JsonNode parameter : code.get("parameters")) {
        assertTrue(parameter.get("default").isNumber(), parameter.toString());
        parameters++;
      }
    }
    assertTrue(parameters > 10, codes.toString());
  }

  @Test
  void everyCommandHasHelp() {
    for (String command :
        List.of(
            "demo",
            "train",
            "resume",
            "evaluate",
            "reconstruct",
            "encode",
            "experiment",
            "sweep",
            "bench",
            "datasets",
            "doctor")) {
      Shell shell = Shell.run(command, "--help");
      assertEquals(0, shell.code());
      assertTrue(shell.out().contains("spikeloom " + command), shell.out());
    }
  }
}
