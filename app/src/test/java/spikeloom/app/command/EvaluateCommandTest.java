package spikeloom.app.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.app.Shell;
import spikeloom.app.Tiny;
import spikeloom.app.report.ReportTable;

final class EvaluateCommandTest {
  private static final int STEPS = 6;
  private static final int NEURONS = 12;

  @TempDir private static Path folder;
  private static Path run;

  @BeforeAll
  static void train() {
    run = folder.resolve("run");
    Shell shell = Tiny.run("train --preset published " + Tiny.STROKES + " --threads 1 --out", run);
    assertEquals(0, shell.code(), shell.err());
  }

  private static Shell evaluate(String options) {
    Shell shell = Tiny.run(("evaluate " + options).strip(), run);
    assertEquals(0, shell.code(), shell.err());
    return shell;
  }

  private static String read(double value) {
    return new ReportTable("c").row(value).text("").lines().toList().get(2).strip();
  }

  private static double sum(JsonNode numbers) {
    double sum = 0;
    for (JsonNode number : numbers) {
      sum += number.asDouble();
    }
    return sum;
  }

  @Test
  void theTextShowsWhatTheJsonHolds() throws IOException {
    JsonNode json = Tiny.json(evaluate("--json"));
    String text = evaluate("").out();
    for (String line :
        List.of(
            String.format(Locale.ROOT, "samples         %,d\n", json.get("samples").asInt()),
            String.format(Locale.ROOT, "%.4f nats per value\n", json.get("distortion").asDouble()),
            String.format(Locale.ROOT, "%.2f dB\n", json.get("psnr").asDouble()),
            String.format(
                Locale.ROOT, "%,.1f bits per example\n", json.get("rate_bits").asDouble()),
            String.format(
                Locale.ROOT,
                "%.1f %% of neurons and steps; %.1f %% of neurons silent\n",
                100 * json.get("latent_spike_rate").asDouble(),
                100 * json.get("silent_fraction").asDouble()))) {
      assertTrue(text.contains(line), line + " in " + text);
    }
    assertEquals(300, json.get("samples").asInt());
    assertTrue(json.get("accuracy").isNull());
  }

  @Test
  void aLimitMeasuresTheFirstSamplesOnly() throws IOException {
    JsonNode json = Tiny.json(evaluate("--json --limit 70"));
    assertEquals(70, json.get("samples").asInt());
  }

  @Test
  void energyIsOperationsTimesTheCostsOfTheTable() throws IOException {
    Path costs = folder.resolve("costs.json");
    Files.writeString(
        costs,
        """
        {
          "name": "paper and pencil",
          "addition": {"picojoules": 1000, "source": "none"},
          "multiplication": {"picojoules": 10000, "source": "none"},
          "weight_read": {"picojoules": 0, "source": "none"}
        }
        """);
    JsonNode json = Tiny.json(evaluate("--limit 70 --json --energy-table " + costs));
    double expected =
        json.get("additions").asDouble() + 10 * json.get("multiplications").asDouble();
    double energy = json.get("energy_nanojoules").asDouble();
    assertEquals(expected, energy, 1e-9 * expected);
    assertTrue(json.get("dense_energy_nanojoules").asDouble() > energy, json.toString());
    assertTrue(json.get("weight_reads").asDouble() > 0, json.toString());
    assertEquals(STEPS, json.get("dense_passes").asInt());
    double ordinary = json.get("ordinary_energy_nanojoules").asDouble();
    assertTrue(ordinary > 0, json.toString());
    assertTrue(ordinary < json.get("dense_energy_nanojoules").asDouble(), json.toString());
    String text = evaluate("--limit 70 --energy-table " + costs).out();
    String line =
        String.format(
            Locale.ROOT,
            "operations           %,.0f additions, %,.0f multiplications per example\n"
                + "energy               %,.1f uJ per example",
            json.get("additions").asDouble(),
            json.get("multiplications").asDouble(),
            energy / 1000);
    assertTrue(text.contains(line) && text.contains("paper and pencil"), line + " in " + text);
    for (String reference :
        List.of(
            String.format(
                Locale.ROOT,
                "%,.1f uJ: the same network with every product computed (%d dense passes)",
                json.get("dense_energy_nanojoules").asDouble() / 1000,
                STEPS),
            String.format(
                Locale.ROOT,
                "%,.1f uJ: an ordinary network of the same widths without time",
                ordinary / 1000),
            "not counted: random numbers, logistic functions")) {
      assertTrue(text.contains(reference), reference + " in " + text);
    }
    Shell missing = Tiny.run("evaluate --energy-table " + folder.resolve("none.json"), run);
    assertEquals(1, missing.code(), missing.err());
    assertTrue(missing.complaint().contains("none.json"), missing.err());
  }

