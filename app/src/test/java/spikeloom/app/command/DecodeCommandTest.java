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
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.app.Shell;
import spikeloom.app.Tiny;
import spikeloom.dataset.Idx;
import spikeloom.dataset.IdxArray;
import spikeloom.numpy.Npz;
import spikeloom.numpy.NumpyArray;

final class DecodeCommandTest {
  @TempDir private static Path folder;
  private static Path run;
  private static Path file;

  @BeforeAll
  static void train() {
    run = folder.resolve("run");
    file = folder.resolve("spikes.spk");
    Tiny.run("train --prior glm --rate-weight 1 " + Tiny.STROKES + " --out", run);
    Shell shell = Tiny.run("export --to spk --out " + file, run);
    assertEquals(0, shell.code(), shell.err());
    assertTrue(shell.out().contains("header included; code length"), shell.out());
  }

  private static Shell decoded(String options) {
    return Tiny.run("decode " + file + " " + options + " --run", run);
  }

  private static Shell refused(int code, String arguments, Path last) {
    Shell shell = Tiny.run(arguments, last);
    assertEquals(code, shell.code(), shell.err());
    assertTrue(shell.complaint().matches("spikeloom: .*[^.]\\."), shell.err());
    return shell;
  }

  @Test
  void decodedSamplesAreTheReconstructionsOfTheRun() {
    Path decoded = folder.resolve("decoded.idx.gz");
    Path reconstructed = folder.resolve("reconstructed.idx.gz");
    Shell shell = decoded("--out " + decoded);
    assertEquals(0, shell.code(), shell.err());
    assertEquals(0, Tiny.run("reconstruct --out " + reconstructed, run).code());
    IdxArray expected = Idx.read(reconstructed);
    IdxArray actual = Idx.read(decoded);
    assertEquals(expected.dimensions(), actual.dimensions());
    assertArrayEquals(expected.values(), actual.values());
  }

  @Test
  void theSpikesAreThoseOfTheExportOfArrays() throws IOException {
    Path arrays = folder.resolve("decoded.npz");
    JsonNode json = Tiny.json(decoded("--spikes --json --out " + arrays));
    Path exported = folder.resolve("exported.npz");
    assertEquals(0, Tiny.run("export --to npz --out " + exported, run).code());
    NumpyArray spikes = requireNonNull(Npz.read(arrays).get("spikes"));
    double count = 0;
    for (int i = 0; i < spikes.size(); i++) {
      count += spikes.number(i);
    }
    NumpyArray sample = requireNonNull(Npz.read(exported).get("sample"));
    NumpyArray time = requireNonNull(Npz.read(exported).get("time"));
    NumpyArray neuron = requireNonNull(Npz.read(exported).get("neuron"));
    assertEquals(sample.size(), count);
    List<Integer> shape = spikes.shape();
    assertEquals(json.get("count").asInt(), shape.get(0));
    assertEquals(count / shape.get(0), json.get("mean_spikes").asDouble(), 1e-12);
    for (int i = 0; i < sample.size(); i++) {
      double at = (sample.number(i) * shape.get(1) + time.number(i)) * shape.get(2);
      assertEquals(1, spikes.number((int) (at + neuron.number(i))), "spike " + i);
    }
  }

  @Test
  void whatCannotBeDecodedIsOneSentence() throws IOException {
    Path other = folder.resolve("other");
    Tiny.run("train --prior glm --rate-weight 1 --seed 9 " + Tiny.STROKES + " --out", other);
    Path out = folder.resolve("x.png");
    Shell shell = refused(1, "decode " + file + " --out " + out + " --run", other);
    assertTrue(shell.complaint().contains("with the run that wrote it"), shell.err());
    refused(1, "decode " + folder.resolve("missing.spk") + " --out " + out + " --run", run);
    refused(1, "decode " + run.resolve("plan.json") + " --out " + out + " --run", run);
    refused(2, "decode " + file + " --out x.jpeg --run", run);
    refused(2, "decode " + file + " --spikes --out x.png --run", run);
    assertFalse(Files.exists(out));
  }

  @Test
  void spikesWithExactTimesAreNotCoded() {
    Path exact = folder.resolve("theta");
    String tiny = Tiny.STROKES.replace("--hidden 24 ", "");
    assertEquals(0, Tiny.run("train --encoder theta " + tiny + " --out", exact).code());
    Path out = folder.resolve("theta.spk");
    Shell shell = refused(1, "export --to spk --out " + out, exact);
    assertTrue(shell.complaint().contains("cannot be coded"), shell.err());
    assertFalse(Files.exists(out));
  }
}
