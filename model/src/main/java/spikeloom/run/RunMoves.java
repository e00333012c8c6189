package spikeloom.run;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import spikeloom.file.SafeFile;
import spikeloom.file.SafeText;
import spikeloom.plan.RunException;

/** Moves whole run directories in which nothing is trained. */
public final class RunMoves {
  private static final int LONGEST_NAME = 200;

  /** Moves a run directory. */
  @FunctionalInterface
  public interface Move {
    /** Moves it to another place, or leaves it as it is. */
    void move(Path directory) throws IOException;
  }

  private RunMoves() {}

  /** Why a run cannot have a name, a sentence; empty if it can. */
  public static Optional<String> problem(String name) {
    if (name.isBlank()) {
      return Optional.of("A run needs a name.");
    }
    if (name.length() > LONGEST_NAME) {
      return Optional.of(
          "The name of a run must have at most %d characters.".formatted(LONGEST_NAME));
    }
    if (name.contains("/") || name.contains("\\")) {
      return Optional.of("The name of a run must not contain / or \\.");
    }
    if (name.equals(".") || name.equals("..")) {
      return Optional.of("The name of a run must not be . or ..");
    }
    return SafeText.escaped(name).equals(name) && isFileName(name)
        ? Optional.empty()
        : Optional.of("The name of a run must not contain characters that files cannot have.");
  }

  private static boolean isFileName(String name) {
    try {
      return name.equals(String.valueOf(Path.of(name).getFileName()));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /**
   * Gives a run directory another name.
   *
   * @param wanted the name, with or without spaces around it
   * @return its new path
   * @throws RunInUseException if this or another process works on it
   * @throws RunException if the name cannot be used or the run cannot be moved
   */
  public static Path rename(Path directory, String wanted) {
    String name = wanted.strip();
    Optional<String> problem = problem(name);
    if (problem.isPresent()) {
      throw new RunException(problem.get());
    }
    Path renamed = directory.resolveSibling(name);
    move(
        directory,
        from -> {
          if (Files.exists(renamed, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(renamed.toString());
          }
          Files.move(from, renamed);
        });
    return renamed;
  }

  /**
   * Moves a run directory. No training can begin in it meanwhile in this process; one that another
   * process begins then stops with an error.
   *
   * @throws RunInUseException if this or another process works on it
   * @throws RunException if there is none, or it cannot be moved
   */
  public static void move(Path directory, Move move) {
    RunDirectory run = RunDirectory.openToRead(directory);
    try {
      HeldLock.whileFree(run.path(), move);
    } catch (FileAlreadyExistsException e) {
      throw new RunException("There is already a file or folder " + e.getFile() + ".", e);
    } catch (IOException e) {
      throw new RunException(directory + " cannot be moved: " + SafeFile.reason(e) + ".", e);
    }
  }
}
