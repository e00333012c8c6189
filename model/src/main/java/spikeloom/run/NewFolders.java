package spikeloom.run;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was in the place of a new run before it was created, so that a run that is refused leaves
 * nothing.
 *
 * @param root the run directory
 * @param missing folders that did not exist, the innermost first
 * @param before names of files and folders that were there
 */
record NewFolders(Path root, List<Path> missing, Set<String> before) {
  static NewFolders of(Path root) throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    @Nullable Path folder = root.toAbsolutePath().normalize();
    while (folder != null && !Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      missing.addLast(folder);
      folder = folder.getParent();
    }
    Set<String> before = new HashSet<>();
    if (Files.isDirectory(root)) {
      try (Stream<Path> files = Files.list(root)) {
        files.forEach(file -> before.add(String.valueOf(file.getFileName())));
      }
    }
    return new NewFolders(root, List.copyOf(missing), before);
  }

  /** Deletes a file or an empty folder of the run, unless it was there before. */
  void delete(String name) throws IOException {
    if (!before.contains(name)) {
      try {
        Files.deleteIfExists(root.resolve(name));
      } catch (DirectoryNotEmptyException e) {
        // Unrelated files of another process.
      }
    }
  }

  /** Deletes the folders that did not exist, unless other files are in them. */
  void deleteFolders() throws IOException {
    for (Path folder : missing) {
      try {
        Files.deleteIfExists(folder);
      } catch (DirectoryNotEmptyException e) {
        return;
      }
    }
  }
}