  @Test
  void byTimeEndsAtWhatTheWholeExampleCosts() throws IOException {
    JsonNode curve = Tiny.json(evaluate("--by-time --limit 50 --json"));
    JsonNode whole = Tiny.json(evaluate("--limit 50 --json"));
    assertEquals(STEPS + 1, curve.size());
    double rate = 0;
    for (int t = 0; t <= STEPS; t++) {
      assertEquals(t, curve.get(t).get("steps").asInt());
      assertTrue(curve.get(t).get("rate_bits").asDouble() >= rate, curve.toString());
      rate = curve.get(t).get("rate_bits").asDouble();
    }
    assertEquals(0, curve.get(0).get("rate_bits").asDouble());
    assertEquals(whole.get("rate_bits").asDouble(), rate, 1e-4 * rate);
    double distortion = whole.get("distortion").asDouble();
    assertEquals(distortion, curve.get(STEPS).get("distortion").asDouble(), 1e-5);
    String text = evaluate("--by-time --limit 50").out();
    assertEquals(STEPS + 3, text.lines().count(), text);
    for (JsonNode point : curve) {
      assertTrue(text.contains(read(point.get("distortion").asDouble())), text);
      assertTrue(text.contains(read(point.get("rate_bits").asDouble())), text);
    }
  }

  @Test
  void theInformationIsSplitOverStepsAndNeurons() throws IOException {
    JsonNode json = Tiny.json(evaluate("--information --limit 50 --json"));
    JsonNode whole = Tiny.json(evaluate("--limit 50 --json"));
    double rate = json.get("rate_bits").asDouble();
    assertEquals(50, json.get("samples").asInt());
    assertEquals(50, json.get("plug_in_inputs").asInt());
    assertEquals(whole.get("rate_bits").asDouble(), rate, 1e-4 * rate);
    assertEquals(STEPS, json.get("rate_bits_by_step").size());
    assertEquals(NEURONS, json.get("rate_bits_by_neuron").size());
    assertEquals(rate, sum(json.get("rate_bits_by_step")), 1e-4 * rate);
    assertEquals(rate, sum(json.get("rate_bits_by_neuron")), 1e-4 * rate);
    double plugIn = json.get("plug_in_bits").asDouble();
    assertTrue(plugIn > 0 && plugIn <= Math.log(50) / Math.log(2), json.toString());
    String text = evaluate("--information --limit 50").out();
    assertTrue(text.startsWith("Over 50 test samples\n"), text);
    assertTrue(text.contains("over 50 inputs, at most 5.6"), text);
    List<String> rows = text.lines().skip(2).toList();
    List<String> names = List.of("rate_bits", "fitted_rate_bits", "plug_in_bits");
    assertEquals(names.size(), rows.size(), text);
    for (int i = 0; i < rows.size(); i++) {
      double value = json.get(names.get(i)).asDouble();
      double error = json.get(names.get(i) + "_standard_error").asDouble();
      String numbers = ".* " + read(value) + " +" + read(error);
      assertTrue(rows.get(i).matches(numbers), names.get(i) + ": " + numbers + " in " + text);
    }
  }

  @Test
  void theRobustnessBeginsAtTheDistortionOfTheSameSamples() throws IOException {
    JsonNode json = Tiny.json(evaluate("--robustness --limit 50 --json"));
    double whole = Tiny.json(evaluate("--limit 50 --json")).get("distortion").asDouble();
    assertEquals(50, json.get("samples").asInt());
    assertEquals(3, json.get("seeds").asInt());
    String text = evaluate("--robustness --limit 50").out();
    assertTrue(text.startsWith("Over 50 test samples, mean and standard deviation over 3"), text);
    assertEquals(2 + 6 + 4 + 5, text.lines().count(), text);
    for (String name : List.of("dropped_spikes", "moved_spikes", "silenced_neurons")) {
      JsonNode rows = json.get(name);
      assertEquals(0, rows.get(0).get("amount").asDouble());
      assertEquals(whole, rows.get(0).get("distortion").asDouble(), 1e-9);
      assertEquals(0, rows.get(0).get("standard_deviation").asDouble());
      for (JsonNode row : rows) {
        assertTrue(text.contains(read(row.get("distortion").asDouble())), row + " in " + text);
      }
    }
    JsonNode dropped = json.get("dropped_spikes");
    assertEquals(0.8, dropped.get(5).get("amount").asDouble());
    assertTrue(dropped.get(5).get("distortion").asDouble() > whole, json.toString());
    assertTrue(text.contains("spikes moved") && text.contains("up to 3 steps"), text);
    assertEquals(text, evaluate("--robustness --limit 50 --threads 2").out(), "any threads");
  }

