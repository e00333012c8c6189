package spikeloom.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spikeloom.app.console.ConsoleEvaluation;
import spikeloom.app.console.DataOptions;
import spikeloom.app.console.ExitCode;
import spikeloom.app.console.OutputFile;
import spikeloom.app.console.Scores;
import spikeloom.app.console.Terminal;
import spikeloom.app.experiment.JudgeStore;
import spikeloom.app.experiment.Measurement;
import spikeloom.app.experiment.vdib.TimeCurves;
import spikeloom.app.report.ReportTable;
import spikeloom.dataset.ContentHash;
import spikeloom.dataset.Dataset;
import spikeloom.evaluation.CausalDecoding;
import spikeloom.evaluation.Disturbance;
import spikeloom.evaluation.Evaluator;
import spikeloom.evaluation.Metrics;
import spikeloom.evaluation.Robustness;
import spikeloom.evaluation.SpikeInformation;
import spikeloom.evaluation.dl4j.ClassReport;
import spikeloom.evaluation.dl4j.Judge;
import spikeloom.evaluation.energy.EnergyComparison;
import spikeloom.evaluation.energy.EnergyTable;
import spikeloom.evaluation.neurobench.NeuroBench;
import spikeloom.exploration.TrainedModel;
import spikeloom.learning.Target;
import spikeloom.objective.Distortion;
import spikeloom.objective.RateText;
import spikeloom.plan.Json;
import spikeloom.plan.PlanException;
import spikeloom.plan.RunException;
import spikeloom.plan.TrainingPlan;
import spikeloom.prior.PriorKind;
import spikeloom.run.DataCheck;
import spikeloom.run.MeanComparison;
import spikeloom.run.RunDirectory;
import spikeloom.text.Wording;
import spikeloom.ui.figure.ExperimentFigures;
import spikeloom.ui.figure.Figure;
import spikeloom.ui.figure.RobustnessCharts;

/** {@code spikeloom evaluate}: evaluates a run on the test samples. */
@Command(
    name = "evaluate",
    description = "Evaluate a trained run on the test samples.",
    sortOptions = false)
public final class EvaluateCommand implements Callable<Integer> {
  private static final int SAMPLES = 2000;
  private static final int INPUTS = 256;
  private static final String DETAILED = "--by-time, --information and --robustness";

  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private DataOptions data = new DataOptions();

  @Parameters(paramLabel = "RUN", description = "Run directory.")
  private Path directory = Path.of(".");

  @Option(
      names = "--by-time",
      description = "Report distortion and rate when the decoder reads only the first t steps.")
  private boolean byTime;

  @Option(
      names = "--information",
      description =
          "Report the rate bound by step and neuron, and estimates of the directed information.")
  private boolean information;

  @Option(
      names = "--robustness",
      description =
          "Report the distortion when spikes are dropped or moved and neurons are silenced at random.")
  private boolean robustness;

  @Option(
      names = "--fit-prior",
      paramLabel = "PRIOR",
      completionCandidates = Candidates.LearnedPriors.class,
      description =
          "With --information: fit a prior to the trained encoder on training samples and report its bound, usually the tightest: rates, glm, network or spiking-network.")
  private @Nullable String fittedPrior;

  @Mixin private BoundOptions bound = new BoundOptions();
  @Mixin private NeuroBenchOptions neuroBench = new NeuroBenchOptions();

  @Option(
      names = "--verify-data",
      description =
          "First check that all samples are those of the training, and stop if any differs. By default, only some samples of large sets are checked.")
  private boolean verifyData;

  @Option(
      names = "--judge",
      paramLabel = "DIR",
      description =
          "Classify the reconstructions with a network; it is trained once on the original images (a few minutes) and kept in DIR.")
  private @Nullable Path judge;

