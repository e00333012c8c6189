package spikeloom.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
import spikeloom.app.console.OutputFile;
import spikeloom.app.console.Terminal;
import spikeloom.app.report.ReportTable;
import spikeloom.dataset.Dataset;
import spikeloom.evaluation.dl4j.LinearClassifier;
import spikeloom.evaluation.probe.NearestNeighbours;
import spikeloom.evaluation.probe.Probe;
import spikeloom.exploration.ProbeSamples;
import spikeloom.exploration.TrainedModel;
import spikeloom.plan.Json;
import spikeloom.plan.PlanException;
import spikeloom.plan.RunException;
import spikeloom.random.RandomKey;
import spikeloom.run.RunDirectory;
import spikeloom.ui.chart.CsvWriter;

/** {@code spikeloom probe}: how much simple classifiers read from the latent spikes. */
@Command(
    name = "probe",
    description = {
      "Probe the latent spikes: what simple classifiers learn from few labels.",
      "A linear classifier and nearest neighbours learn classes from the counts of the latent spikes,",
      "from all latent spikes, from the signal itself, and from as many of its principal components",
      "as there are latent neurons. All get the same labelled samples; constants are chosen on the",
      "validation part; accuracies are those of the test part."
    },
    sortOptions = false)
public final class ProbeCommand implements Callable<Integer> {
  private static final int VALIDATED = 1000;

  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private DataOptions data = new DataOptions();

  @Parameters(paramLabel = "RUN", description = "Run directory.")
  private Path directory = Path.of(".");

  @Option(
      names = "--per-class",
      paramLabel = "N[,N...]",
      split = ",",
      description = "Labelled samples of every class (default: 1,5,10,100).")
  private List<Integer> perClass = List.of(1, 5, 10, 100);

  @Option(
      names = "--samples",
      paramLabel = "N",
      description =
          "First N training samples, from which labelled ones are drawn (default: ${DEFAULT-VALUE}).")
  private int samples = 10_000;

  @Option(names = "--limit", paramLabel = "N", description = "First N test samples (default: all).")
  private @Nullable Integer limit;

  @Option(
      names = "--repeats",
      paramLabel = "N",
      description = "Draws of labelled samples (default: ${DEFAULT-VALUE}).")
  private int repeats = 5;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Random seed of the draws (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(names = "--out", paramLabel = "FILE", description = "The table as .csv.")
  private @Nullable Path out;

  @Option(names = "--threads", paramLabel = "N", description = "Threads (default: as in training).")
  private @Nullable Integer threads;

  @Override
  public Integer call() {
    check();
    RunDirectory run = RunDirectory.openToRead(directory);
    Dataset dataset = data.open(run);
    requireClasses(dataset);
    int workers = threads == null ? run.plan().threads() : threads;
    try (TrainedModel model = TrainedModel.load(run, dataset, workers, Terminal::print)) {
      ProbeSamples read = read(model);
      List<Probe.Score> scores = compare(read);
      if (out != null) {
        OutputFile.writeCsv(out, csv -> write(csv, scores));
      }
      if (common.json()) {
        System.out.print(Json.write(scores));
      } else {
        System.out.print(table(scores).text("Accuracy on the test part"));
      }
    }
    return ExitCode.SUCCESS;
  }

  private void check() {
    for (int count : perClass) {
      PlanException.unless(count >= 1, "--per-class must be at least 1, not %d.", count);
    }
    PlanException.unless(repeats >= 2, "--repeats must be at least 2, not %d.", repeats);
    PlanException.unless(samples >= 10, "--samples must be at least 10, not %d.", samples);
    OutputFile.requireCsv(out);
  }

  private void requireClasses(Dataset dataset) {
    if (dataset.classes() < 2) {
      throw new RunException(
          "The data of %s have no classes, so there is nothing to predict.".formatted(directory));
    }
    if (dataset.validation().size() == 0) {
      throw new RunException(
          "%s has no validation part to choose constants on: train with --validation."
              .formatted(directory));
    }
  }

  private ProbeSamples read(TrainedModel model) {
    try (ConsoleEvaluation progress = ConsoleEvaluation.of("encoding", "samples")) {
      model.watch(progress);
      int tested = limit == null ? Integer.MAX_VALUE : limit;
      return ProbeSamples.of(model, samples, VALIDATED, tested);
    }
  }

  private List<Probe.Score> compare(ProbeSamples read) {
    Probe probe =
        new Probe(
            List.of(new LinearClassifier(), new NearestNeighbours()), perClass, repeats, VALIDATED);
    try (ConsoleEvaluation progress = ConsoleEvaluation.of("fitting", "classifiers")) {
      return probe.run(read.representations(), read.labels(), RandomKey.ofSeed(seed), progress::at);
    }
  }

  private ReportTable table(List<Probe.Score> scores) {
    List<String> columns = new ArrayList<>(List.of("classifier", "representation", "values"));
    perClass.forEach(count -> columns.add(count + " per class (%)"));
    ReportTable table = new ReportTable(columns.toArray(String[]::new));
    for (int i = 0; i < scores.size(); i += perClass.size()) {
      Probe.Score first = scores.get(i);
      List<Object> row =
          new ArrayList<>(
              Arrays.asList(first.classifier(), first.representation(), first.values()));
      for (int k = 0; k < perClass.size(); k++) {
        Probe.Score score = scores.get(i + k);
        row.add(
            String.format(
                Locale.ROOT, "%.1f +- %.1f", 100 * score.mean(), 100 * score.deviation()));
      }
      table.row(row.toArray());
    }
    return table;
  }

  private static void write(CsvWriter table, List<Probe.Score> scores) {
    table.row("classifier", "representation", "values", "per_class", "accuracy", "sd");
    for (Probe.Score s : scores) {
      table.row(
          s.classifier(), s.representation(), s.values(), s.perClass(), s.mean(), s.deviation());
    }
  }
}