  @Test
  void theImportanceWeightedBoundIsReportedBesideTheMetrics() throws IOException {
    JsonNode json = Tiny.json(evaluate("--bound 20 --samples 100 --json"));
    assertEquals(300, json.get("samples").asInt());
    assertEquals(20, json.get("bound_k").asInt());
    assertEquals(100, json.get("bound_samples").asInt());
    double bound = json.get("negative_bound").asDouble();
    double error = json.get("negative_bound_standard_error").asDouble();
    double elbo = Tiny.json(evaluate("--limit 100 --json")).get("negative_elbo").asDouble();
    assertTrue(bound < elbo, bound + " and " + elbo);
    assertTrue(error > 0 && error < bound, json.toString());
    String text = evaluate("--bound 20 --limit 100").out();
    String line =
        String.format(
            Locale.ROOT,
            "negative bound       %.2f +- %.2f nats per example (20 draws, 100 test samples)\n",
            bound,
            error);
    assertTrue(text.contains(line), line + " in " + text);
    assertFalse(Tiny.json(evaluate("--limit 10 --json")).has("bound_k"));
  }

  @Test
  void aPriorFittedToTheFrozenEncoderIsATighterBound() throws IOException {
    JsonNode json = Tiny.json(evaluate("--information --fit-prior rates --limit 300 --json"));
    assertEquals("rates", json.get("fitted_prior").asText());
    double rate = json.get("rate_bits").asDouble();
    double fitted = json.get("fitted_prior_rate_bits").asDouble();
    double error = json.get("fitted_prior_rate_bits_standard_error").asDouble();
    assertTrue(fitted + 2 * error < rate, json.toString());
    Shell text = evaluate("--information --fit-prior rates --limit 300");
    String row =
        text.out().lines().filter(l -> l.contains("fitted prior, rates")).findFirst().orElse("");
    assertTrue(row.matches(".* " + read(fitted) + " +" + read(error)), text.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--by-time", "--information", "--robustness"})
  void theFigureIsWrittenInTheFormatOfItsName(String what) throws IOException {
    Path png = folder.resolve("figure.png");
    Path svg = folder.resolve("figure.svg");
    Path csv = folder.resolve("figure.csv");
    for (Path file : List.of(png, svg, csv)) {
      Shell shell = evaluate(what + " --limit 20 --out " + file);
      assertTrue(shell.err().contains("Figure: " + file), shell.err());
    }
    assertTrue(ImageIO.read(png.toFile()).getWidth() > 300);
    assertTrue(Files.readString(svg).contains("<svg"));
    Map<String, Integer> all =
        Map.of("--by-time", STEPS + 1, "--information", STEPS * NEURONS, "--robustness", 15);
    int rows = all.getOrDefault(what, 0);
    assertTrue(Files.readAllLines(csv).size() > rows, Files.readString(csv));
  }

  @Test
  void combinationsThatMeanNothingAreUsage() {
    Path file = folder.resolve("not-written.png");
    for (String wrong :
        List.of(
            "--by-time --information",
            "--by-time --robustness",
            "--robustness --bound 5",
            "--out " + file,
            "--limit 1",
            "--by-time --limit 1",
            "--limit few",
            "--threads 0",
            "--by-time --judge " + folder,
            "--bound 0",
            "--bound 5 --information",
            "--samples 10",
            "--bound 5 --samples 1",
            "--fit-prior glm",
            "--information --fit-prior fixed",
            "--information --energy-table " + file,
            "--by-time --limit 10 --out " + folder.resolve("x.jpeg"),
            "--information --limit 10 --out " + folder.resolve("x"))) {
      Shell shell = Tiny.run("evaluate " + wrong, run);
      assertEquals(2, shell.code(), wrong + ": " + shell.err());
      assertFalse(shell.complaint().isEmpty(), shell.err());
      assertEquals("", shell.out(), wrong);
    }
    assertFalse(Files.exists(file));
  }
}