  @Option(
      names = "--energy-table",
      paramLabel = "FILE",
      description = "Energy of elementary operations as JSON (default: 45 nm CMOS).")
  private @Nullable Path energyTable;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description =
          "First N test samples (default: all; 2000 with --by-time, --information or --robustness).")
  private @Nullable Integer limit;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Figure of --by-time, --information or --robustness, .png, .svg or .csv.")
  private @Nullable Path out;

  @Mixin private FigureOptions figures = new FigureOptions();

  @Option(names = "--threads", paramLabel = "N", description = "Threads (default: as in training).")
  private @Nullable Integer threads;

  @Override
  public Integer call() {
    boolean detailed = byTime || information || robustness;
    if (Stream.of(byTime, information, robustness).filter(chosen -> chosen).count() > 1) {
      throw new PlanException("choose --by-time, --information or --robustness, one at a time");
    }
    if (out != null && !detailed) {
      throw new PlanException("--out is for " + DETAILED);
    }
    if ((judge != null || energyTable != null) && detailed) {
      throw new PlanException("--judge and --energy-table are not for " + DETAILED);
    }
    if (bound.wanted() && detailed) {
      throw new PlanException("--bound is not for " + DETAILED);
    }
    if (fittedPrior != null && !information) {
      throw new PlanException("--fit-prior is for --information");
    }
    if (neuroBench.wanted() && detailed) {
      throw new PlanException("--neurobench is not for " + DETAILED);
    }
    bound.check();
    neuroBench.check();
    PriorKind prior = fittedPrior == null ? null : learned(fittedPrior);
    OutputFile.requireFigure(out);
    figures.check();
    if (limit != null && limit < 2) {
      throw new PlanException("limit must be at least 2, not " + limit);
    }
    RunDirectory run = RunDirectory.openToRead(directory);
    TrainingPlan plan = run.plan();
    int workers = threads == null ? plan.threads() : threads;
    Dataset dataset = data.open(run);
    if (verifyData) {
      verify(run, dataset);
    }
    try (TrainedModel model = TrainedModel.load(run, dataset, workers, Terminal::print);
        ConsoleEvaluation progress = ConsoleEvaluation.of("test samples")) {
      model.watch(progress);
      if (byTime) {
        byTime(model);
      } else if (information) {
        information(model, prior);
      } else if (robustness) {
        robustness(model);
      } else {
        metrics(model);
      }
    }
    return ExitCode.SUCCESS;
  }

  private static PriorKind learned(String name) {
    return Arrays.stream(PriorKind.values())
        .filter(kind -> kind != PriorKind.FIXED && Wording.of(kind).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new PlanException(
                    "--fit-prior must be rates, glm, network or spiking-network, not '%s'."
                        .formatted(name)));
  }

  private static void verify(RunDirectory run, Dataset dataset) {
    DataCheck check =
        DataCheck.of(run)
            .orElseThrow(
                () ->
                    new RunException(
                        run.path() + " has no record of its data yet, so it cannot be verified."));
    check.requireSame(dataset, ContentHash.Depth.FULL);
    Terminal.print(check.proof());
  }

  private void metrics(TrainedModel model) {
    EnergyTable table =
        energyTable == null ? EnergyTable.standard() : EnergyTable.read(energyTable);
    int samples = limit == null ? Integer.MAX_VALUE : limit;
    ClassReport classes = classes(model);
    Evaluator.Visitor visitor = classes == null ? (i, t, d, at) -> {} : classes;
    Measurement measured;
    try (Judge reader = judge == null ? null : judge(model, judge)) {
      measured = Measurement.of(model, reader, samples, visitor);
    }
    BoundOptions.Bound weighted = bound.measure(model, samples);
    NeuroBench complexity = neuroBench.measure(model, samples);
    EnergyComparison energy = measured.totals().energy(table);
    model
        .comparedWithMean(measured.metrics().distortion(), samples)
        .flatMap(MeanComparison::warning)
        .ifPresent(Terminal::print);
    if (common.json()) {
      Map<String, Object> numbers = numbers(measured, energy, weighted);
      NeuroBenchOptions.put(complexity, numbers);
      if (classes != null) {
        numbers.put("classes", classes.numbers());
      }
      System.out.print(Json.write(numbers));
      return;
    }
    Distortion measure = model.plan().objective().distortion();
    System.out.print(text(measured.metrics(), measure));
    if (weighted != null) {
      System.out.print(weighted.line());
    }
    if (measured.binaryDistortion() != null) {
      System.out.printf(
          Locale.ROOT,
          "%-20s %s with binary spikes instead of graded ones%n",
          "distortion",
          measure.text(measured.binaryDistortion()));
    }
    if (judge != null) {
      System.out.printf(
          Locale.ROOT,
          "%-20s %.2f %% classified correctly%n",
          "judge",
          100 * measured.judgeAccuracy());
    }
    if (measured.counted()) {
      System.out.printf(
          Locale.ROOT,
          "%-20s %,.0f additions, %,.0f multiplications per example%n",
          "operations",
          measured.operations().additions(),
          measured.operations().multiplications());
      String name = "energy";
      for (String line : energy.lines()) {
        System.out.printf(Locale.ROOT, "%-20s %s%n", name, line);
        name = "";
      }
    }
    if (classes != null) {
      System.out.println(classes.line());
    }
    System.out.print(NeuroBenchOptions.text(complexity));
  }

  private static @Nullable ClassReport classes(TrainedModel model) {
    return model.plan().objective().distortion() == Distortion.CLASS
        ? new ClassReport(
            model.task().dataset().classNames(), model.autoencoder().windows().count())
        : null;
  }

  private static Judge judge(TrainedModel model, Path folder) {
    if (!(model.task().presentation().target() instanceof Target.Signal)) {
      throw new PlanException("--judge classifies reconstructions, but this run predicts classes");
    }
    Dataset images = model.task().dataset();
    return JudgeStore.kept(folder, images, model.plan().threads(), Terminal::print);
  }

  private Map<String, Object> numbers(
      Measurement measured, EnergyComparison energy, BoundOptions.@Nullable Bound weighted) {
    Map<String, Object> numbers = new LinkedHashMap<>(Json.tree(measured.metrics()));
    if (weighted != null) {
      numbers.putAll(weighted.numbers());
    }
    if (measured.binaryDistortion() != null) {
      numbers.put("binary_distortion", measured.binaryDistortion());
    }
    if (judge != null) {
      numbers.put("judge_accuracy", measured.judgeAccuracy());
    }
    if (measured.counted()) {
      numbers.put("additions", measured.operations().additions());
      numbers.put("multiplications", measured.operations().multiplications());
      numbers.put("weight_reads", measured.operations().weightReads());
      numbers.put("energy_nanojoules", energy.spiking().nanojoules());
      numbers.put("dense_energy_nanojoules", energy.dense().nanojoules());
      numbers.put("dense_passes", energy.steps());
      numbers.put("ordinary_energy_nanojoules", energy.ordinary().nanojoules());
      numbers.put("energy_not_counted", EnergyComparison.NOT_COUNTED);
    }
    return numbers;
  }

  private void byTime(TrainedModel model) {
    List<CausalDecoding.Point> curve = model.causalDecoding().curve(samples());
    String unit = model.plan().objective().distortion().unit();
    if (common.json()) {
      System.out.print(Json.write(curve));
    } else {
      ReportTable table = new ReportTable("steps read", "distortion, " + unit, "rate (bits)");
      curve.forEach(p -> table.row(p.steps(), p.distortion(), p.rateBits()));
      System.out.print(table.text("Distortion and rate after each step"));
    }
    figure(
        ExperimentFigures.byTime(
            TimeCurves.distortion(curve), TimeCurves.rate(curve), List.of(), unit));
  }

  private void information(TrainedModel model, @Nullable PriorKind prior) {
    InformationReport report = InformationReport.of(model, prior, samples(), INPUTS);
    SpikeInformation.Account account = report.account();
    if (account.fitted() == null) {
      Terminal.print(
          "A fitted reference needs events with a probability, which Gaussian noise does not have.");
    }
    if (account.plugIn() == null) {
      Terminal.print(
          "The plug-in estimate is not defined for this encoder: the response to another input given the same spikes is unknown.");
    }
    if (common.json()) {
      System.out.print(Json.write(report.numbers()));
    } else {
      System.out.print(
          report.table().text("Over " + Wording.count(account.samples(), "test sample")));
    }
    figure(ExperimentFigures.informationMap(TimeCurves.neuronsBySteps(account.map())));
  }

  private void robustness(TrainedModel model) {
    Robustness.Curves curves = model.robustness().measure(samples());
    if (common.json()) {
      System.out.print(Json.write(numbers(curves)));
    } else {
      ReportTable table =
          new ReportTable(
              "disturbance",
              "amount",
              "distortion, " + curves.measure().unit(),
              "standard deviation");
      for (Robustness.Point point : curves.points()) {
        Disturbance kind = point.disturbance();
        table.row(kind.title(), kind.text(point.amount()), point.distortion(), point.deviation());
      }
      String title =
          "Over %s, mean and standard deviation over %d random seeds"
              .formatted(Wording.count(curves.samples(), "test sample"), Robustness.SEEDS);
      System.out.print(table.text(title));
    }
    figure(RobustnessCharts.figure(curves));
  }

  private static Map<String, Object> numbers(Robustness.Curves curves) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    numbers.put("samples", curves.samples());
    numbers.put("seeds", Robustness.SEEDS);
    for (Disturbance kind : Disturbance.values()) {
      List<Map<String, Object>> rows = new ArrayList<>();
      for (Robustness.Point point : curves.of(kind)) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("amount", point.amount());
        row.put("distortion", point.distortion());
        row.put("standard_deviation", point.deviation());
        rows.add(row);
      }
      numbers.put(Wording.of(kind).replace('-', '_'), rows);
    }
    return numbers;
  }

  private int samples() {
    return limit == null ? SAMPLES : limit;
  }

  private void figure(Figure figure) {
    if (out != null) {
      figures.write(figure, out);
      Terminal.print("Figure: " + out);
    }
  }

  private static String text(Metrics m, Distortion measure) {
    return String.format(
        Locale.ROOT,
        """
        test samples         %,d
        distortion           %s
        %s
        information rate     %s%s%s
        latent spikes        %.1f %% of neurons and steps; %.1f %% of neurons silent
        hidden spikes        %.1f %% of neurons and steps
        speed                %,.0f examples/s
        """,
        m.samples(),
        measure.text(m.distortion()),
        Scores.line("", m.psnr(), m.accuracy()),
        RateText.full(m.rateBits()),
        Scores.window(m.windowRateBits()),
        Scores.bound(m.codeLengthBits(), m.negativeElbo(), measure)
            + Scores.more(m.bitsPerDimension(), m.rmse()),
        100 * m.latentSpikeRate(),
        100 * m.silentFraction(),
        100 * m.hiddenSpikeRate(),
        m.examplesPerSecond());
  }
}
