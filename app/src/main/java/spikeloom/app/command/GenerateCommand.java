package spikeloom.app.command;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spikeloom.app.console.ConsoleEvaluation;
import spikeloom.app.console.DataOptions;
import spikeloom.app.console.ExitCode;
import spikeloom.app.console.Terminal;
import spikeloom.app.generate.GeneratedSamples;
import spikeloom.app.generate.SampleFile;
import spikeloom.dataset.Dataset;
import spikeloom.exploration.TrainedModel;
import spikeloom.learning.Generator;
import spikeloom.learning.Target;
import spikeloom.plan.Json;
import spikeloom.plan.PlanException;
import spikeloom.plan.RunException;
import spikeloom.run.RunDirectory;
import spikeloom.text.Wording;

/** {@code spikeloom generate}: draws latent spikes from a run's prior and decodes them. */
@Command(
    name = "generate",
    description = {
      "Generate samples: draw latent spikes from the prior of a run and decode them.",
      "FILE.png, FILE.svg, FILE.csv: a grid of at most 400 samples;",
      "FILE.idx, FILE.idx.gz: one byte per pixel;",
      "FILE.npz: array 'samples', with --spikes also 'spikes' [samples][steps][neurons].",
      "A sample depends on the seed and its number alone. With --continue-from and --keep, all",
      "samples begin with latent spikes of a test sample, and the prior draws the others."
    },
    sortOptions = false)
public final class GenerateCommand implements Callable<Integer> {
  private record Written(String file, int count, long seed, double meanSpikes) {}

  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private DataOptions data = new DataOptions();

  @Parameters(paramLabel = "RUN", description = "Run directory.")
  private Path directory = Path.of(".");

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "Number of samples (default: ${DEFAULT-VALUE}).")
  private int count = 64;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Random seed of the samples (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--continue-from",
      paramLabel = "SAMPLE",
      description =
          "Test sample whose first latent spikes all samples begin with, 0 for the first.")
  private @Nullable Integer continueFrom;

  @Option(
      names = "--keep",
      paramLabel = "STEPS",
      description = "Number of steps of its spikes to keep.")
  private @Nullable Integer keep;

  @Option(
      names = "--spikes",
      description = "Also write the latent spikes of every sample (.npz only).")
  private boolean spikes;

  @Option(names = "--threads", paramLabel = "N", description = "Threads (default: as in training).")
  private @Nullable Integer threads;

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "Output file.")
  private Path out = Path.of(".");

  @Override
  public Integer call() {
    SampleFile format = SampleFile.of(out);
    if (count < 1) {
      throw new PlanException("--count must be at least 1, not " + count + ".");
    }
    format.requireCount(count);
    format.requireSpikes(spikes);
    if ((continueFrom == null) != (keep == null)) {
      throw new PlanException(
          "--continue-from names a sample and --keep the number of its steps: give both or neither.");
    }
    RunDirectory run = RunDirectory.openToRead(directory);
    int workers = threads == null ? run.plan().threads() : threads;
    Dataset dataset = data.open(run);
    try (TrainedModel model = TrainedModel.load(run, dataset, workers, Terminal::print);
        ConsoleEvaluation progress = ConsoleEvaluation.of("generating", "samples")) {
      requireGenerative(model);
      GeneratedSamples samples = new GeneratedSamples(model, prefix(model), count, seed, progress);
      format.save(samples, spikes, out);
      report(samples.meanSpikes());
    }
    return ExitCode.SUCCESS;
  }

  private void requireGenerative(TrainedModel model) {
    if (!(model.task().presentation().target() instanceof Target.Signal)) {
      throw new RunException(
          "%s predicts classes, so it generates no samples. Train with --distortion cross-entropy or squared-error."
              .formatted(directory));
    }
    Generator.problem(model.autoencoder(), model.workers())
        .ifPresent(
            problem -> {
              throw new RunException(
                  "%s cannot generate samples: %s. Use an encoder that draws binary spikes, for instance lif."
                      .formatted(directory, problem));
            });
  }

  private GeneratedSamples.Prefix prefix(TrainedModel model) {
    if (continueFrom == null || keep == null) {
      return GeneratedSamples.Prefix.none(model);
    }
    int size = model.task().dataset().test().size();
    if (continueFrom < 0 || continueFrom >= size) {
      throw new PlanException(
          "--continue-from %d: the test samples have the numbers 0 to %d."
              .formatted(continueFrom, size - 1));
    }
    int steps = model.autoencoder().steps();
    if (keep < 0 || keep > steps) {
      throw new PlanException(
          "--keep %d: the latent spikes of this run have %d steps, so keep 0 to %d."
              .formatted(keep, steps, steps));
    }
    return new GeneratedSamples.Prefix(model.latentSpikes(continueFrom), keep);
  }

  private void report(double meanSpikes) {
    if (common.json()) {
      System.out.print(Json.write(new Written(out.toString(), count, seed, meanSpikes)));
    } else {
      Terminal.print(
          String.format(
              Locale.ROOT,
              "%s in %s, %.1f latent spikes each",
              Wording.count(count, "sample"),
              out,
              meanSpikes));
    }
  }
}
