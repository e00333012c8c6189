package spikeloom.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import spikeloom.file.SafeFile;

/**
 * The checkpoints of a run: the last two are kept, so that one is left where the other is damaged.
 *
 * @param folder where they lie
 */
record Checkpoints(Path folder) {
  private static final int KEPT = 2;

  /** Writes a checkpoint and removes all but the last two. */
  Path save(Checkpoint checkpoint) {
    Path file = folder.resolve(name(checkpoint.position().step()));
    try {
      checkpoint.write(file);
      List<Path> all = files();
      for (Path old : all.subList(0, Math.max(0, all.size() - KEPT))) {
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
  Optional<Checkpoint> latest(Consumer<String> note) {
    List<Path> files = files();
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
    String newest = name(step);
    for (Path file : files()) {
      String name = file.getFileName().toString();
      if (name.compareTo(newest) > 0) {
        try {
          Files.move(
              file, file.resolveSibling(name + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
          throw new RunException(
              "The damaged checkpoint " + file + " cannot be renamed: " + SafeFile.reason(e) + ".",
              e);
        }
      }
    }
  }

  private static String name(long step) {
    return "step-%012d.ckpt".formatted(step);
  }

  private List<Path> files() {
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
}
