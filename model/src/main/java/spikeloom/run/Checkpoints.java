package spikeloom.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import spikeloom.file.SafeFile;
import spikeloom.plan.RunException;

/**
 * The checkpoints of a run: the last two are kept, so that one remains if the other is damaged.
 * Files of any other name than {@code step-}, twelve digits and {@code .ckpt} are ignored.
 *
 * @param files writes them
 * @param folder their folder
 */
public record Checkpoints(RunFiles files, Path folder) {
  private static final int KEPT = 2;
  private static final Pattern NAME = Pattern.compile("step-([0-9]{12})\\.ckpt");

  /** A checkpoint by name. */
  private record Named(Path file, long step) {}

  /** Writes a checkpoint and removes all but the last two. */
  public Path save(Checkpoint.State state, Map<String, ArrayValues> arrays) {
    Path file = folder.resolve(name(state.position().step()));
    files.requireThere();
    try {
      Files.createDirectories(folder);
      files.write(file, out -> CheckpointFile.write(out, state, arrays));
      List<Named> all = list();
      for (Named old : all.subList(0, Math.max(0, all.size() - KEPT))) {
        Files.deleteIfExists(old.file());
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
   * The newest valid checkpoint, or empty if the run has none yet.
   *
   * @param note receives a sentence about damaged checkpoints that were skipped
   * @throws RunException if there are checkpoints, but none is valid
   */
  public Optional<SavedCheckpoint> latest(Consumer<String> note) {
    List<Named> files = list();
    RunException last = null;
    StringBuilder damaged = new StringBuilder();
    for (int i = files.size() - 1; i >= 0; i--) {
      try {
        SavedCheckpoint checkpoint = SavedCheckpoint.open(files.get(i).file());
        if (last != null) {
          note.accept(damaged + "Falling back to " + files.get(i).file().getFileName() + ".");
        }
        return Optional.of(checkpoint);
      } catch (RunException e) {
        last = e;
        damaged.append(e.getMessage()).append(' ');
      }
    }
    if (last != null) {
      throw new RunException(
          last.getMessage() + " There is no other checkpoint: start the run again.");
    }
    return Optional.empty();
  }

  /**
   * Renames damaged checkpoints of later steps than {@code step}, so that they do not replace a
   * valid one.
   */
  public void setAsideAfter(long step) {
    for (Named later : list()) {
      if (later.step() > step && damaged(later.file())) {
        Path file = later.file();
        try {
          Files.move(
              file,
              file.resolveSibling(file.getFileName() + ".damaged"),
              StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
          throw new RunException(
              "The damaged checkpoint " + file + " cannot be renamed: " + SafeFile.reason(e) + ".",
              e);
        }
      }
    }
  }

  private static boolean damaged(Path file) {
    try {
      SavedCheckpoint.open(file);
      return false;
    } catch (RunException e) {
      return true;
    }
  }

  static String name(long step) {
    return String.format(Locale.ROOT, "step-%012d.ckpt", step);
  }

  private List<Named> list() {
    List<Named> found = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return found;
    }
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(
          file -> {
            Matcher name = NAME.matcher(file.getFileName().toString());
            if (name.matches() && !Files.isSymbolicLink(file)) {
              found.add(new Named(file, Long.parseLong(name.group(1))));
            }
          });
    } catch (IOException e) {
      throw new RunException(
          "The folder " + folder + " cannot be read: " + SafeFile.reason(e) + ".", e);
    }
    found.sort(Comparator.comparingLong(Named::step));
    return found;
  }
}
