package spikeloom.app.experiment.generation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import spikeloom.app.report.ReportTable;
import spikeloom.app.report.ResultDirectory;
import spikeloom.evaluation.Mean;
import spikeloom.ui.figure.Figure;

/** Tables and metrics of the experiment: a row per prior and set of images, means over seeds. */
final class SampleReport {
  private final ResultDirectory results;
  private final Map<String, List<SampleQuality>> samples = new LinkedHashMap<>();
  private final Map<String, List<SampleQuality>> reconstructions = new LinkedHashMap<>();
  private final ReportTable table =
      new ReportTable(
          "images",
          "Frechet distance, 40 components",
          "Frechet distance, judge",
          "above 0.9 (%)",
          "inception score",
          "rarest class (%)",
          "most frequent class (%)");
  private final List<Runnable> figures = new ArrayList<>();

  SampleReport(ResultDirectory results) {
    this.results = results;
  }

  /** Adds the sets that do not depend on a model, first. */
  void reference(SampleQuality real, SampleQuality meanImage, int count) {
    results.paragraph(
        ("Every set has %,d images and is compared with test images %,d to %,d. Distances are squared Frechet "
                + "distances of Gaussians, in 40 principal components of training images and in the features of the "
                + "judge's last hidden layer; smaller is better. The judge is trained on the original training images.")
            .formatted(count, count + 1, 2 * count));
    results.metric("frechet_pca_real", real.frechetPca());
    results.metric("frechet_pca_mean_image", meanImage.frechetPca());
    results.metric("frechet_judge_real", real.frechetJudge());
    results.metric("judge_confident_share_real", real.confidentShare());
    results.metric("inception_score_real", real.inceptionScore());
    row("test images", List.of(real));
    row("mean training image", List.of(meanImage));
  }

  /** Adds a model's samples and reconstructions. */
  void add(String prior, SampleQuality drawn, SampleQuality reconstructed) {
    samples.computeIfAbsent(prior, p -> new ArrayList<>()).add(drawn);
    reconstructions.computeIfAbsent(prior, p -> new ArrayList<>()).add(reconstructed);
  }

  /** Adds a grid of samples. */
  void figure(String prior, Figure grid) {
    figures.add(
        () -> results.figure("samples-" + prior, grid, "Samples drawn from prior " + prior + "."));
  }

  /**
   * Writes everything.
   *
   * @param main the prior whose metrics have plain names; without it, the last one
   */
  void finish(String main) {
    samples.forEach(
        (prior, drawn) -> {
          List<SampleQuality> reconstructed = reconstructions.getOrDefault(prior, List.of());
          row("samples, prior " + prior, drawn);
          row("reconstructions, prior " + prior, reconstructed);
          metrics("_" + prior.replace('-', '_'), drawn, reconstructed);
          if (!samples.containsKey(main) || prior.equals(main)) {
            metrics("", drawn, reconstructed);
          }
        });
    results.table(table);
    results.table(shares());
    figures.forEach(Runnable::run);
  }

  private void metrics(
      String ending, List<SampleQuality> drawn, List<SampleQuality> reconstructed) {
    metric("frechet_pca_samples" + ending, drawn, SampleQuality::frechetPca);
    metric("frechet_pca_reconstructions" + ending, reconstructed, SampleQuality::frechetPca);
    metric("frechet_judge_samples" + ending, drawn, SampleQuality::frechetJudge);
    metric("frechet_judge_reconstructions" + ending, reconstructed, SampleQuality::frechetJudge);
    metric("judge_confident_share_samples" + ending, drawn, SampleQuality::confidentShare);
    metric("inception_score_samples" + ending, drawn, SampleQuality::inceptionScore);
    metric("rarest_class_share_samples" + ending, drawn, SampleQuality::rarest);
    metric("most_frequent_class_share_samples" + ending, drawn, SampleQuality::mostFrequent);
  }

  private void metric(
      String name, List<SampleQuality> trials, ToDoubleFunction<SampleQuality> value) {
    results.metric(name, mean(trials, value));
  }

  private void row(String name, List<SampleQuality> trials) {
    table.row(
        name,
        mean(trials, SampleQuality::frechetPca),
        mean(trials, SampleQuality::frechetJudge),
        100 * mean(trials, SampleQuality::confidentShare),
        mean(trials, SampleQuality::inceptionScore),
        100 * mean(trials, SampleQuality::rarest),
        100 * mean(trials, SampleQuality::mostFrequent));
  }

  private ReportTable shares() {
    ReportTable shares = new ReportTable("prior", "class", "share of samples (%)");
    samples.forEach(
        (prior, drawn) -> {
          for (int c = 0; c < drawn.get(0).classShares().length; c++) {
            int of = c;
            shares.row(prior, c, 100 * mean(drawn, q -> q.classShares()[of]));
          }
        });
    return shares;
  }

  private static double mean(List<SampleQuality> trials, ToDoubleFunction<SampleQuality> value) {
    return Mean.of(trials.stream().mapToDouble(value).toArray()).value();
  }
}
