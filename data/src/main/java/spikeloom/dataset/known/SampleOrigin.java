package spikeloom.dataset.known;

import java.net.URI;
import java.util.List;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.ValidationRule;

/** Where the samples of a known set come from: how they are found, opened and had. */
public sealed interface SampleOrigin permits Drawn, IdxFiles, NMnist, Fsdd, MitBih, Braille {
  /** Whether the set can be opened; contents are checked by {@link #open}. */
  DataStatus status(CatalogEntry entry, DataDirectory where);

  /**
   * Opens the set and checks it.
   *
   * @param seed for sets that are drawn
   * @param options what is the user's choice, as far as the set offers one
   * @throws spikeloom.file.DataException if files are missing or not as published
   */
  Dataset open(CatalogEntry entry, DataDirectory where, long seed, SourceOptions options);

  /** What a user does to get what is missing: a clause that a sentence can end with. */
  String advice(CatalogEntry entry, DataDirectory where);

  /** The files that a download fetches; none where there is no download. */
  default List<DataFile> files() {
    return List.of();
  }

  /** Addresses of folders that hold the files as {@code name + packing()}, best first. */
  default List<URI> mirrors() {
    return List.of();
  }

  /** What mirrors add to the names of files: {@code .gz}, or nothing where they are not packed. */
  default String packing() {
    return ".gz";
  }

  /** The archives that a download fetches and unpacks. */
  default List<Archive> archives() {
    return List.of();
  }

  /** Which training samples become the validation part. */
  default ValidationRule validation() {
    return ValidationRule.CHOSEN_TENTH;
  }

  /** Other sets that this one cannot be opened without. */
  default List<CatalogEntry> needs() {
    return List.of();
  }

  /** Size of the download in bytes, of what is packed anew its content, 0 where there is none. */
  default long downloadBytes() {
    return 0;
  }
}
