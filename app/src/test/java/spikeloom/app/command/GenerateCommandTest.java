package spikeloom.app.command;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.app.Shell;
import spikeloom.app.Tiny;
import spikeloom.dataset.Idx;
import spikeloom.dataset.IdxArray;
import spikeloom.numpy.Npz;
import spikeloom.numpy.NumpyArray;

final class GenerateCommandTest {
  private static final int STEPS = 6;
  private static final int NEURONS = 12;

  @TempDir private static Path folder;
  private static Path run;

  @BeforeAll
  static void train() {
    run = trained("network", "--prior network --rate-weight 1 " + Tiny.STROKES);
    trained("fixed", Tiny.STROKES);
  }

  private static Path trained(String name, String options) {
    Path path = folder.resolve(name);
    Shell shell = Tiny.run("train " + options + " --threads 1 --out", path);
    assertEquals(0, shell.code(), shell.err());
    return path;
  }

  private static Path generated(Path from, String options, String name) {
    Path file = folder.resolve(name);
    Shell shell = Tiny.run(("generate " + options).strip() + " --out " + file, from);
    assertEquals(0, shell.code(), shell.err());
    return file;
  }

  private static Shell refused(int code, String options, Path from) {
    Shell shell = Tiny.run("generate " + options, from);
    assertEquals(code, shell.code(), shell.err());
    assertTrue(shell.complaint().matches("spikeloom: .*[^.]\\."), shell.err());
    assertEquals("", shell.out());
    return shell;
  }

  @Test
  void theJsonNamesFileCountSeedAndSpikes() throws IOException {
    Path file = folder.resolve("json.npz");
    Shell shell = Tiny.run("generate --count 5 --seed 7 --spikes --json --out " + file, run);
    JsonNode json = Tiny.json(shell);
    assertEquals(file.toString(), json.get("file").asText());
    assertEquals(5, json.get("count").asInt());
    assertEquals(7, json.get("seed").asInt());
    NumpyArray spikes = requireNonNull(Npz.read(file).get("spikes"));
    double sum = 0;
    for (int i = 0; i < spikes.size(); i++) {
      sum += spikes.number(i);
    }
    assertEquals(sum / 5, json.get("mean_spikes").asDouble(), 1e-12);
    assertTrue(sum > 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"network", "fixed"})
  void aGridHoldsOneImagePerSample(String name) throws IOException {
    Path from = folder.resolve(name);
    Path png = generated(from, "--count 9", name + ".png");
    Path csv = generated(from, "--count 9", name + ".csv");
    assertTrue(ImageIO.read(png.toFile()).getWidth() > 300);
    assertEquals(1 + 9 * 28 * 28, Files.readAllLines(csv).size());
    assertTrue(Files.readString(generated(from, "", name + ".svg")).contains("<svg"));
  }

  @Test
  void aLongerFileBeginsWithTheSameSamplesWithAnyNumberOfThreads() {
    byte[] all = Idx.read(generated(run, "--count 150", "all.idx.gz")).values();
    IdxArray few = Idx.read(generated(run, "--count 70 --threads 2", "few.idx"));
    assertEquals(List.of(70, 28, 28), few.dimensions());
    assertArrayEquals(Arrays.copyOf(all, 70 * 28 * 28), few.values());
    byte[] other = Idx.read(generated(run, "--count 70 --seed 2", "other.idx")).values();
    assertFalse(Arrays.equals(few.values(), other));
  }

  @Test
  void arraysHoldTheSamplesOfTheBytesAndTheirSpikes() {
    Map<String, NumpyArray> arrays = Npz.read(generated(run, "--count 70 --spikes", "a.npz"));
    byte[] bytes = Idx.read(generated(run, "--count 70", "a.idx")).values();
    assertEquals(List.of("samples", "spikes"), List.copyOf(arrays.keySet()));
    NumpyArray samples = requireNonNull(arrays.get("samples"));
    assertEquals(List.of(70, 28, 28), samples.shape());
    for (int i = 0; i < bytes.length; i++) {
      assertEquals(bytes[i] & 0xff, Math.round(255 * (float) samples.number(i)), "value " + i);
    }
    assertEquals(List.of(70, STEPS, NEURONS), requireNonNull(arrays.get("spikes")).shape());
    assertEquals(
        List.of("samples"), List.copyOf(Npz.read(generated(run, "--count 3", "b.npz")).keySet()));
  }

