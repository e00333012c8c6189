package spikeloom.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import spikeloom.file.DataException;
import spikeloom.file.FolderTree;
import spikeloom.file.SafeFile;

/** Writes a folder atomically: to a temporary folder, which is then moved. */
final class SafeFolder {
  private SafeFolder() {}

  /** Writes the files of a folder. */
  interface Content {
    void write(Path folder) throws IOException;
  }

  /**
   * Writes {@code folder}, replacing an old one that holds only files with these names.
   *
   * @throws DataException if it cannot be written, or there are other files in it
   */
  static void write(Path folder, List<String> names, Content content) {
    Path target = folder.toAbsolutePath().normalize();
    requireOwn(folder, target, names);
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

  private static void requireOwn(Path folder, Path target, List<String> names) {
    if (!Files.exists(target)) {
      return;
    }
    try (Stream<Path> files = Files.isDirectory(target) ? Files.list(target) : Stream.of(target)) {
      files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> !names.contains(name))
          .findFirst()
          .ifPresent(
              other -> {
                throw new DataException(
                    "%s holds %s, which is not part of an export; choose another folder."
                        .formatted(folder, other));
              });
    } catch (IOException e) {
      throw new DataException(
          "%s cannot be listed: %s; check its permissions.".formatted(folder, SafeFile.reason(e)),
          e);
    }
  }
}
