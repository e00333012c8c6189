package spikeloom.app.command;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spikeloom.app.console.ConsoleEvaluation;
import spikeloom.app.console.DataOptions;
import spikeloom.app.console.DataPaths;
import spikeloom.app.console.ExitCode;
import spikeloom.app.console.OutputFile;
import spikeloom.app.console.Terminal;
import spikeloom.dataset.Dataset;
import spikeloom.evaluation.anomaly.AreaUnderCurve;
import spikeloom.evaluation.anomaly.PrincipalResiduals;
import spikeloom.exploration.TrainedModel;
import spikeloom.plan.Json;
import spikeloom.plan.PlanException;
import spikeloom.plan.RunException;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.RunDirectory;

/** {@code spikeloom score}: what every sample costs a trained model, and which are unusual. */
@Command(
    name = "score",
    description = {
      "Score samples: what each costs a trained model, and which are unusual.",
      "The score of a sample is its negative ELBO (distortion plus rate, nats) or, without a rate or",
      "with a distortion that is not a likelihood, its distortion. Above the threshold it is an alarm;",
      "the threshold comes from the validation part of the run's own data."
    },
    sortOptions = false)
public final class ScoreCommand implements Callable<Integer> {
  private static final int MOST_DRAWS = 1024;

  @Mixin private CommonOptions common = new CommonOptions();

  @Parameters(paramLabel = "RUN", description = "Run directory.")
  private Path directory = Path.of(".");

  @Option(
      names = "--data",
      paramLabel = "PATH",
      description = "Samples to score, all of them (default: the test part of the run's data).")
  private @Nullable String data;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Folder of the data sets (default: the run's own).")
  private @Nullable Path dataDirectory;

  @Option(
      names = "--draws",
      paramLabel = "K",
      description = "Draws of the spikes of every sample (default: ${DEFAULT-VALUE}).")
  private int draws = 8;

  @Option(
      names = "--false-alarms",
      paramLabel = "SHARE",
      description =
          "Share of alarms among samples like those of the training (default: ${DEFAULT-VALUE}).")
  private double falseAlarms = 0.05;

  @Option(
      names = "--normal",
      paramLabel = "CLASS[,CLASS...]",
      description =
          "Classes that are not unusual, for the area under the ROC curve (default: those that the run was trained on, if not all).")
  private @Nullable String normal;

  @Option(
      names = "--baseline",
      description =
          "Also report the area for the distance from the principal components that hold 95 %% of the variance of the training samples.")
  private boolean baseline;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "All samples as .csv: class, distortion, rate, negative ELBO, score, alarm.")
  private @Nullable Path out;

  @Option(names = "--threads", paramLabel = "N", description = "Threads (default: as in training).")
  private @Nullable Integer threads;

  @Override
  public Integer call() {
    if (!(falseAlarms > 0 && falseAlarms < 1)) {
      throw new PlanException("--false-alarms must be between 0 and 1, not " + falseAlarms + ".");
    }
    if (draws < 1 || draws > MOST_DRAWS) {
      throw new PlanException(
          "--draws must be between 1 and %d, not %d.".formatted(MOST_DRAWS, draws));
    }
    OutputFile.requireCsv(out);
    RunDirectory run = RunDirectory.openToRead(directory);
    TrainingPlan plan = run.plan();
    Dataset own =
        dataDirectory == null ? DataPaths.open(plan) : DataPaths.open(plan, dataDirectory);
    Dataset scored = data == null ? own : newData(plan, data);
    if (!scored.shape().equals(own.shape())) {
      throw new RunException(
          "%s has samples of %s, but the run was trained on %s."
              .formatted(data, scored.shape(), own.shape()));
    }
    List<String> usual = usual(plan, scored);
    int workers = threads == null ? plan.threads() : threads;
    try (TrainedModel model = TrainedModel.load(run, own, workers, Terminal::print);
        ConsoleEvaluation progress = ConsoleEvaluation.of("scoring", "samples")) {
      model.watch(progress);
      OptionalDouble threshold = threshold(model, own);
      List<ScoreReport.Part> parts =
          (data == null ? List.of(scored.test()) : splits(scored))
              .stream()
                  .map(split -> new ScoreReport.Part(split, model.scores(split, draws)))
                  .toList();
      ScoreReport report =
          new ScoreReport(scored.classNames(), parts, falseAlarms, threshold, usual);
      if (out != null) {
        OutputFile.writeCsv(out, report::write);
      }
      print(report.numbers(baseline ? PrincipalResiduals.of(own.train()) : null));
    }
    return ExitCode.SUCCESS;
  }

  private Dataset newData(TrainingPlan plan, String path) {
    TrainingPlan other =
        Setting.change(
            DataOptions.located(plan, path),
            Map.of(Setting.CLASSES, "", Setting.VALIDATION, "0", Setting.LIMIT, ""));
    return dataDirectory == null ? DataPaths.open(other) : DataPaths.open(other, dataDirectory);
  }

  private static List<Dataset.Split> splits(Dataset dataset) {
    return dataset.splits().stream().map(Dataset.NamedSplit::split).toList();
  }

  private List<String> usual(TrainingPlan plan, Dataset scored) {
    if (normal == null) {
      return plan.data().trainedClasses();
    }
    List<String> names = Arrays.stream(normal.split(",", -1)).map(String::strip).toList();
    for (String name : names) {
      PlanException.oneOf("--normal", name, scored.classNames());
    }
    return names;
  }

  private OptionalDouble threshold(TrainedModel model, Dataset own) {
    int size = own.validation().size();
    if (size < 1 / falseAlarms - 1) {
      Terminal.print(
          "no threshold: a share of %s false alarms needs a validation part of at least %,.0f samples"
              .formatted(falseAlarms, Math.ceil(1 / falseAlarms - 1)));
      return OptionalDouble.empty();
    }
    double[] usual = model.scores(own.validation(), draws).unusual();
    return OptionalDouble.of(AreaUnderCurve.threshold(usual, falseAlarms));
  }

  private void print(Map<String, Object> numbers) {
    if (common.json()) {
      System.out.print(Json.write(numbers));
    } else {
      numbers.forEach(
          (name, value) -> System.out.printf("%-28s %s%n", name.replace('_', ' '), text(value)));
    }
  }

  private static String text(Object value) {
    return value instanceof Double number
        ? String.format(Locale.ROOT, "%.4g", number)
        : value.toString();
  }
}