  @Test
  void samplesThatContinueATestSampleBeginWithItsSpikes() {
    String spikes = "--count 9 --spikes --continue-from 3 ";
    NumpyArray whole = spikes(generated(run, spikes + "--keep " + STEPS, "whole.npz"));
    NumpyArray half = spikes(generated(run, spikes + "--keep 2 --threads 2", "half.npz"));
    NumpyArray free = spikes(generated(run, spikes + "--keep 0", "free.npz"));
    NumpyArray drawn = spikes(generated(run, "--count 9 --spikes", "drawn.npz"));
    NumpyArray other = spikes(generated(run, spikes + "--keep 2 --seed 2", "other.npz"));
    int differences = 0;
    for (int i = 0; i < whole.size(); i++) {
      int sample = i / (STEPS * NEURONS);
      int cell = i % (STEPS * NEURONS);
      assertEquals(whole.number(cell), whole.number(i), "all samples are the same, " + sample);
      assertEquals(drawn.number(i), free.number(i));
      if (cell < 2 * NEURONS) {
        assertEquals(whole.number(cell), half.number(i));
        assertEquals(whole.number(cell), other.number(i));
      }
      differences += half.number(i) == other.number(i) ? 0 : 1;
    }
    assertTrue(differences > 0);
  }

  private static NumpyArray spikes(Path file) {
    return requireNonNull(Npz.read(file).get("spikes"));
  }

  @Test
  void whatCannotBeContinuedIsUsage() {
    for (String wrong :
        List.of(
            "--keep 2",
            "--continue-from 2",
            "--continue-from -1 --keep 2",
            "--continue-from 1000000 --keep 2",
            "--continue-from 2 --keep -1",
            "--continue-from 2 --keep 7")) {
      Shell shell = refused(2, wrong + " --out " + folder.resolve("no.png"), run);
      String option =
          wrong.contains("--keep -1") || wrong.endsWith("7") ? "--keep" : "--continue-from";
      assertTrue(shell.complaint().startsWith("spikeloom: " + option), shell.err());
    }
    assertFalse(Files.exists(folder.resolve("no.png")));
  }

  @Test
  void whatCannotBeWrittenIsUsage() throws IOException {
    for (String wrong :
        List.of(
            "--out x.jpeg",
            "--out x",
            "--count 0 --out x.png",
            "--count -3 --out x.npz",
            "--count 401 --out x.png",
            "--spikes --out x.png",
            "--spikes --out x.idx",
            "--count many --out x.png",
            "--count 3")) {
      refused(2, wrong, run);
    }
    refused(1, "--out x.png", folder.resolve("missing"));
    assertFalse(Files.exists(Path.of("x.png")));
  }

  @Test
  void nothingIsLeftBesideAFileThatCannotBeWritten() throws IOException {
    Path taken = Files.createDirectories(folder.resolve("taken.idx/inner")).getParent();
    Shell shell = refused(1, "--out " + taken, run);
    assertTrue(shell.complaint().contains("taken.idx"), shell.err());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(), files.filter(f -> f.toString().endsWith(".part")).toList());
    }
  }

  @Test
  void runsWithoutAPriorOverBinarySpikesAreRefused() {
    String tiny = Tiny.STROKES.replace("--hidden 24 ", "");
    Map<String, String> encoders =
        Map.of(
            "theta",
            tiny,
            "src",
            "--hidden none " + tiny,
            "none",
            "--data "
                + Tiny.DIGITS
                + " --latent 784 --epochs 1 --steps 6 --limit 200 --decoder-hidden 20 --batch 10");
    for (Map.Entry<String, String> encoder : encoders.entrySet()) {
      String options = "--encoder " + encoder.getKey() + " " + encoder.getValue();
      Path from = trained("encoder-" + encoder.getKey(), options);
      Shell shell = refused(1, "--out " + folder.resolve("x.png"), from);
      assertTrue(shell.complaint().contains("cannot generate samples"), shell.err());
    }
  }

  @Test
  void runsThatPredictClassesAreRefused() {
    Path classes = trained("classes", Tiny.BLOBS);
    Shell shell = refused(1, "--out " + folder.resolve("x.png"), classes);
    assertTrue(shell.complaint().contains("predicts classes"), shell.err());
  }
}
