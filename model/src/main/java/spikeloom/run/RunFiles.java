package spikeloom.run;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import spikeloom.file.SafeFile;
import spikeloom.plan.RunException;

/**
 * Writes all files of a run directory: only if the directory still exists, and never through a
 * link, because a run from another user could contain a link to any file.
 *
 * @param root the run directory
 */
record RunFiles(Path root) {
  private static final int DEPTH = 3; // the run, its folders, their files

  /** Replaces a file. */
  void write(Path file, SafeFile.Content content) throws IOException {
    requireFolder(file);
    SafeFile.replace(file, content);
  }

  /** Appends a text to a file, which is created if missing. */
  void append(Path file, String text) throws IOException {
    requireFolder(file);
    requirePlain(file);
    SafeFile.append(file, text);
  }

  /**
   * Checks that a file is regular, if it exists.
   *
   * @throws RunException if it is a link or a special file
   */
  void requirePlain(Path file) throws IOException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      requirePlain(
          file, Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    }
  }

  /**
   * Checks that the run still exists.
   *
   * @throws RunException if it was deleted or moved
   */
  void requireThere() {
    if (!Files.exists(root.resolve(RunDirectory.PLAN))) {
      throw new RunException(
          root
              + " was deleted or moved during the run, so the run stops. Start it again, or resume it at its new path.");
    }
  }

  private void requireFolder(Path file) throws IOException {
    Path folder = file.getParent();
    if (folder != null && !folder.equals(root)) {
      requirePlain(
          folder,
          Files.readAttributes(folder, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    }
  }

  /**
   * Checks that the run contains only folders and regular files.
   *
   * @throws RunException naming the first link or special file
   * @throws IOException if a folder cannot be read
   */
  void requireNoLinks() throws IOException {
    FileVisitor<Path> visitor =
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            requirePlain(file, attributes);
            return FileVisitResult.CONTINUE;
          }
        };
    // The run directory itself may be a link created by the user.
    Files.walkFileTree(root.toRealPath(), EnumSet.noneOf(FileVisitOption.class), DEPTH, visitor);
  }

  private void requirePlain(Path file, BasicFileAttributes attributes) {
    if (!attributes.isRegularFile() && !attributes.isDirectory()) {
      throw new RunException(
          "%s is %s, so SpikeLoom does not write to this run. Replace it with a copy of its target, or copy the run."
              .formatted(
                  file, attributes.isSymbolicLink() ? "a symbolic link" : "not a regular file"));
    }
  }

  /** Removes partial files left by a crash. */
  void removeLeftovers() throws IOException {
    FileVisitor<Path> visitor =
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile() && SafeFile.isLeftover(file)) {
              Files.deleteIfExists(file);
            }
            return FileVisitResult.CONTINUE;
          }
        };
    Files.walkFileTree(root.toRealPath(), EnumSet.noneOf(FileVisitOption.class), DEPTH, visitor);
  }
}
