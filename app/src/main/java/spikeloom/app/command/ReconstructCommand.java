package spikeloom.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
import spikeloom.dataset.Dataset;
import spikeloom.dataset.Idx;
import spikeloom.dataset.IdxArray;
import spikeloom.evaluation.Evaluator;
import spikeloom.exploration.TrainedModel;
import spikeloom.learning.Target;
import spikeloom.plan.Json;
import spikeloom.plan.PlanException;
import spikeloom.plan.RunException;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.RunDirectory;
import spikeloom.spike.SignalShape;
import spikeloom.text.Wording;
import spikeloom.ui.figure.Figures;

/** {@code spikeloom reconstruct}: writes reconstructions of the test samples. */
@Command(
    name = "reconstruct",
    description = {
      "Write reconstructions of the test samples.",
      "FILE.png, FILE.svg: a grid of target and reconstruction;",
      "FILE.idx, FILE.idx.gz: every reconstruction in test order, one byte per pixel.",
      "--film FILE.gif, --film FILE.png: the first samples from step to step."
    })
public final class ReconstructCommand implements Callable<Integer> {
  private static final int IN_GRID = 128;

  private record Written(String file, int reconstructions) {}

  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private DataOptions data = new DataOptions();

  @Parameters(paramLabel = "RUN", description = "Run directory.")
  private Path directory = Path.of(".");

  @Option(names = "--out", paramLabel = "FILE", description = "Output file.")
  private @Nullable Path out;

  @Mixin private FigureOptions figures = new FigureOptions();
  @Mixin private FilmOptions film = new FilmOptions();

  @Override
  public Integer call() {
    film.check();
    figures.check();
    Path file = out;
    if ((file == null) == film.file().isEmpty()) {
      throw new PlanException("give --out or --film, one of them");
    }
    film.file().ifPresentOrElse(this::film, () -> reconstruct(Objects.requireNonNull(file)));
    return ExitCode.SUCCESS;
  }

  private void film(Path file) {
    RunDirectory run = RunDirectory.openToRead(directory);
    Dataset dataset = data.open(run);
    try (TrainedModel model =
        TrainedModel.load(run, dataset, run.plan().threads(), Terminal::print)) {
      requirePictures(model);
      FilmOptions.Written written = film.write(model, file);
      if (common.json()) {
        System.out.print(Json.write(written));
      } else {
        Terminal.print(written.sentence());
      }
    }
  }

  private void reconstruct(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    boolean idx = name.endsWith(".idx") || name.endsWith(".idx.gz");
    if (!idx && !name.endsWith(".png") && !name.endsWith(".svg") && !name.endsWith(".csv")) {
      throw new PlanException(
          "--out " + file + ": the name must end in .png, .svg, .csv, .idx or .idx.gz.");
    }
    RunDirectory run = RunDirectory.openToRead(directory);
    TrainingPlan plan = run.plan();
    Dataset dataset = data.open(run);
    try (TrainedModel model = TrainedModel.load(run, dataset, plan.threads(), Terminal::print);
        ConsoleEvaluation progress = ConsoleEvaluation.of("test samples")) {
      model.watch(progress);
      requirePictures(model);
      int written = idx ? writeIdx(model, dataset, file) : writeGrid(model, dataset, file);
      if (common.json()) {
        System.out.print(Json.write(new Written(file.toString(), written)));
      } else {
        System.err.printf("%s in %s%n", Wording.count(written, "reconstruction"), file);
      }
    }
  }

  private void requirePictures(TrainedModel model) {
    if (!(model.task().presentation().target() instanceof Target.Signal)) {
      throw new RunException(
          "%s predicts classes, so there are no reconstructions. Use 'spikeloom evaluate' for its accuracy."
              .formatted(directory));
    }
  }

  private int writeGrid(TrainedModel model, Dataset dataset, Path file) {
    int values = dataset.shape().size();
    int last = model.autoencoder().values() - values;
    List<float[]> targets = new ArrayList<>();
    List<float[]> reconstructions = new ArrayList<>();
    model
        .evaluator()
        .run(
            IN_GRID,
            (index, target, output, at) -> {
              targets.add(Arrays.copyOfRange(target, at + last, at + last + values));
              reconstructions.add(Arrays.copyOfRange(output, at + last, at + last + values));
            });
    figures.write(Figures.reconstructionGrid(dataset.shape(), targets, reconstructions), file);
    return targets.size();
  }

  // With several decode steps, the last one uses most of the spikes.
  private int writeIdx(TrainedModel model, Dataset dataset, Path file) {
    int values = dataset.shape().size();
    int last = model.autoencoder().values() - values;
    int size = dataset.test().size();
    byte[] pixels = new byte[Math.multiplyExact(size, values)];
    Evaluator.Visitor visitor =
        (index, target, output, at) -> {
          for (int i = 0; i < values; i++) {
            float value = Math.max(0f, Math.min(1f, output[at + last + i]));
            pixels[index * values + i] = (byte) Math.round(255 * value);
          }
        };
    model.evaluator().run(size, visitor);
    Idx.write(file, new IdxArray(dimensions(size, dataset.shape()), pixels));
    return size;
  }

  private static List<Integer> dimensions(int size, SignalShape shape) {
    if (shape instanceof SignalShape.Image image) {
      return List.of(size, image.planes() * image.height(), image.width());
    }
    SignalShape.Series series = (SignalShape.Series) shape;
    return List.of(size, series.length(), series.variables());
  }
}
