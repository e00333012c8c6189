package spikeloom.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import spikeloom.file.SafeFile;
import spikeloom.file.SafeText;
import spikeloom.plan.PlanException;
import spikeloom.plan.RunException;
import spikeloom.plan.TrainingPlan;

/**
 * An overview of a run, read from its directory without its networks and data.
 *
 * @param directory path of the run
 * @param plan what was run
 * @param finished whether it is finished; if not, it can be resumed from its last checkpoint
 * @param reports its reports, oldest first
 * @param validation its figures on validation samples, oldest first
 * @param changed when it last wrote, in milliseconds since 1970
 * @param summary its result, once the run has finished; empty also if the file is damaged
 * @param label the user's star and note
 */
public record RunOverview(
    Path directory,
    TrainingPlan plan,
    boolean finished,
    List<Progress> reports,
    List<ValidationPoint> validation,
    long changed,
    Optional<RunSummary> summary,
    RunLabel label) {
  /** Copies its lists. */
  public RunOverview {
    reports = List.copyOf(reports);
    validation = List.copyOf(validation);
  }

  /**
   * The run in a directory.
   *
   * @param note receives a sentence about every damaged line, which is skipped
   * @throws RunException if there is none, or it cannot be read
   */
  public static RunOverview of(Path directory, Consumer<String> note) {
    RunDirectory run = RunDirectory.openToRead(directory);
    TrainingPlan plan = run.plan();
    boolean begun = Files.exists(directory.resolve("metrics.csv"));
    List<Progress> reports = begun ? run.reports(note) : List.of();
    return new RunOverview(
        directory,
        plan,
        run.finished(),
        reports,
        run.validation().read(note),
        changed(directory),
        summary(directory),
        RunLabel.read(directory, note));
  }

  private static Optional<RunSummary> summary(Path directory) {
    Path summary = directory.resolve(RunDirectory.SUMMARY);
    try {
      return Files.isRegularFile(summary)
          ? Optional.of(RunSummary.read(SafeFile.readShortText(summary)))
          : Optional.empty();
    } catch (IOException | PlanException e) {
      return Optional.empty();
    }
  }

  /**
   * The runs directly below a folder, the newest first; none if the folder does not exist.
   *
   * @param note receives a sentence about every run that cannot be read, which is skipped, and
   *     about every damaged line
   */
  public static List<RunOverview> below(Path folder, Consumer<String> note) {
    List<RunOverview> runs = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> entries = Files.list(folder)) {
        entries.forEach(entry -> tried(entry, note).ifPresent(runs::add));
      } catch (IOException | UncheckedIOException e) {
        note.accept("The folder " + folder + " cannot be read completely; check its permissions.");
      }
    }
    runs.sort(Comparator.comparingLong((RunOverview run) -> run.changed).reversed());
    return List.copyOf(runs);
  }

  private static Optional<RunOverview> tried(Path directory, Consumer<String> note) {
    try {
      return Files.exists(directory.resolve("plan.json"))
          ? Optional.of(of(directory, note))
          : Optional.empty();
    } catch (RunException | PlanException e) {
      note.accept(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static long changed(Path directory) {
    for (String name : List.of("summary.json", "metrics.csv", "plan.json")) {
      try {
        FileTime time = Files.getLastModifiedTime(directory.resolve(name));
        return time.toMillis();
      } catch (IOException e) {
        continue; // not written yet: use the time of an older file
      }
    }
    return 0;
  }

  /** Its model compared with predicting the mean, once it has finished, where that is defined. */
  public Optional<MeanComparison> comparison() {
    return summary.flatMap(MeanComparison::of);
  }

  /** Whether predicting the mean is better than its model. */
  public boolean worseThanMean() {
    return comparison().filter(MeanComparison::worse).isPresent();
  }

  /** The name of its directory, with control characters escaped. */
  public String name() {
    return SafeText.escaped(String.valueOf(place(directory).getFileName()));
  }

  /** Whether it is in this directory, however the path is written. */
  public boolean liesIn(Path other) {
    return place(directory).equals(place(other));
  }

  private static Path place(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /** Its last report, if any. */
  public Optional<Progress> last() {
    return reports.isEmpty() ? Optional.empty() : Optional.of(reports.get(reports.size() - 1));
  }

  /** Its last metrics on validation samples, if any. */
  public Optional<ValidationPoint> lastValidation() {
    return validation.isEmpty()
        ? Optional.empty()
        : Optional.of(validation.get(validation.size() - 1));
  }

  /** Whether all of these runs have figures on validation samples to compare them by. */
  public static boolean validated(List<RunOverview> runs) {
    return runs.stream().noneMatch(run -> run.validation().isEmpty());
  }

  /** Its last picture of reconstructions, if any. */
  public Optional<Path> picture() {
    Path file = directory.resolve("figures").resolve("reconstructions.png");
    return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
  }
}
