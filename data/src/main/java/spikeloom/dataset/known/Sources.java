package spikeloom.dataset.known;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.Nature;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.Validation;
import spikeloom.dataset.ValidationRule;
import spikeloom.dataset.own.ForeignFile;
import spikeloom.dataset.own.SourceKind;
import spikeloom.file.DataException;

/** Opens data sets by name in the {@link Catalog} or by the path of the user's files. */
public final class Sources {
  private Sources() {}

  /**
   * Whether it is a path: not a known name, and an existing file or folder, or written like a path.
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

  /** Returns the type of the samples of a name or path, if it is supported. */
  public static Optional<Nature> nature(String name) {
    return Catalog.names().contains(name)
        ? Optional.of(Catalog.entry(name).nature())
        : kind(name).map(SourceKind::nature);
  }

  /** Returns the type of the user's files at a path; empty if {@link #open} would reject them. */
  public static Optional<SourceKind> kind(String name) {
    try {
      return isPath(name) && Files.exists(Path.of(name))
          ? SourceKind.of(Path.of(name))
          : Optional.empty();
    } catch (DataException e) {
      return Optional.empty();
    }
  }

  /** Whether it is a name of the catalog or the path of the user's files. */
  public static boolean known(String name) {
    return Catalog.names().contains(name) || isPath(name);
  }

  /**
   * Opens a set.
   *
   * @param name name or path
   * @param where folder of the known sets
   * @param seed for generated sets
   * @param options options for reading files
   * @throws DataException if there is no such set, or it cannot be read
   */
  public static Dataset open(String name, DataDirectory where, long seed, SourceOptions options) {
    Dataset dataset =
        isPath(name) ? openPath(name, options) : Catalog.open(name, where, seed, options);
    if (options.next() && !dataset.train().predicts()) {
      throw new DataException(
          "%s has no successive samples, as --target next needs: use windows of tables, sounds, records, arrays or event recordings, or a folder of images as frames."
              .formatted(name));
    }
    return dataset;
  }

  /**
   * Opens a set and takes a validation part out of its training samples.
   *
   * @param share share of the training samples, 0 .. 0.5; empty for the default of the set
   * @throws DataException if there is no such set, or it cannot be read
   */
  public static Dataset open(
      String name, DataDirectory where, long seed, SourceOptions options, OptionalDouble share) {
    Dataset whole = open(name, where, seed, options);
    ValidationRule rule = validation(name);
    return Validation.of(whole, rule, share.orElse(rule.share()), options.splitSeed());
  }

  private static ValidationRule validation(String name) {
    if (Catalog.names().contains(name)) {
      return Catalog.entry(name).origin().validation();
    }
    return kind(name).filter(SourceKind.IDX::equals).isPresent()
        ? ValidationRule.LAST_TWELFTH
        : ValidationRule.CHOSEN_TENTH;
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
          "%s does not exist; give the path of your files, or one of %s."
              .formatted(path.toAbsolutePath().normalize(), String.join(", ", Catalog.names())));
    }
    if (options.table().text().format().reader().isPresent()) {
      return SourceKind.TABLE.open(path, options);
    }
    return SourceKind.of(path)
        .or(
            () -> {
              ForeignFile.refuse(path);
              return Optional.empty();
            })
        .orElseThrow(
            () ->
                new DataException(
                    "%s is not a supported data set: use %s.".formatted(path, SourceKind.titles())))
        .open(path, options);
  }
}
