package spikeloom.training;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import spikeloom.file.SafeFile;

/**
 * What a run leaves on disk:
 *
 * <pre>{@code
 * plan.json        the whole configuration
 * split.json       which samples are learned from, and which tested
 * metrics.csv      one line per report
 * layers.csv       one line per layer, every few seconds
 * edits.csv        changes while it ran, if there were any
 * summary.json     the result, once the run has reached its end
 * checkpoints/     the last two, from which the run can go on
 * figures/         pictures
 * log.txt          what happened, with times
 * }</pre>
 */
public final class RunDirectory implements AutoCloseable {

  // A lock belongs to the process, and closing any channel on its file releases it (POSIX): a
  // second opening in this process must not get as far as a channel.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final @Nullable FileChannel lockFile;
  private boolean fresh;

  private RunDirectory(Path path, @Nullable FileChannel lockFile) {
    this.path = path;
    this.lockFile = lockFile;
  }

  /**
   * A new run directory with its plan, locked for this process.
   *
   * @throws RunException if there is a run already, or it cannot be written
   */
  public static RunDirectory create(Path path, TrainingPlan plan) {
    if (Files.exists(path.resolve("plan.json"))) {
      throw new RunException(
          path
              + " already holds a run: go on with 'spikeloom resume "
              + path
              + "', or choose another folder with --out.");
    }
    try {
      Files.createDirectories(path.resolve("checkpoints"));
      Files.createDirectories(path.resolve("figures"));
      RunDirectory run = locked(path);
      try {
        run.write(plan);
        run.fresh = true;
      } catch (RunException e) {
        run.close();
        throw e;
      }
      return run;
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  /**
   * An existing run directory, locked for this process, to go on with.
   *
   * @throws RunException if there is none, another process works on it, or it cannot be written
   */
  public static RunDirectory openToWrite(Path path) {
    requireRun(path);
    try {
      return locked(path);
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  /** An existing run directory, to look at. */
  public static RunDirectory openToRead(Path path) {
    requireRun(path);
    return new RunDirectory(path, null);
  }

  private static void requireRun(Path path) {
    if (!Files.exists(path)) {
      throw new RunException("There is no run directory " + path + ".");
    }
    if (!Files.exists(path.resolve("plan.json"))) {
      throw new RunException(path + " is not a run directory: it has no plan.json.");
    }
  }

  private static RunDirectory locked(Path path) throws IOException {
    Path held = path.toRealPath();
    if (!HELD.add(held)) {
      throw inUse(path);
    }
    FileChannel channel = null;
    boolean locked = false;
    try {
      channel =
          FileChannel.open(
              path.resolve("run.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      locked = channel.tryLock() != null;
      if (!locked) {
        throw inUse(path);
      }
      return new RunDirectory(path, channel);
    } finally {
      if (!locked) {
        HELD.remove(held);
        if (channel != null) {
          channel.close();
        }
      }
    }
  }

  private static RunException inUse(Path path) {
    return new RunException(path + " is in use: another SpikeLoom trains in it.");
  }

  private static RunException unwritable(Path path, IOException e) {
    return new RunException(
        "The run directory " + path + " cannot be written: " + SafeFile.reason(e) + ".", e);
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** Folder of the figures. */
  public Path figures() {
    return path.resolve("figures");
  }

  /** The plan. */
  public TrainingPlan plan() {
    return PlanJson.read(planText(), path.resolve("plan.json").toString());
  }

  private String planText() {
    Path file = path.resolve("plan.json");
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new RunException(
          "The plan " + file + " cannot be read: " + SafeFile.reason(e) + ".", e);
    }
  }

  /**
   * Why the run has other numbers in this version than in the one that trained it, in sentences.
   */
  public List<String> changedNumbers() {
    return ChangedNumbers.since(PlanJson.format(planText()), plan());
  }

  /** The metrics file. */
  public MetricsFile metrics() {
    return new MetricsFile(path.resolve("metrics.csv"));
  }

  /** The file of what the layers do. */
  LayersFile layers() {
    return new LayersFile(path.resolve("layers.csv"));
  }

  /** What the run has told so far. */
  public RunHistory history() {
    return new RunHistory(reports(), layers().read());
  }

  /** Its reports, oldest first. */
  List<Progress> reports() {
    TrainingPlan plan = plan();
    long steps =
        split().map(seen -> new Pace(seen.trainSamples(), plan.optimiser()).steps()).orElse(0L);
    return metrics().read(plan, steps);
  }

  /** Whether the run has reached its end. */
  public boolean finished() {
    return Files.exists(path.resolve("summary.json"));
  }

  /** Writes {@code plan.json}. */
  void write(TrainingPlan plan) {
    try {
      SafeFile.writeText(path.resolve("plan.json"), PlanJson.write(plan));
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  /** The split that the run saw; empty before it has begun. */
  public Optional<SplitRecord> split() {
    Path file = path.resolve("split.json");
    try {
      return Files.exists(file)
          ? Optional.of(SplitRecord.read(Files.readString(file)))
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
   * Writes {@code split.json}, or checks that it is the same where it is there.
   *
   * @throws RunException if the run has seen another split
   */
  void settle(SplitRecord split) {
    Optional<SplitRecord> seen = split();
    if (seen.isPresent() && !seen.get().sha256().equals(split.sha256())) {
      throw new RunException(
          "%s has learned from other samples than these (%,d and %,d for the test, now %,d and %,d): bring the data back as they were, or begin a new run."
              .formatted(
                  path,
                  seen.get().trainSamples(),
                  seen.get().testSamples(),
                  split.trainSamples(),
                  split.testSamples()));
    }
    try {
      if (seen.isEmpty()) {
        SafeFile.writeText(path.resolve("split.json"), Json.write(split));
        log("data " + split);
      }
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  /** Writes {@code summary.json}. */
  public void write(RunSummary summary) {
    try {
      SafeFile.writeText(path.resolve("summary.json"), Json.write(summary));
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  /**
   * Takes a plan back that cannot be trained on its data, if it was {@linkplain #create created}
   * for it: the folder is free for a better one.
   */
  void withdraw() {
    if (!fresh) {
      return;
    }
    try {
      for (String name : List.of("plan.json", "checkpoints", "figures")) {
        Files.deleteIfExists(path.resolve(name));
      }
    } catch (DirectoryNotEmptyException e) {
      // Files of somebody else, which were there before.
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  /** Adds a line to {@code log.txt}. */
  public void log(String sentence) {
    String line = Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + sentence + "\n";
    try {
      Files.writeString(
          path.resolve("log.txt"),
          line,
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw unwritable(path, e);
    }
  }

  /** The checkpoints. */
  Checkpoints checkpoints() {
    return new Checkpoints(path.resolve("checkpoints"));
  }

  /** The newest checkpoint that is whole; see {@link Checkpoints#latest}. */
  public Optional<Checkpoint> latest(Consumer<String> note) {
    return checkpoints().latest(note);
  }

  @Override
  public void close() {
    if (lockFile != null && lockFile.isOpen()) {
      try {
        // The file stays: whoever deleted it could pull it from under the next holder.
        lockFile.close();
        HELD.remove(path.toRealPath());
      } catch (IOException e) {
        throw unwritable(path, e);
      }
    }
  }
}
