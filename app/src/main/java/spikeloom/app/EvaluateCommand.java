package spikeloom.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spikeloom.evaluation.Metrics;
import spikeloom.training.Json;
import spikeloom.training.RunDirectory;
import spikeloom.training.TrainedModel;
import spikeloom.training.TrainingPlan;

/** {@code spikeloom evaluate}: metrics on the test split. */
@Command(name = "evaluate", description = "Measure a run on the test split.")
final class EvaluateCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private DataOptions data = new DataOptions();

  @Parameters(paramLabel = "RUN", description = "Run directory.")
  private Path directory = Path.of(".");

  @Option(names = "--threads", paramLabel = "N", description = "Threads (default: as in training).")
  private @Nullable Integer threads;

  @Override
  public Integer call() {
    RunDirectory run = RunDirectory.openToRead(directory);
    TrainingPlan plan = run.plan();
    int workers = threads == null ? plan.threads() : threads;
    try (TrainedModel model = TrainedModel.load(run, data.open(plan), workers, Terminal::say)) {
      Metrics m = model.evaluator().run(Integer.MAX_VALUE, (index, target, output, at) -> {});
      System.out.print(common.json() ? Json.write(m) : text(m));
    }
    return Main.SUCCESS;
  }

  private static String text(Metrics m) {
    return String.format(
        Locale.ROOT,
        """
        test samples         %,d
        distortion           %.4f nats per value
        PSNR                 %.2f dB
        information rate     %,.1f bits per example
        latent spikes        %.1f %% of neurons and steps; %.1f %% of neurons silent
        hidden spikes        %.1f %% of neurons and steps
        speed                %,.0f examples/s
        """,
        m.samples(),
        m.distortion(),
        m.psnr(),
        m.rateBits(),
        100 * m.latentSpikeRate(),
        100 * m.silentFraction(),
        100 * m.hiddenSpikeRate(),
        m.examplesPerSecond());
  }
}
