package spikeloom.dataset.own;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import spikeloom.file.DataException;
import spikeloom.file.ZipArchive;

/**
 * Some files of a zip archive as if they were in a folder with the path of the archive. No path of
 * the disk below it exists or is opened.
 */
final class ZippedFiles implements Listing {
  private final ZipArchive archive;
  private final Map<Path, String> names = new HashMap<>();
  private final Map<Path, TreeSet<Path>> folders = new HashMap<>();

  /**
   * The files of an archive that are wanted.
   *
   * @throws DataException if a name is not a path on this system
   */
  ZippedFiles(ZipArchive archive, Predicate<Path> wanted) {
    this.archive = archive;
    folders.put(archive.file(), new TreeSet<>());
    for (String name : archive.names()) {
      Path path = path(name);
      if (wanted.test(path)) {
        names.put(path, name);
        add(path);
      }
    }
    for (Map.Entry<Path, String> each : names.entrySet()) {
      if (folders.containsKey(each.getKey())) {
        throw new DataException(
            archive.source(each.getValue())
                + ", is a file and a folder at once; pack the files again.");
      }
    }
  }

  private Path path(String name) {
    try {
      Path path = archive.file().resolve(name);
      if (path.startsWith(archive.file())) {
        return path;
      }
    } catch (InvalidPathException e) {
      throw invalid(name, e);
    }
    throw invalid(name, null);
  }

  private DataException invalid(String name, @Nullable InvalidPathException cause) {
    return new DataException(
        archive.source(name) + ", has a name that is not a path on this system; rename the file.",
        cause);
  }

  private void add(Path file) {
    Path child = file;
    for (Path parent = file.getParent();
        parent != null && parent.startsWith(archive.file());
        parent = parent.getParent()) {
      folders.computeIfAbsent(parent, key -> new TreeSet<>()).add(child);
      child = parent;
    }
  }

  @Override
  public List<Path> list(Path folder) {
    return List.copyOf(folders.getOrDefault(folder, new TreeSet<>()));
  }

  @Override
  public boolean isFolder(Path path) {
    return folders.containsKey(path);
  }

  /** Number of files. */
  int size() {
    return names.size();
  }

  /**
   * The folder that the files are in: below the archive, if that has a single folder at the top
   * which itself has folders, as archives of a folder do.
   */
  Path root() {
    List<Path> top = list(archive.file());
    boolean wrapped = top.size() == 1 && list(top.get(0)).stream().anyMatch(this::isFolder);
    return wrapped ? top.get(0) : archive.file();
  }

  /** Unpacked size of the largest file, in bytes. */
  long largest() {
    return names.values().stream().mapToLong(archive::size).max().orElse(0);
  }

  /** Reads a file, see {@link ZipArchive#read}. */
  byte[] read(Path file) {
    return archive.read(Objects.requireNonNull(names.get(file)));
  }
}
