package spikeloom.app.experiment.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import spikeloom.app.experiment.CausalPriorNetworks;
import spikeloom.app.experiment.TinyLab;
import spikeloom.app.report.ResultDirectory;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.known.Catalog;
import spikeloom.decoder.dl4j.NativeBackend;
import spikeloom.evaluation.dl4j.Judge;
import spikeloom.evaluation.dl4j.JudgeSettings;
import spikeloom.exploration.TrainedModel;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.ui.figure.Figures;

/** The measures of experiment generate on drawn digits, from sets of images to the report. */
final class SampleMeterTest {
  @TempDir private Path folder;

  @Test
  void realImagesAreNearerThanSamplesAndTheReportHoldsTheMetrics() throws IOException {
    Dataset digits = Catalog.strokes(1, 400, 200);
    NativeBackend.start(1);
    Path path = folder.resolve("results");
    ResultDirectory results = new ResultDirectory(path);
    try (Judge judge =
        Judge.train(digits, new JudgeSettings(1, 2, 16, 0.003, 0), (done, all) -> {})) {
      SampleMeter meter = new SampleMeter(digits, judge);
      assertEquals(100, meter.samples());
      SampleQuality real = meter.of(meter.real());
      SampleQuality mean = meter.of(meter.meanImage());
      assertTrue(real.frechetPca() < mean.frechetPca() / 2, real + " " + mean);
      assertTrue(real.frechetJudge() < mean.frechetJudge(), real + " " + mean);
      assertEquals(1, mean.inceptionScore(), 1e-6);
      assertEquals(1, mean.mostFrequent(), 1e-9);
      SampleReport report = new SampleReport(results);
      report.reference(real, mean, meter.samples());
      TinyLab tiny = new TinyLab(path, 1);
      try (TrainedModel model = tiny.lab().train("rates", tiny.plan())) {
        SampleSets sets = SampleSets.of(model, meter.samples());
        SampleQuality drawn = meter.of(sets.samples());
        SampleQuality reconstructed = meter.of(sets.reconstructions());
        assertTrue(real.frechetPca() < drawn.frechetPca(), real + " " + drawn);
        report.figure("rates", Figures.sampleGrid(model.task().shape(), sets.shown()));
        report.add("rates", drawn, reconstructed);
      }
      report.finish("network");
    }
    results.finish(new ResultDirectory.Origin("generate", "Samples", "none", 1, 1), 1);
    JsonNode metrics =
        new ObjectMapper().readTree(path.resolve("summary.json").toFile()).get("metrics");
    for (String name :
        List.of(
            "frechet_pca_samples",
            "frechet_pca_reconstructions",
            "frechet_pca_real",
            "frechet_pca_mean_image",
            "frechet_judge_samples",
            "judge_confident_share_samples",
            "inception_score_samples",
            "frechet_pca_samples_rates")) {
      assertTrue(metrics.get(name).isNumber(), name + " in " + metrics);
    }
    assertTrue(Files.readString(path.resolve("report.md")).contains("(figures/samples-rates.png)"));
  }

  @Test
  void everyPriorHasAPlanThatDiffersInThePriorAlone() {
    GenerateExperiment experiment = new GenerateExperiment();
    CausalPriorNetworks networks = CausalPriorNetworks.mnist();
    TinyLab tiny = new TinyLab(folder, 1);
    assertEquals(
        List.of("fixed", "rates", "glm", "network", "spiking-network"), experiment.parts());
    TrainingPlan fixed = networks.plan(tiny.lab(), "fixed", 1, 3);
    for (String prior : experiment.parts()) {
      TrainingPlan plan = networks.plan(tiny.lab(), prior, 1, 3);
      assertEquals(prior, Setting.PRIOR.of(plan));
      assertEquals(fixed, Setting.change(plan, Map.of(Setting.PRIOR, "fixed")), "else equal");
    }
  }
}
