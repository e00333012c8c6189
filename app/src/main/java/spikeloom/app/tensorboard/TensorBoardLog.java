package spikeloom.app.tensorboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import spikeloom.file.SafeFile;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.LayersAtStep;
import spikeloom.run.Progress;
import spikeloom.run.RunHistory;
import spikeloom.run.RunSummary;
import spikeloom.run.ValidationPoint;
import spikeloom.training.Snapshot;
import spikeloom.training.TrainingListener;
import spikeloom.ui.figure.Figures;

/**
 * Writes what a training reports as event files of TensorBoard: the numbers of {@code metrics.csv},
 * {@code validation.csv} and {@code layers.csv} as they come, those on the test samples at the end,
 * and a picture of reconstructions for every epoch.
 *
 * <p>A resumed training continues the series: later steps are removed, and numbers that the run has
 * but the files do not are added. A file that cannot be written ends the events, not the training.
 */
public final class TensorBoardLog implements TrainingListener {
  /** The folder of the event files in a run directory. */
  public static final String FOLDER = "tensorboard";

  private static final String PICTURES = "samples";

  private final Path folder;
  private final DoubleSupplier clock;
  private final Consumer<String> note;

  private @Nullable TrainingPlan plan;
  private @Nullable RunHistory before;
  private @Nullable TrainingNumbers numbers;
  private @Nullable EventFolder events;
  private boolean failed;
  private long steps;
  private int epochs = 1;

  /**
   * Events of a run.
   *
   * @param run its directory
   * @param clock seconds since 1970
   * @param note receives a sentence if they cannot be written
   */
  public TensorBoardLog(Path run, DoubleSupplier clock, Consumer<String> note) {
    folder = run.resolve(FOLDER);
    this.clock = clock;
    this.note = note;
  }

  /** Whether a run has event files, which are then continued. */
  public static boolean isIn(Path run) {
    return Files.isDirectory(run.resolve(FOLDER), LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public void started(TrainingPlan plan, RunHistory before) {
    this.plan = plan;
    this.before = before;
    epochs = plan.optimiser().epochs();
    for (Progress report : before.metrics()) {
      steps = report.steps();
    }
  }

  @Override
  public void snapshotTaken(Snapshot snapshot) {
    writing(
        () -> {
          begin(snapshot);
          if (snapshot.step() > 0) {
            layers(snapshot.moment());
          }
          picture(snapshot);
        });
  }

  // The first snapshot, taken at once, has the step that the training begins at.
  private void begin(Snapshot first) throws IOException {
    if (events != null || plan == null || before == null) {
      return;
    }
    numbers = new TrainingNumbers(plan, first.shape().size());
    events = EventFolder.begin(folder, first.step(), clock.getAsDouble());
    record Past(long step, Writing event) {}
    List<Past> past = new ArrayList<>();
    before.metrics().forEach(p -> past.add(new Past(p.step(), () -> report(p))));
    before.validation().forEach(p -> past.add(new Past(p.step(), () -> validation(p))));
    before.layers().forEach(p -> past.add(new Past(p.step(), () -> layers(p))));
    past.sort(Comparator.comparingLong(Past::step));
    for (Past each : past) {
      each.event().write();
    }
    before = null;
  }

  @Override
  public void progressed(Progress progress) {
    steps = progress.steps();
    writing(() -> report(progress));
  }

  @Override
  public void validated(ValidationPoint point) {
    writing(() -> validation(point));
  }

  @Override
  public void finished(RunSummary summary) {
    writing(() -> scalars(TrainingNumbers.TEST, steps, TrainingNumbers.of(summary)));
  }

  private void report(Progress progress) throws IOException {
    if (numbers != null) {
      scalars(TrainingNumbers.TRAINING, progress.step(), numbers.of(progress));
    }
  }

  private void validation(ValidationPoint point) throws IOException {
    if (numbers != null) {
      scalars(TrainingNumbers.VALIDATION, point.step(), numbers.of(point));
    }
  }

  private void layers(LayersAtStep moment) throws IOException {
    scalars(TrainingNumbers.GRADIENTS, moment.step(), TrainingNumbers.of(moment));
  }

  /** Appends numbers, unless the files have those of the group at this step. */
  private void scalars(String group, long step, Map<String, Double> values) throws IOException {
    if (events != null && !values.isEmpty() && step > events.last(group)) {
      events.append(Event.scalars(clock.getAsDouble(), step, values));
    }
  }

  /** A picture of the first snapshot of every epoch, and of the last of all. */
  private void picture(Snapshot snapshot) throws IOException {
    if (events == null || snapshot.samples().isEmpty()) {
      return;
    }
    long last = events.last(PICTURES);
    long step = snapshot.step();
    if (step > last && (step == steps || epoch(step) > epoch(last))) {
      Picture picture = Picture.of(Figures.reconstructions(snapshot));
      events.append(
          Event.picture(clock.getAsDouble(), step, PICTURES + "/reconstructions", picture));
    }
  }

  /** The epoch of a step, from 1; 0 before the first step, -1 for none. */
  private long epoch(long step) {
    long length = Math.max(1, steps / epochs);
    return step <= 0 ? step : (step - 1) / length + 1;
  }

  /** Something that writes events. */
  @FunctionalInterface
  private interface Writing {
    void write() throws IOException;
  }

  private void writing(Writing event) {
    if (failed) {
      return;
    }
    try {
      event.write();
    } catch (IOException e) {
      giveUp(e);
    } catch (UncheckedIOException e) { // of a folder that is listed
      giveUp(Objects.requireNonNull(e.getCause()));
    }
  }

  private void giveUp(IOException reason) {
    failed = true;
    note.accept(
        "The event files in %s cannot be written: %s. The training continues without them."
            .formatted(folder, SafeFile.reason(reason)));
  }
}
