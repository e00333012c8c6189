package spikeloom.app.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.app.report.ResultDirectory;
import spikeloom.exploration.TrainedModel;
import spikeloom.plan.Setting;
import spikeloom.ui.figure.Figures;

/** An experiment from its plans to its report, as the command runs it. */
final class WholeExperimentTest {
  @TempDir private Path folder;

  /** Two decoders on drawn digits. */
  private record Decoders(TinyLab tiny) implements Experiment {
    @Override
    public String name() {
      return "decoders";
    }

    @Override
    public String title() {
      return "Two decoders";
    }

    @Override
    public void run(Lab lab, ResultDirectory results) {
      results.paragraph(GroupTable.NOTE);
      List<Grouped> groups =
          List.of("linear", "mlp").stream()
              .map(decoder -> new Grouped(decoder, List.of(measure(lab, decoder, results))))
              .toList();
      groups.forEach(g -> results.metric("distortion_" + g.name(), g.distortion().value()));
      results.table(GroupTable.of(groups));
    }

    private Measurement measure(Lab lab, String decoder, ResultDirectory results) {
      Map<Setting, String> changes =
          Map.of(Setting.DECODER, decoder, Setting.SEED, Long.toString(lab.request().seed()));
      try (TrainedModel model = lab.train(decoder, Setting.change(tiny.plan(), changes))) {
        results.figure(decoder, Figures.reconstructions(model.snapshot(4)), decoder);
        return Measurement.of(model, null);
      }
    }
  }

  private String table(String out, int threads) throws IOException {
    Path path = folder.resolve(out);
    TinyLab tiny = new TinyLab(path, threads);
    ResultDirectory results = new ResultDirectory(path);
    Experiment experiment = new Decoders(tiny);
    experiment.run(tiny.lab(), results);
    results.finish(
        new ResultDirectory.Origin(experiment.name(), experiment.title(), "none", 3, threads), 1);
    return Files.readString(path.resolve("table.csv"));
  }

  @Test
  void theSameSeedGivesTheSameTableWithAnyNumberOfThreadsAndAlsoFromFinishedRuns()
      throws IOException {
    String once = table("once", 1);
    assertEquals(3, once.lines().count());
    assertEquals(once, table("again", 1));
    assertEquals(once, table("with-two-threads", 2));
    assertEquals(once, table("once", 1));
  }

  @Test
  void reportTableFiguresAndMetricsAreAllThere() throws IOException {
    String csv = table("results", 1);
    Path path = folder.resolve("results");
    JsonNode metrics =
        new ObjectMapper().readTree(path.resolve("summary.json").toFile()).get("metrics");
    for (String decoder : List.of("linear", "mlp")) {
      String row =
          csv.lines().filter(line -> line.startsWith(decoder + ",")).findFirst().orElseThrow();
      double distortion = Double.parseDouble(row.split(",", -1)[1]);
      assertEquals(distortion, metrics.get("distortion_" + decoder).asDouble(), 1e-6);
      assertTrue(
          Files.readString(path.resolve("report.md")).contains("(figures/" + decoder + ".png)"));
      assertTrue(Files.size(path.resolve("figures").resolve(decoder + ".svg")) > 0);
    }
    assertNotEquals(
        metrics.get("distortion_linear").asDouble(), metrics.get("distortion_mlp").asDouble());
  }
}
