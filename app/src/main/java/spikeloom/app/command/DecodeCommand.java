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
import spikeloom.app.generate.DecodedSamples;
import spikeloom.app.generate.SampleFile;
import spikeloom.dataset.Dataset;
import spikeloom.exploration.TrainedModel;
import spikeloom.learning.Target;
import spikeloom.plan.Json;
import spikeloom.plan.RunException;
import spikeloom.run.RunDirectory;
import spikeloom.text.Wording;

/** {@code spikeloom decode}: decodes compressed latent spikes to samples. */
@Command(
    name = "decode",
    description = {
      "Decode a file of compressed latent spikes, as written by 'export --to spk'.",
      "It needs the run that wrote the file, at the same checkpoint.",
      "FILE.png, FILE.svg, FILE.csv: a grid of at most 400 samples;",
      "FILE.idx, FILE.idx.gz: one byte per pixel;",
      "FILE.npz: array 'samples', with --spikes also 'spikes' [samples][steps][neurons]."
    },
    sortOptions = false)
public final class DecodeCommand implements Callable<Integer> {
  private record Written(String file, int count, double meanSpikes) {}

  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private DataOptions data = new DataOptions();

  @Parameters(paramLabel = "FILE.spk", description = "Compressed latent spikes.")
  private Path file = Path.of(".");

  @Option(
      names = "--run",
      paramLabel = "RUN",
      required = true,
      description = "Directory of the run that wrote them.")
  private Path directory = Path.of(".");

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
    format.requireSpikes(spikes);
    RunDirectory run = RunDirectory.openToRead(directory);
    int workers = threads == null ? run.plan().threads() : threads;
    Dataset dataset = data.open(run);
    try (TrainedModel model = TrainedModel.load(run, dataset, workers, Terminal::print);
        ConsoleEvaluation progress = ConsoleEvaluation.of("decoding", "samples")) {
      requireSignals(model);
      DecodedSamples samples = new DecodedSamples(model, file, progress);
      format.requireCount(samples.count());
      format.save(samples, spikes, out);
      report(samples);
    }
    return ExitCode.SUCCESS;
  }

  private void requireSignals(TrainedModel model) {
    if (!(model.task().presentation().target() instanceof Target.Signal)) {
      throw new RunException(
          "%s predicts classes, so its spikes are not decoded to samples. Use 'spikeloom evaluate' for its accuracy."
              .formatted(directory));
    }
  }

  private void report(DecodedSamples samples) {
    Written written = new Written(out.toString(), samples.count(), samples.meanSpikes());
    if (common.json()) {
      System.out.print(Json.write(written));
    } else {
      Terminal.print(
          String.format(
              Locale.ROOT,
              "%s in %s, %.1f latent spikes each",
              Wording.count(written.count(), "sample"),
              out,
              written.meanSpikes()));
    }
  }
}
