package spikeloom.training;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spikeloom.file.SafeFile;

/**
 * What a run leaves on disk:
 *
 * <pre>{@code
 * plan.json        the whole configuration
 * metrics.csv      one line per report
 * summary.json     the result, once the run has reached its end
 * checkpoints/     the last two, from which the run can go on
 * figures/         pictures
 * log.txt          what happened, with times
 * }</pre>
 */
public final class RunDirectory implements AutoCloseable {
  private static final int KEPT_CHECKPOINTS = 2;

  // A lock belongs to the process, and closing any channel on its file releases it (POSIX): a
  // second opening in this process must not get as far as a channel.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final @Nullable FileChannel lockFile;

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
    Path file = path.resolve("plan.json");
    try {
      return PlanJson.read(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new RunException(
          "The plan " + file + " cannot be read: " + SafeFile.reason(e) + ".", e);
    }
  }

  /** The metrics file. */
  public MetricsFile metrics() {
    return new MetricsFile(path.resolve("metrics.csv"));
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

  /** Writes {@code summary.json}. */
  public void write(RunSummary summary) {
    try {
      SafeFile.writeText(path.resolve("summary.json"), Json.write(summary));
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

  /** Writes a checkpoint and removes all but the last two. */
  public Path save(Checkpoint checkpoint) {
    Path file = path.resolve("checkpoints").resolve(checkpointName(checkpoint.position().step()));
    try {
      checkpoint.write(file);
      List<Path> all = checkpoints();
      for (Path old : all.subList(0, Math.max(0, all.size() - KEPT_CHECKPOINTS))) {
        Files.deleteIfExists(old);
      }
      return file;
    } catch (IOException e) {
      throw new RunException(
          "The checkpoint "
              + file
              + " cannot be written: "
              + SafeFile.reason(e)
              + "; earlier checkpoints are untouched.",
          e);
    }
  }

  /**
   * The newest checkpoint that is whole, or nothing if the run has none yet.
   *
   * @param note is told, in a sentence, of every damaged checkpoint that was passed over
   * @throws RunException if there are checkpoints, but none is whole
   */
  public Optional<Checkpoint> latest(Consumer<String> note) {
    List<Path> files = checkpoints();
    RunException last = null;
    StringBuilder damaged = new StringBuilder();
    for (int i = files.size() - 1; i >= 0; i--) {
      try {
        Checkpoint checkpoint = Checkpoint.read(files.get(i));
        if (last != null) {
          note.accept(damaged + "Falling back to " + files.get(i).getFileName() + ".");
        }
        return Optional.of(checkpoint);
      } catch (RunException e) {
        last = e;
        damaged.append(e.getMessage()).append(' ');
      }
    }
    if (last != null) {
      throw new RunException(
          last.getMessage() + " There is no other checkpoint: the run must be started anew.");
    }
    return Optional.empty();
  }

  /**
   * Renames checkpoints of later steps than {@code step}: they were found damaged, and must not
   * take the place of a whole one.
   */
  void setAsideAfter(long step) {
    String newest = checkpointName(step);
    for (Path file : checkpoints()) {
      String name = file.getFileName().toString();
      if (name.compareTo(newest) > 0) {
        try {
          Files.move(
              file, file.resolveSibling(name + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
          throw unwritable(path, e);
        }
      }
    }
  }

  private static String checkpointName(long step) {
    return "step-%012d.ckpt".formatted(step);
  }

  private List<Path> checkpoints() {
    Path folder = path.resolve("checkpoints");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".ckpt"))
          .sorted(Comparator.comparing(file -> file.getFileName().toString()))
          .toList();
    } catch (IOException e) {
      throw new RunException(
          "The folder " + folder + " cannot be read: " + SafeFile.reason(e) + ".", e);
    }
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
