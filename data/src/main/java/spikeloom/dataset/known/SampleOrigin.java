package spikeloom.dataset.known;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.ValidationRule;

/** The source of the samples of a known set: status, opening and download. */
public sealed interface SampleOrigin
    permits Drawn, IdxFiles, NMnist, Fsdd, MitBih, Braille, Heidelberg {
  /** Whether the set can be opened; {@link #open} checks the contents. */
  DataStatus status(CatalogEntry entry, DataDirectory where);

  /**
   * Opens the set and checks it.
   *
   * @param seed for generated sets
   * @param options options that the set supports
   * @throws spikeloom.file.DataException if files are missing or not as published
   */
  Dataset open(CatalogEntry entry, DataDirectory where, long seed, SourceOptions options);

  /** Draws the first samples of a generated set; empty for others. */
  default Optional<Dataset> draw(long seed, int train, int test) {
    return Optional.empty();
  }

  /** Returns advice on how to get the missing files, as a clause. */
  String advice(CatalogEntry entry, DataDirectory where);

  /** The files of a download; empty if there is none. */
  default List<DataFile> files() {
    return List.of();
  }

  /** Addresses of folders that hold the files as {@code name + packing()}, best first. */
  default List<URI> mirrors() {
    return List.of();
  }

  /** Suffix of the files on mirrors: {@code .gz}, or empty. */
  default String packing() {
    return ".gz";
  }

  /** The archives to download and unpack. */
  default List<Archive> archives() {
    return List.of();
  }

  /** The rule of the validation part. */
  default ValidationRule validation() {
    return ValidationRule.CHOSEN_TENTH;
  }

  /** Other sets that this one needs. */
  default List<CatalogEntry> needs() {
    return List.of();
  }

  /** Size of the download in bytes, or of its content if it is packed again; 0 if there is none. */
  default long downloadBytes() {
    return 0;
  }
}
