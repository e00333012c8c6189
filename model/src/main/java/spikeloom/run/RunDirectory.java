package spikeloom.run;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import spikeloom.dataset.ContentHash;
import spikeloom.dataset.Dataset;
import spikeloom.file.SafeFile;
import spikeloom.file.SafeText;
import spikeloom.plan.Json;
import spikeloom.plan.PlanJson;
import spikeloom.plan.RunException;
import spikeloom.plan.TrainingPlan;

/**
 * The files of a run:
 *
 * <pre>{@code
 * plan.json        the whole configuration
 * split.json       the samples of the training, validation and test parts
 * metrics.csv      one line per report
 * validation.csv   figures on validation samples
 * layers.csv       one line per layer, every few seconds
 * edits.csv        changes while it ran, if there were any
 * summary.json     the result, once the run has reached its end
 * checkpoints/     the last two, for resuming
 * best/            those of the best epochs, if the plan has patience
 * figures/         pictures
 * tensorboard/     event files, if they were asked for
 * log.txt          log with times
 * label.json       the user's star and note, see {@link RunLabel}
 * }</pre>
 */
public final class RunDirectory implements AutoCloseable {
  static final String PLAN = "plan.json";
  static final String SUMMARY = "summary.json";

  private final Path path;
  private final RunFiles files;
  private final @Nullable HeldLock lock;
  private @Nullable NewFolders fresh;
  private boolean withdrawn;

  private RunDirectory(Path path, @Nullable HeldLock lock) {
    this.path = path;
    this.lock = lock;
    files = new RunFiles(path);
  }

