package spikeloom.app.experiment.vdib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.app.experiment.TinyLab;
import spikeloom.app.experiment.vdib.RateDistortion.Point;
import spikeloom.app.report.ResultDirectory;
import spikeloom.dataset.Dataset;
import spikeloom.evaluation.Mean;
import spikeloom.evaluation.Metrics;
import spikeloom.exploration.TrainedModel;
import spikeloom.objective.Distortion;
import spikeloom.plan.PlanException;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;

final class RateDistortionTest {
  @TempDir private Path folder;

  private static Point point(double rate, double distortion) {
    return new Point(0, Mean.of(rate), Mean.of(distortion), Mean.of(0), Mean.of(0));
  }

  @Test
  void theFrontLeavesOutWhatIsBeatenInBoth() {
    Point cheap = point(1, 0.5);
    Point middle = point(10, 0.3);
    Point good = point(100, 0.1);
    Point beaten = point(20, 0.4);
    assertEquals(
        List.of(cheap, middle, good), RateDistortion.front(List.of(good, beaten, cheap, middle)));
  }

  @Test
  void ofTwoAtTheSameRateTheBetterOneIsOnTheFrontAndOfTwoAsGoodTheCheaperOne() {
    Point worse = point(0, 0.5);
    Point better = point(0, 0.4);
    assertEquals(List.of(better), RateDistortion.front(List.of(worse, better)));
    assertEquals(List.of(better), RateDistortion.front(List.of(better, worse)));
    assertEquals(List.of(better), RateDistortion.front(List.of(point(3, 0.4), better)));
  }

  @Test
  void aPointThatIsNotANumberIsOnNoFront() {
    Point good = point(1, 0.5);
    assertEquals(List.of(good), RateDistortion.front(List.of(point(0.5, Double.NaN), good)));
  }

  @Test
  void aSweepTrainsEveryBetaWithEverySeedAndTakesTheMean() {
    TinyLab tiny = new TinyLab(folder, 1);
    RateDistortion sweep = new RateDistortion(tiny.lab(), tiny.plan());
    List<Point> points = sweep.sweep(List.of(0.5, 0.001), new long[] {3, 4});
    Path runs = folder.resolve("runs");
    assertEquals(
        List.of(
            runs.resolve("beta-0.001-seed-3"),
            runs.resolve("beta-0.001-seed-4"),
            runs.resolve("beta-0.5-seed-3"),
            runs.resolve("beta-0.5-seed-4")),
        tiny.trained);
    assertEquals(List.of(0.001, 0.5), points.stream().map(Point::beta).toList());
    assertTrue(points.get(0).rate().value() > points.get(1).rate().value(), points.toString());

    Metrics one = metrics(tiny, 3, Dataset::validation);
    Metrics two = metrics(tiny, 4, Dataset::validation);
    Point point = points.get(1);
    assertEquals(Mean.of(one.rateBits(), two.rateBits()), point.rate());
    assertEquals(Mean.of(one.distortion(), two.distortion()), point.distortion());
    double spikes = 6 * 12 * (one.latentSpikeRate() + two.latentSpikeRate()) / 2;
    assertEquals(spikes, point.spikes().value(), 1e-9);
    assertEquals(
        Mean.of(
            metrics(tiny, 3, Dataset::test).distortion(),
            metrics(tiny, 4, Dataset::test).distortion()),
        point.test());
  }

  @Test
  void withoutAValidationPartThereIsNoSweep() {
    TinyLab tiny = new TinyLab(folder, 1);
    TrainingPlan plan = Setting.change(tiny.plan(), Map.of(Setting.VALIDATION, "0"));
    RateDistortion sweep = new RateDistortion(tiny.lab(), plan);
    String message =
        String.valueOf(
            assertThrows(PlanException.class, () -> sweep.sweep(List.of(0.5), new long[] {3}))
                .getMessage());
    assertTrue(message.contains("validation"), message);
    assertEquals(List.of(), tiny.trained);
  }

  private static Metrics metrics(TinyLab tiny, long seed, Function<Dataset, Dataset.Split> split) {
    Map<Setting, String> changes = Map.of(Setting.BETA, "0.5", Setting.SEED, Long.toString(seed));
    try (TrainedModel model =
        tiny.lab().train("beta-0.5-seed-" + seed, Setting.change(tiny.plan(), changes))) {
      return model.evaluator(split.apply(model.task().dataset())).run(Integer.MAX_VALUE);
    }
  }

  @Test
  void aReportHasTableMetricsAndFigure() throws IOException {
    ResultDirectory results = new ResultDirectory(folder);
    RateDistortion.report(
        List.of(
            new Point(0.001, Mean.of(90, 110), Mean.of(0.2, 0.2), Mean.of(40), Mean.of(0.21, 0.23)),
            new Point(0.5, Mean.of(120, 120), Mean.of(0.3, 0.3), Mean.of(41), Mean.of(0.31, 0.31))),
        Distortion.SQUARED_ERROR,
        results);
    results.finish(new ResultDirectory.Origin("sweep", "Sweep", "spikeloom sweep", 1, 1), 0);
    assertEquals(
        """
        beta,rate_bits,rate_bits_sd,distortion,distortion_sd,test_distortion,test_distortion_sd,latent_spikes,seeds,on_front
        0.001,100,14.1421,0.2,0,0.22,0.0141421,40,2,yes
        0.5,120,0,0.3,0,0.31,0,41,2,no
        """,
        Files.readString(folder.resolve("table.csv")));
    JsonNode metrics =
        new ObjectMapper().readTree(folder.resolve("summary.json").toFile()).get("metrics");
    assertEquals(6, metrics.size());
    assertEquals(0.22, metrics.get("test_distortion_beta_0.001").asDouble());
    assertEquals(100, metrics.get("rate_bits_beta_0.001").asDouble());
    assertEquals(0.3, metrics.get("distortion_beta_0.5").asDouble());
    String figure = Files.readString(folder.resolve("figures/rate-distortion.svg"));
    assertTrue(figure.contains("squared error per value"));
    assertFalse(figure.contains("nats per value"));
  }
}
