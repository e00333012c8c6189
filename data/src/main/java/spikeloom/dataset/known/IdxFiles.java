package spikeloom.dataset.known;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.IdxArray;
import spikeloom.dataset.IdxDataset;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.ValidationRule;
import spikeloom.file.DataException;

/**
 * Samples in four published idx files that the program can download.
 *
 * @param files training images, training labels, test images, test labels
 * @param mirrors addresses of folders that hold the files as {@code name.gz}, best first
 * @param downloadBytes size of the download
 */
record IdxFiles(List<DataFile> files, List<URI> mirrors, long downloadBytes)
    implements SampleOrigin {
  IdxFiles {
    files = List.copyOf(files);
    mirrors = List.copyOf(mirrors);
  }

  @Override
  public DataStatus status(CatalogEntry entry, DataDirectory where) {
    int missing = missing(entry, where).size();
    return missing == 0
        ? DataStatus.READY
        : missing == files.size() ? DataStatus.ABSENT : DataStatus.INCOMPLETE;
  }

  /** Checks structure, sizes, labels, and the checksum of every file. */
  @Override
  public Dataset open(CatalogEntry entry, DataDirectory where, long seed, SourceOptions options) {
    requireAll(entry, where);
    List<Path> paths =
        files.stream()
            .map(file -> where.find(entry.name(), file.name()))
            .flatMap(Optional::stream)
            .toList();
    IdxDataset.Files four =
        new IdxDataset.Files(paths.get(0), paths.get(1), paths.get(2), paths.get(3));
    IdxDataset.Content content = IdxDataset.read(four);
    // Structure first, because its message is more helpful than a checksum mismatch.
    Dataset dataset = IdxDataset.check(entry.name(), entry.classes(), four, content);
    List<IdxArray> arrays =
        List.of(
            content.trainImages(),
            content.trainLabels(),
            content.testImages(),
            content.testLabels());
    Checksums recorded = Checksums.read(where.folder(entry.name()));
    for (int i = 0; i < paths.size(); i++) {
      requireChecksum(entry, files.get(i), paths.get(i), arrays.get(i));
      if (files.get(i).sha256().isEmpty()) {
        recorded.require(paths.get(i), arrays.get(i).sha256());
      }
    }
    return dataset;
  }

  @Override
  public ValidationRule validation() {
    return ValidationRule.LAST_TWELFTH;
  }

  @Override
  public String advice(CatalogEntry entry, DataDirectory where) {
    String fetch = "'spikeloom datasets --fetch " + entry.name() + "' ";
    return missing(entry, where).size() < files.size()
        ? fetch + "downloads the rest"
        : fetch + String.format(Locale.ROOT, "downloads %.0f MB", downloadBytes / 1e6);
  }

  private void requireAll(CatalogEntry entry, DataDirectory where) {
    List<String> names = missing(entry, where);
    if (!names.isEmpty()) {
      throw new DataException(
          "%s is %s in %s: expected %s (plain or .gz); download it with 'spikeloom datasets --fetch %s', or give another folder with --data-dir."
              .formatted(
                  entry.title(),
                  names.size() == files.size() ? "not" : "not complete",
                  where.folder(entry.name()).toAbsolutePath().normalize(),
                  String.join(", ", names),
                  entry.name()));
    }
  }

  private List<String> missing(CatalogEntry entry, DataDirectory where) {
    return files.stream()
        .map(DataFile::name)
        .filter(name -> where.find(entry.name(), name).isEmpty())
        .toList();
  }

  private static void requireChecksum(
      CatalogEntry entry, DataFile file, Path path, IdxArray array) {
    boolean strong = !file.sha256().isEmpty();
    String actual = strong ? array.sha256() : array.md5();
    String published = strong ? file.sha256() : file.md5();
    if (!actual.equals(published)) {
      throw new DataException(
          "%s is not the published file of %s: its unpacked content has the %s %s instead of %s; download it again with 'spikeloom datasets --fetch %s'."
              .formatted(
                  path,
                  entry.title(),
                  strong ? "SHA-256" : "MD5",
                  actual,
                  published,
                  entry.name()));
    }
  }
}
