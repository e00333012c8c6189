package spikeloom.app.console;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spikeloom.exploration.TrainedModel;
import spikeloom.plan.RunException;
import spikeloom.prior.PriorKind;
import spikeloom.run.Progress;
import spikeloom.run.RunDirectory;
import spikeloom.run.RunHistory;
import spikeloom.run.RunSummary;
import spikeloom.training.Snapshot;
import spikeloom.training.TrainingListener;
import spikeloom.ui.figure.Figure;
import spikeloom.ui.figure.FigureFile;
import spikeloom.ui.figure.Figures;

/**
 * Writes a run's figures when it ends or stops: reconstructions beside their targets, the latent
 * raster, all stages of one sample, samples drawn from a learned prior, and the curves. Needs no
 * display.
 */
public final class RunFigures implements TrainingListener {
  private static final int SHOWN = 12;
  private static final List<String> NAMES =
      List.of("reconstructions.png", "latent-raster.png", "sample.png");
  private static final List<String> CURVES = List.of("curves.png", "curves.svg");

  private final Path path;
  private @Nullable Snapshot snapshot;

  /**
   * Figures of a run.
   *
   * @param path the run's directory
   */
  public RunFigures(Path path) {
    this.path = path;
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

  /** Whether a run has all its final figures. */
  public static boolean complete(RunDirectory run) {
    boolean curves = run.history(note -> {}).metrics().size() > 1;
    return Stream.concat(NAMES.stream(), curves ? CURVES.stream() : Stream.of())
        .allMatch(name -> Files.isRegularFile(run.figures().resolve(name)));
  }

  /** Writes the figures of a run's model at its last checkpoint. */
  public static void draw(RunDirectory run, TrainedModel model) {
    RunFigures figures = new RunFigures(run.path());
    figures.snapshot = model.trainingSnapshot(SHOWN);
    figures.write();
  }

  /** Curves are read from the run's files, so that a resumed run has the same curves. */
  private void write() {
    RunDirectory run = RunDirectory.openToRead(path);
    Path folder = run.figures();
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new RunException(
          "The figures cannot be written: "
              + folder
              + " was deleted or replaced by a link while SpikeLoom was writing to it.");
    }
    Optional.ofNullable(snapshot).ifPresent(s -> write(s, folder));
    if (run.plan().objective().prior() != PriorKind.FIXED) {
      Optional.ofNullable(snapshot).ifPresent(s -> writeSamples(s, folder));
    }
    RunHistory history = run.history(Terminal::print);
    if (history.metrics().size() > 1) {
      Figure curves = Figures.trainingCurves(history);
      FigureFile.write(curves, folder.resolve("curves.png"));
      FigureFile.write(curves, folder.resolve("curves.svg"));
    }
  }

  private static void writeSamples(Snapshot snapshot, Path folder) {
    if (!snapshot.generated().isEmpty()) {
      Figure samples = Figures.sampleGrid(snapshot.shape(), snapshot.generated());
      FigureFile.write(samples, folder.resolve("samples.png"));
    }
  }

  private static void write(Snapshot snapshot, Path folder) {
    Snapshot.Sample first = snapshot.samples().get(0);
    FigureFile.write(Figures.reconstructions(snapshot), folder.resolve("reconstructions.png"));
    FigureFile.write(Figures.latentRaster(first), folder.resolve("latent-raster.png"));
    FigureFile.write(Figures.sampleSheet(first, snapshot.shape()), folder.resolve("sample.png"));
  }
}
