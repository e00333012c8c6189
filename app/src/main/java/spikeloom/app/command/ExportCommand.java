package spikeloom.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import spikeloom.app.console.ConsoleEvaluation;
import spikeloom.app.console.DataOptions;
import spikeloom.app.console.ExitCode;
import spikeloom.app.console.Terminal;
import spikeloom.dataset.Dataset;
import spikeloom.exploration.TrainedModel;
import spikeloom.export.DecoderExport;
import spikeloom.export.ExportFormats;
import spikeloom.export.ExportReport;
import spikeloom.export.ExportRequest;
import spikeloom.export.Strictness;
import spikeloom.plan.Json;
import spikeloom.plan.PlanException;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.RunDirectory;
import spikeloom.text.Wording;

/** {@code spikeloom export}: exports a trained run for other programs. */
@Command(
    name = "export",
    description = {
      "Export a trained run for other programs, and verify the file by reading it back.",
      "onnx: the decoder; dl4j: the decoder as a Deeplearning4j zip; folder: the decoder as ONNX with an"
          + " example and code; onnx-prior: a step of the prior as ONNX with code; nir: the encoder as a"
          + " graph; npz, csv, nmnist: latent spikes; spk: latent spikes, compressed, for 'spikeloom"
          + " decode'; card: a model card; html: a web page with samples over time."
    },
    sortOptions = false)
public final class ExportCommand implements Callable<Integer> {
  /** The names of the formats. */
  static final class FormatNames extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    FormatNames() {
      super(ExportFormats.names());
    }
  }

  /** The samples whose spikes are exported. */
  enum Part {
    TRAIN,
    TEST
  }

  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private DataOptions data = new DataOptions();

  @Parameters(paramLabel = "RUN", description = "Run directory.")
  private Path directory = Path.of(".");

  @Option(
      names = "--to",
      paramLabel = "FORMAT",
      required = true,
      completionCandidates = FormatNames.class,
      description = "${COMPLETION-CANDIDATES}.")
  private String target = "onnx";

  @Option(
      names = "--out",
      paramLabel = "PATH",
      required = true,
      description = "Output file or folder.")
  private Path out = Path.of(".");

  @Option(
      names = "--samples",
      paramLabel = "N",
      description =
          "Number of samples used to verify a file, or whose spikes are written (default: 256, or all for spikes).")
  private int samples;

  @Option(
      names = "--split",
      paramLabel = "NAME",
      completionCandidates = Candidates.SplitNames.class,
      description = "Spikes of the train or test (default) samples.")
  private Part part = Part.TEST;

  @Option(
      names = "--strict",
      description =
          "Fail if the format cannot represent something, or only with a difference above 1e-5.")
  private boolean strict;

  @Override
  public Integer call() {
    if (samples < 0) {
      throw new PlanException("samples must be at least 1, not " + samples + ".");
    }
    format();
    RunDirectory run = RunDirectory.openToRead(directory);
    TrainingPlan plan = run.plan();
    Dataset dataset = data.open(run);
    ExportReport report;
    String samplesOf = part == Part.TRAIN ? "training samples" : "test samples";
    try (TrainedModel model = TrainedModel.load(run, dataset, plan.threads(), Terminal::print);
        ConsoleEvaluation progress = ConsoleEvaluation.of(samplesOf)) {
      model.watch(progress);
      report = write(run, model);
    }
    boolean proved = report.difference().orElse(0.0) <= DecoderExport.TOLERANCE;
    if (common.json()) {
      System.out.print(Json.write(report.json()));
    } else {
      print(report);
    }
    return proved ? ExitCode.SUCCESS : ExitCode.FAILURE;
  }

  private String format() {
    String name = target.toLowerCase(Locale.ROOT);
    PlanException.oneOf("--to", name, ExportFormats.names());
    return name;
  }

  private ExportReport write(RunDirectory run, TrainedModel model) {
    Strictness strictness = strict ? Strictness.REFUSE : Strictness.TELL;
    Dataset dataset = model.task().dataset();
    return ExportFormats.named(format())
        .write(
            new ExportRequest(
                run,
                model,
                part == Part.TRAIN ? dataset.train() : dataset.test(),
                samples,
                strictness,
                out));
  }

  private static void print(ExportReport report) {
    System.out.println(report.file());
    report
        .difference()
        .ifPresent(
            difference ->
                System.out.printf(
                    Locale.ROOT,
                    "  largest absolute difference %.3g over %s, by %s%n",
                    difference,
                    Wording.count(report.samples(), "sample"),
                    report.judge()));
    for (ExportReport.Note note : report.notes()) {
      System.out.printf("  %s: %s%n", note.fidelity().words(), note.sentence());
    }
  }
}
