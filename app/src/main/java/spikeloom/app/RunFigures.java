package spikeloom.app;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spikeloom.training.Progress;
import spikeloom.training.RunDirectory;
import spikeloom.training.RunException;
import spikeloom.training.RunHistory;
import spikeloom.training.RunSummary;
import spikeloom.training.Snapshot;
import spikeloom.training.TrainedModel;
import spikeloom.training.TrainingListener;
import spikeloom.training.TrainingPlan;
import spikeloom.training.ValidationPoint;
import spikeloom.ui.figure.Figure;
import spikeloom.ui.figure.FigureFile;
import spikeloom.ui.figure.Figures;

/**
 * Writes a run's figures when it ends or stops: reconstructions beside their targets, the latent
 * raster, one sample's whole way, and the curves. Needs no display.
 */
final class RunFigures implements TrainingListener {
  private static final int SHOWN = 12;
  private static final List<String> NAMES =
      List.of("reconstructions.png", "latent-raster.png", "sample.png");
  private static final List<String> CURVES = List.of("curves.png", "curves.svg");

  private final Path folder;
  private final List<Progress> metrics = new ArrayList<>();
  private final List<ValidationPoint> validation = new ArrayList<>();
  private @Nullable Snapshot snapshot;

  RunFigures(Path folder) {
    this.folder = folder;
  }

  @Override
  public void started(TrainingPlan plan, RunHistory before) {
    metrics.addAll(before.metrics());
    validation.addAll(before.validation());
  }

  @Override
  public void validated(ValidationPoint point) {
    validation.add(point);
  }

  @Override
  public void progressed(Progress progress) {
    metrics.add(progress);
  }

  @Override
  public void snapshotTaken(Snapshot taken) {
    snapshot = taken;
  }

  @Override
  public void stopped(Progress progress) {
    write();
  }

  @Override
  public void finished(RunSummary summary) {
    write();
  }

  /** Whether a run has all figures of its end. */
  static boolean complete(RunDirectory run) {
    boolean curves = run.history(note -> {}).metrics().size() > 1;
    return Stream.concat(NAMES.stream(), curves ? CURVES.stream() : Stream.of())
        .allMatch(name -> Files.isRegularFile(run.figures().resolve(name)));
  }

  /** Writes the figures of a run's model as it is at its last checkpoint. */
  static void draw(RunDirectory run, TrainedModel model) {
    RunFigures figures = new RunFigures(run.figures());
    RunHistory history = run.history(Terminal::say);
    figures.metrics.addAll(history.metrics());
    figures.validation.addAll(history.validation());
    figures.snapshot = model.trainingSnapshot(SHOWN);
    figures.write();
  }

  private void write() {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new RunException(
          "The figures cannot be written: "
              + folder
              + " was deleted or replaced by a link while SpikeLoom worked in it.");
    }
    Optional.ofNullable(snapshot).ifPresent(s -> write(s, folder));
    if (metrics.size() > 1) {
      Figure curves = Figures.trainingCurves(new RunHistory(metrics, validation, List.of()));
      FigureFile.write(curves, folder.resolve("curves.png"));
      FigureFile.write(curves, folder.resolve("curves.svg"));
    }
  }

  private static void write(Snapshot snapshot, Path folder) {
    Snapshot.Sample first = snapshot.samples().get(0);
    FigureFile.write(Figures.reconstructions(snapshot), folder.resolve("reconstructions.png"));
    FigureFile.write(Figures.latentRaster(first), folder.resolve("latent-raster.png"));
    FigureFile.write(Figures.sampleSheet(first, snapshot.shape()), folder.resolve("sample.png"));
  }
}