  /**
   * A new run directory with its plan, locked for this process.
   *
   * @throws RunInUseException if another process is creating it
   * @throws RunException if there is a run already, or it cannot be written
   */
  public static RunDirectory create(Path path, TrainingPlan plan) {
    refuseIfPresent(path);
    try {
      NewFolders before = NewFolders.of(path);
      Files.createDirectories(path);
      new RunFiles(path).requireNoLinks();
      Files.createDirectories(path.resolve("checkpoints"));
      Files.createDirectories(path.resolve("figures"));
      RunDirectory run = locked(path);
      try {
        refuseIfPresent(path); // another process may have trained it meanwhile
        run.fresh = before;
        run.write(plan);
      } catch (RunException e) {
        run.withdraw();
        run.close();
        throw e;
      }
      return run;
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  /**
   * An existing run directory, locked for this process, to resume. Partial files left by a crash
   * are removed.
   *
   * @throws RunInUseException if another process works on it
   * @throws RunException if there is none, it contains links, or it cannot be written
   */
  public static RunDirectory openToWrite(Path path) {
    requireRun(path);
    try {
      new RunFiles(path).requireNoLinks();
      RunDirectory run = locked(path);
      run.files.removeLeftovers();
      Files.createDirectories(path.resolve("checkpoints"));
      Files.createDirectories(path.resolve("figures"));
      return run;
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  /** Whether the path is a folder that holds a run. */
  public static boolean holdsRun(Path path) {
    return Files.isRegularFile(path.resolve(PLAN));
  }

  /** An existing run directory, read-only. */
  public static RunDirectory openToRead(Path path) {
    requireRun(path);
    return new RunDirectory(path, null);
  }

  private static void refuseIfPresent(Path path) {
    if (Files.exists(path.resolve(PLAN))) {
      throw new RunException(
          path
              + " already holds a run: resume it with 'spikeloom resume "
              + path
              + "', or choose another folder with --out.");
    }
  }

  private static void requireRun(Path path) {
    if (!Files.exists(path)) {
      throw new RunException("There is no run directory " + path + ".");
    }
    if (!holdsRun(path)) {
      throw new RunException(path + " is not a run directory: it has no plan.json.");
    }
  }

  private static RunDirectory locked(Path path) throws IOException {
    return new RunDirectory(path, HeldLock.take(path));
  }

  private static RunException unwritable(Path path, IOException e) {
    return new RunException(
        "The run directory " + path + " cannot be written: " + SafeFile.reason(e) + ".", e);
  }

  /** Path of the directory. */
  public Path path() {
    return path;
  }

  /** Folder of the figures. */
  public Path figures() {
    return path.resolve("figures");
  }

  /** The plan. */
  public TrainingPlan plan() {
    return PlanJson.read(planText(), path.resolve(PLAN).toString());
  }

  private String planText() {
    Path file = path.resolve(PLAN);
    try {
      return SafeFile.readShortText(file);
    } catch (IOException e) {
      throw new RunException(
          "The plan " + file + " cannot be read: " + SafeFile.reason(e) + ".", e);
    }
  }

  /**
   * Explains why the run has other numbers in this version than in that of its training, in
   * sentences.
   */
  public List<String> changedNumbers() {
    return ChangedNumbers.since(PlanJson.format(planText()), plan());
  }

  /** The metrics file. */
  public MetricsFile metrics() {
    return new MetricsFile(files, path.resolve("metrics.csv"));
  }

  /** The file of layer states. */
  public LayersFile layers() {
    return new LayersFile(files, path.resolve("layers.csv"));
  }

  /** The file of figures on validation samples. */
  public ValidationFile validation() {
    return new ValidationFile(files, path.resolve("validation.csv"));
  }

  /**
   * Reports, metrics on validation samples and layers so far.
   *
   * @param note receives a sentence about every damaged line, which is skipped
   */
  public RunHistory history(Consumer<String> note) {
    return new RunHistory(reports(note), validation().read(note), layers().read(note));
  }

  /**
   * Its reports, oldest first.
   *
   * @param note receives a sentence about every damaged line, which is skipped
   */
  List<Progress> reports(Consumer<String> note) {
    TrainingPlan plan = plan();
    Integer limit = plan.data().limit();
    int most = limit == null ? Integer.MAX_VALUE : limit;
    long steps =
        split()
            .map(seen -> Math.min(seen.trainSamples(), most))
            .map(samples -> new ReportSchedule(samples, plan.optimiser()).steps())
            .orElse(0L);
    return metrics().read(plan, steps, note);
  }

  /**
   * Whether the run is finished.
   *
   * @throws RunException if its summary is damaged
   */
  public boolean finished() {
    Path file = path.resolve(SUMMARY);
    if (!Files.exists(file)) {
      return false;
    }
    try {
      if (Json.mapper().readTree(SafeFile.readShortText(file)).isObject()) {
        return true;
      }
      throw damaged(file, null);
    } catch (JacksonException e) {
      throw damaged(file, e);
    } catch (IOException e) {
      throw new RunException(file + " cannot be read: " + SafeFile.reason(e) + ".", e);
    }
  }

  private static RunException damaged(Path file, @Nullable Exception cause) {
    return new RunException(
        file + " is damaged: delete it, and 'spikeloom resume' writes it again.", cause);
  }

  /** Writes {@code plan.json}. */
  public void write(TrainingPlan plan) {
    try {
      writeText(PLAN, PlanJson.write(plan));
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  /** The split of the run; empty before it has begun. */
  public Optional<SplitRecord> split() {
    Path file = path.resolve("split.json");
    try {
      return Files.exists(file)
          ? Optional.of(SplitRecord.read(SafeFile.readShortText(file)))
          : Optional.empty();
    } catch (IOException e) {
      throw new RunException(
          "The split %s cannot be read: %s; restore it from a copy."
              .formatted(
                  file, e instanceof JacksonException ? "it is damaged" : SafeFile.reason(e)),
          e);
    }
  }

  /**
   * Writes {@code split.json}, or checks that the samples are those of the run.
   *
   * @return the record of the run
   * @throws RunException if they differ
   */
  public SplitRecord settle(Dataset dataset) {
    Optional<SplitRecord> seen = split();
    if (seen.isPresent()) {
      new DataCheck(path, seen.get()).requireSame(dataset, ContentHash.Depth.RECORDED);
      return seen.get();
    }
    SplitRecord split = SplitRecord.of(dataset);
    try {
      writeText("split.json", Json.write(split));
      log("data " + split);
      return split;
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  /**
   * Stores the new path of the run's data after they were checked.
   *
   * @param located the plan with the new path
   * @throws RunException if the run was trained with other data
   */
  public void locateData(TrainingPlan located, Dataset dataset) {
    if (!located.equals(plan())) {
      split()
          .ifPresent(
              seen -> new DataCheck(path, seen).requireSame(dataset, ContentHash.Depth.RECORDED));
      write(located);
      log("data found at " + located.data().name());
    }
  }

  /** Writes {@code summary.json}. */
  public void write(RunSummary summary) {
    try {
      files.requireThere();
      writeText(SUMMARY, Json.write(summary));
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  /**
   * Removes a plan that cannot be trained on its data, if it was {@linkplain #create created} for
   * it. {@link #close} then also removes the lock and the folders that were created.
   */
  public void withdraw() {
    if (fresh == null) {
      return;
    }
    try {
      for (String name : List.of(PLAN, "split.json", "log.txt", "checkpoints", "figures")) {
        fresh.delete(name);
      }
      withdrawn = true;
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  /** Adds the compute unit to the lock and to {@code log.txt}. */
  public void note(Computation computation) {
    try {
      if (lock != null) {
        lock.write(RunLock.here().with(computation));
      }
    } catch (IOException e) {
      throw unwritable(path, e);
    }
    log("computed by " + computation.text());
  }

  private void writeText(String name, String text) throws IOException {
    files.write(path.resolve(name), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Checks that a run without checkpoints has no reports, which would be lost.
   *
   * @throws RunException if it has some
   */
  public void requireUnreported() {
    if (metrics().hasReports()) {
      throw new RunException(
          path
              + " has reports in metrics.csv but no checkpoint to resume from: restore the folder 'checkpoints' from a copy, or start another run. Nothing was changed.");
    }
  }

  /** Adds a line to {@code log.txt}. */
  public void log(String sentence) {
    String line =
        Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + SafeText.escaped(sentence) + "\n";
    files.requireThere();
    try {
      files.append(path.resolve("log.txt"), line);
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  /** The checkpoint of the best epoch, if a plan has patience. */
  public Checkpoints best() {
    return new Checkpoints(files, path.resolve("best"));
  }

  /** The checkpoints. */
  public Checkpoints checkpoints() {
    return new Checkpoints(files, path.resolve("checkpoints"));
  }

  /** The newest valid checkpoint; see {@link Checkpoints#latest}. */
  public Optional<SavedCheckpoint> latest(Consumer<String> note) {
    return checkpoints().latest(note);
  }

  @Override
  public void close() {
    if (lock != null) {
      try {
        if (withdrawn && fresh != null) {
          lock.closeAndDelete();
          fresh.deleteFolders();
        } else {
          lock.close();
        }
      } catch (IOException e) {
        throw unwritable(path, e);
      }
    }
  }
}
