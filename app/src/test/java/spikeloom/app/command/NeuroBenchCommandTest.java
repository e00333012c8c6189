package spikeloom.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.app.Shell;
import spikeloom.app.Tiny;

/** NeuroBench's metrics of trained runs. */
final class NeuroBenchCommandTest {
  private static final int STEPS = 6;

  @TempDir private static Path folder;
  private static Path run;

  @BeforeAll
  static void train() {
    run = trained("run", "--preset published");
  }

  private static Path trained(String name, String options) {
    Path place = folder.resolve(name);
    Shell shell = Tiny.run("train " + Tiny.STROKES + " " + options + " --threads 1 --out", place);
    assertEquals(0, shell.code(), shell.err());
    return place;
  }

  private static JsonNode measured(Path place) throws IOException {
    Shell shell = Tiny.run("evaluate --limit 60 --neurobench --json", place);
    assertEquals(0, shell.code(), shell.err());
    return Tiny.json(shell);
  }

  @Test
  void aNetworkOfBinarySpikesAddsUpToItsFirstRectifiers() throws IOException {
    JsonNode all = measured(run);
    JsonNode metrics = all.get("neurobench");
    int parameters = 784 * 24 + 24 + 24 * 12 + 12 + 12 + 72 * 20 + 20 + 20 * 784 + 784;
    assertEquals(parameters, metrics.get("parameter_count").asInt());
    assertEquals(4 * (parameters + 24 + 12), metrics.get("footprint_bytes").asInt());
    assertEquals(
        (784 * 24 + 24 * 12) * STEPS + 72 * 20 + 20 * 784, metrics.get("dense").asDouble());
    double fired = all.get("latent_spike_rate").asDouble();
    assertEquals(
        1 - fired, metrics.get("activation_sparsity_by_layer").get("readout").asDouble(), 1e-9);
    // Each rectified unit that is not 0 reaches all 784 values.
    double units = metrics.get("effective_macs").asDouble() / 784;
    double zero = metrics.get("activation_sparsity_by_layer").get("decoder").asDouble();
    assertEquals(20 * (1 - zero), units, 1e-9);
    assertTrue(metrics.get("effective_acs").asDouble() > 0);
    assertTrue(metrics.get("effective_acs").asDouble() < metrics.get("dense").asDouble());
    double updates = metrics.get("membrane_updates").asDouble();
    assertTrue(updates > 36 && updates <= 36 * STEPS, metrics.toString());
    assertEquals(0, metrics.get("connection_sparsity").asDouble());
    assertTrue(metrics.get("execution_rate_hz").isNull());
  }

  @Test
  void theTextShowsWhatTheJsonHolds() throws IOException {
    JsonNode metrics = measured(run).get("neurobench");
    Shell shell = Tiny.run("evaluate --limit 60 --neurobench --step-duration 5", run);
    assertTrue(
        shell
            .out()
            .contains(
                String.format(
                    Locale.ROOT,
                    "neurobench           footprint %,d bytes",
                    metrics.get("footprint_bytes").asInt())),
        shell.out());
    assertTrue(
        shell
            .out()
            .contains(
                String.format(
                    Locale.ROOT,
                    "%,.1f ACs, %,.1f MACs; dense: %,.1f",
                    metrics.get("effective_acs").asDouble(),
                    metrics.get("effective_macs").asDouble(),
                    metrics.get("dense").asDouble())),
        shell.out());
    assertTrue(shell.out().contains("execution rate: 200.0 Hz"), shell.out());
    assertFalse(Tiny.run("evaluate --limit 60", run).out().contains("neurobench"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--preset generative",
        "--encoder src --decoding bins",
        "--encoder ltc",
        "--preset published --encoding direct --decoding trace",
        "--preset published --window 3 --decode-at every-step --decoder linear"
      })
  void countsOfOtherNetworksAreWithinTheirBounds(String options) throws IOException {
    JsonNode metrics =
        measured(trained(options.replace(' ', '-').replace("--", ""), options)).get("neurobench");
    double operations =
        metrics.get("effective_acs").asDouble() + metrics.get("effective_macs").asDouble();
    assertTrue(operations > 0 && operations <= metrics.get("dense").asDouble(), metrics.toString());
    for (JsonNode share : metrics.get("activation_sparsity_by_layer")) {
      assertTrue(share.asDouble() >= 0 && share.asDouble() <= 1, metrics.toString());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--step-duration 5 | --step-duration is for --neurobench",
        "--neurobench --step-duration 0 | above 0",
        "--neurobench --by-time | --neurobench is not for --by-time"
      })
  void wrongUseIsASentence(String options, String words) {
    Shell shell = Tiny.run("evaluate " + options, run);
    assertEquals(2, shell.code(), shell.err());
    assertTrue(shell.complaint().contains(words), shell.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"--encoder qif | continuous time", "--preset published --decoder conv | not conv"})
  void modelsThatAreNotCountedAreRefusedInWords(String options, String words) {
    Path place = trained(options.replace(' ', '-').replace("--", ""), options);
    Shell shell = Tiny.run("evaluate --limit 20 --neurobench", place);
    assertEquals(1, shell.code(), shell.err());
    assertTrue(shell.complaint().contains(words), shell.err());
  }
}
