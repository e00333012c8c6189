package spikeloom.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import spikeloom.dataset.ContentHash;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.known.Catalog;
import spikeloom.dataset.known.CatalogEntry;
import spikeloom.evaluation.EvaluationException;
import spikeloom.evaluation.Metrics;
import spikeloom.evaluation.UnitErrors;
import spikeloom.evaluation.energy.EnergyTable;
import spikeloom.evaluation.energy.OperationCounter;
import spikeloom.evaluation.neurobench.NeuroBenchCounter;
import spikeloom.exploration.TrainedModel;
import spikeloom.file.DataException;
import spikeloom.file.SafeFile;
import spikeloom.objective.Distortion;
import spikeloom.objective.RateText;
import spikeloom.plan.PlanJson;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.plan.Version;
import spikeloom.run.DataCheck;
import spikeloom.run.RunDirectory;

/**
 * A model card: data and their licence, plan, results, energy, limits, citation. The form follows
 * Mitchell and others, "Model cards for model reporting", FAT* 2019.
 */
public final class ModelCard {
  private ModelCard() {}

  /**
   * Writes the card of a run's model; the metrics are measured again on the test split.
   *
   * @param limit number of test samples
   * @throws DataException if it cannot be written
   */
  public static ExportReport write(RunDirectory run, TrainedModel model, int limit, Path file) {
    try {
      SafeFile.writeText(file, text(run, model, limit));
    } catch (IOException e) {
      throw new DataException(
          "%s cannot be written: %s; check the folder and its permissions."
              .formatted(file, SafeFile.reason(e)),
          e);
    }
    return new ExportReport(
        "card",
        file,
        Math.min(limit, model.task().dataset().test().size()),
        Optional.empty(),
        "figures measured on the test split",
        List.of());
  }

  private static String text(RunDirectory run, TrainedModel model, int limit) {
    TrainingPlan plan = model.plan();
    Dataset dataset = model.task().dataset();
    Optional<OperationCounter> counter = model.operationCounter();
    Optional<NeuroBenchCounter> complexity = neuroBench(model);
    Metrics metrics =
        model
            .evaluator()
            .run(
                limit,
                (index, target, output, at) -> {},
                pass -> {
                  counter.ifPresent(c -> c.add(pass));
                  complexity.ifPresent(c -> c.add(pass));
                });
    List<String> parts = new ArrayList<>();
    parts.add("# %s".formatted(title(run)));
    parts.add(
        String.format(
            Locale.ROOT,
            "A hybrid SNN-ANN variational autoencoder: an encoder of type %s encodes samples of %s in %d steps as spikes of %d latent neurons, and a decoder of type %s decodes them. Trained by SpikeLoom %s; model card format %d.",
            Setting.ENCODER.of(plan),
            dataset.name(),
            plan.data().steps(),
            model.autoencoder().encoder().latents(),
            Setting.DECODER.of(plan),
            Version.current(),
            ModelFacts.FORMAT));
    parts.add("## Data\n\n" + data(plan, dataset));
    DataCheck.of(run)
        .flatMap(check -> check.warning(dataset, ContentHash.Depth.QUICK))
        .ifPresent(parts::add);
    parts.add("## Results\n\n" + results(metrics, plan.objective().distortion(), counter));
    complexity.ifPresent(
        c -> parts.add("## Complexity by NeuroBench\n\n" + list(c.result().lines())));
    parts.add("## Figures\n\n" + figures(run));
    parts.add("## Limits\n\n" + LIMITS);
    parts.add("## Citation\n\n" + ModelFacts.CITATION);
    parts.add("## Plan\n\n```json\n" + PlanJson.write(plan).strip() + "\n```");
    return String.join("\n\n", parts) + "\n";
  }

  // Models for which the metrics are not defined have a card without them.
  private static Optional<NeuroBenchCounter> neuroBench(TrainedModel model) {
    try {
      return Optional.of(model.neuroBench());
    } catch (EvaluationException e) {
      return Optional.empty();
    }
  }

