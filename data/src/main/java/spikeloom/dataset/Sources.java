package spikeloom.dataset;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import spikeloom.file.DataException;
import spikeloom.table.TableFile;

/** Data sets by what the user calls them: a name of the {@link Catalog}, or a path of own files. */
public final class Sources {
  private Sources() {}

  /**
   * Whether it is the path of own files: no known name, and a file, a folder, or looks like one.
   */
  public static boolean isPath(String name) {
    if (Catalog.names().contains(name)) {
      return false;
    }
    try {
      return Files.exists(Path.of(name)) || name.contains("/") || name.contains("\\");
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** Whether it is the path of a table. */
  public static boolean isTable(String name) {
    return isPath(name) && TableFile.named(Path.of(name));
  }

  /** Whether it is a name of the catalog or the path of own files. */
  public static boolean known(String name) {
    return Catalog.names().contains(name) || isPath(name);
  }

  /**
   * Opens a set.
   *
   * @param name name or path
   * @param where where known sets lie
   * @param seed for sets that are drawn
   * @param options for own files
   * @throws DataException if there is no such set, or it cannot be read
   */
  public static Dataset open(String name, DataDirectory where, long seed, SourceOptions options) {
    return isPath(name) ? openPath(name, options) : Catalog.open(name, where, seed);
  }

  private static Dataset openPath(String name, SourceOptions options) {
    Path path;
    try {
      path = Path.of(name);
    } catch (InvalidPathException e) {
      throw new DataException("'" + name + "' is not a valid path; check it.", e);
    }
    if (!Files.exists(path)) {
      throw new DataException(
          "%s does not exist; name a folder of pictures, a table (.csv) or one of %s."
              .formatted(path.toAbsolutePath().normalize(), String.join(", ", Catalog.names())));
    }
    if (Files.isDirectory(path)) {
      if (!ImageFolder.is(path)) {
        throw new DataException(
            path
                + " holds no pictures: put PNG, JPEG, BMP or GIF files into it, in one sub-folder per class.");
      }
      return new ImageFolder(path, options.pictures(), options.splitSeed()).open();
    }
    if (TableFile.named(path)) {
      return new TableSet(path, options.table(), options.splitSeed()).open();
    }
    throw new DataException(
        path
            + " is of no kind that is read: name a folder of pictures or a table that ends in .csv, .tsv or .txt.");
  }
}
