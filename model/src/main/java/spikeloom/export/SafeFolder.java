package spikeloom.export;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import spikeloom.file.DataException;
import spikeloom.file.FolderTree;
import spikeloom.file.SafeFile;
import spikeloom.file.SafeText;

/** Writes a folder atomically: to a temporary folder, which is then moved. */
final class SafeFolder {
  private SafeFolder() {}

  /** Writes the files of a folder. */
  interface Content {
    void write(Path folder) throws IOException;
  }

  /**
   * Writes {@code folder}, replacing an old one that holds only files and folders of an export.
   *
   * @param owned whether a path below the folder, with slashes, is of an export
   * @throws DataException if it cannot be written, or there are links or other files in it
   */
  static void write(Path folder, Predicate<String> owned, Content content) {
    Path target = folder.toAbsolutePath().normalize();
    requireOwn(folder, target, owned);
    try {
      Files.createDirectories(target.getParent());
      Path beside = SafeFile.beside(target);
      Files.createDirectory(beside);
      try {
        content.write(beside);
        FolderTree.delete(target);
        Files.move(beside, target);
      } finally {
        FolderTree.delete(beside);
      }
    } catch (IOException e) {
      throw new DataException(
          "%s cannot be written: %s; check the folder and its permissions."
              .formatted(folder, SafeFile.reason(e)),
          e);
    }
  }

  private static void requireOwn(Path folder, Path target, Predicate<String> owned) {
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new DataException(
          "%s is not a folder, but a file or a link; choose another folder.".formatted(folder));
    }
    try (Stream<Path> files = Files.walk(target)) {
      files
          .filter(file -> !file.equals(target))
          .filter(file -> Files.isSymbolicLink(file) || !owned.test(name(target, file)))
          .findFirst()
          .ifPresent(
              other -> {
                throw new DataException(
                    "%s holds %s, which is %s; choose another folder."
                        .formatted(
                            folder,
                            SafeText.escaped(name(target, other)),
                            Files.isSymbolicLink(other) ? "a link" : "not part of an export"));
              });
    } catch (UncheckedIOException e) {
      throw unlisted(folder, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw unlisted(folder, e);
    }
  }

  private static DataException unlisted(Path folder, IOException e) {
    return new DataException(
        "%s cannot be listed: %s; check its permissions.".formatted(folder, SafeFile.reason(e)), e);
  }

  private static String name(Path target, Path file) {
    return target.relativize(file).toString().replace(File.separatorChar, '/');
  }
}