  private static final String LIMITS =
      """
      - The figures hold for the test split named above. Other data, other sensors or another scale of values
        may give different results.
      - The meaning of a spike depends on this decoder: another decoder, or another run of the same
        plan with another seed, gives it a different meaning.
      - Rates are upper bounds on the information that the spikes carry about the input, counted causally in
        time against a reference process; energies are estimates from operation counts, not measurements.
      - A reconstruction is a likely sample, not evidence: it can show things that were not in the input.""";

  private static String title(RunDirectory run) {
    return String.valueOf(run.path().toAbsolutePath().normalize().getFileName());
  }

  private static String data(TrainingPlan plan, Dataset dataset) {
    List<String> lines = new ArrayList<>();
    lines.add("set: %s, samples of %s".formatted(dataset.name(), dataset.shape()));
    lines.add(
        String.format(
            Locale.ROOT,
            "samples: %,d training, %,d test; %s",
            dataset.train().size(),
            dataset.test().size(),
            dataset.splitRule()));
    lines.add("SHA-256 of the split: `%s`".formatted(dataset.splitHash()));
    if (Catalog.names().contains(plan.data().name())) {
      CatalogEntry known = Catalog.entry(plan.data().name());
      lines.add("licence: " + known.licence());
      lines.add("cite: " + known.citation());
    } else {
      lines.add("licence: unknown, as these are the user's files");
    }
    return list(lines);
  }

  private static String results(
      Metrics metrics, Distortion measure, Optional<OperationCounter> counter) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "test distortion: %.6f %s over %,d samples",
            metrics.distortion(),
            measure.unit(),
            metrics.samples()));
    lines.add(String.format(Locale.ROOT, "test PSNR: %.2f dB", metrics.psnr()));
    if (metrics.accuracy() != null) {
      lines.add(String.format(Locale.ROOT, "accuracy: %.2f %%", 100 * metrics.accuracy()));
    }
    lines.add("information rate: " + RateText.full(metrics.rateBits()));
    if (metrics.codeLengthBits() != null) {
      lines.add(
          String.format(
              Locale.ROOT, "code length: %,.1f bits per example", metrics.codeLengthBits()));
    }
    if (metrics.negativeElbo() != null) {
      lines.add(
          String.format(
              Locale.ROOT,
              "negative ELBO: %,.2f nats per example%s",
              metrics.negativeElbo(),
              measure.density() ? ", of values scaled to [0, 1]" : ""));
    }
    if (metrics.bitsPerDimension() != null) {
      lines.add(
          String.format(
              Locale.ROOT, "negative ELBO: %.3f bits per dimension", metrics.bitsPerDimension()));
    }
    if (metrics.rmse() != null) {
      lines.add("root mean squared error: " + UnitErrors.text(metrics.rmse()));
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "latent spikes: %.2f %% of neurons and steps; %.1f %% of neurons silent",
            100 * metrics.latentSpikeRate(),
            100 * metrics.silentFraction()));
    counter.ifPresent(
        c ->
            lines.add(
                "energy: " + String.join("; ", c.totals().energy(EnergyTable.standard()).lines())));
    return list(lines);
  }

  private static String figures(RunDirectory run) {
    return Map.of(
            "reconstructions.png", "targets and reconstructions of test samples",
            "latent-raster.png", "latent spikes of a test sample",
            "curves.png", "distortion and rate during training")
        .entrySet()
        .stream()
        .filter(figure -> run.figures().resolve(figure.getKey()).toFile().exists())
        .sorted(Map.Entry.comparingByKey())
        .map(figure -> "- `figures/%s`: %s".formatted(figure.getKey(), figure.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static String list(List<String> lines) {
    return lines.stream().map(line -> "- " + line).collect(Collectors.joining("\n"));
  }
}
