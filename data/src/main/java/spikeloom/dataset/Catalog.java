package spikeloom.dataset;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import spikeloom.spike.SignalShape;
import spikeloom.synthetic.StrokeDigits;

/** The data sets that the program knows by name. */
public final class Catalog {
  /** Pictures of {@code strokes} to learn from, unless another number is asked for. */
  public static final int STROKES_TRAIN = 10_000;

  /** Pictures of {@code strokes} to test with, unless another number is asked for. */
  public static final int STROKES_TEST = 2_000;

  private Catalog() {}

  /** Whether a data set can be opened. */
  public enum Status {
    /** All files are there. */
    READY,
    /** Some files are there, some are missing. */
    INCOMPLETE,
    /** No file is there. */
    ABSENT,
    /** The program draws it; there are no files. */
    BUILT_IN
  }

  /**
   * A file of a data set.
   *
   * @param name without {@code .gz}
   * @param bytes size of the unpacked content
   * @param md5 MD5 of the unpacked content, 32 small hexadecimal digits
   */
  public record DataFile(String name, long bytes, String md5) {}

  /**
   * What is known of a data set.
   *
   * @param name the name on the command line, and of its folder
   * @param title the name in print
   * @param trainSamples samples to learn from
   * @param testSamples samples to test with
   * @param shape the shape of every sample
   * @param classes number of classes
   * @param licence under which it is published
   * @param citation who is to be cited
   * @param downloadBytes size of the download, 0 where there is none
   * @param files training images, training labels, test images, test labels; none if built in
   * @param mirrors addresses of folders that hold the files as {@code name.gz}, best first
   */
  public record Entry(
      String name,
      String title,
      int trainSamples,
      int testSamples,
      SignalShape shape,
      int classes,
      String licence,
      String citation,
      long downloadBytes,
      List<DataFile> files,
      List<URI> mirrors) {
    /** Copies the lists. */
    public Entry {
      files = List.copyOf(files);
      mirrors = List.copyOf(mirrors);
    }

    /** Whether the program draws the set itself. */
    public boolean builtIn() {
      return files.isEmpty();
    }
  }

  /** All sets, the built-in one first. */
  public static List<Entry> entries() {
    return KnownSets.ALL;
  }

  /** The names of all sets, in the order of {@link #entries()}. */
  public static List<String> names() {
    return KnownSets.ALL.stream().map(Entry::name).toList();
  }

  /**
   * The set of that name.
   *
   * @throws DataException if there is none; the message lists the names
   */
  public static Entry entry(String name) {
    return KnownSets.ALL.stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new DataException(
                    "Data set '"
                        + name
                        + "' is not known; choose one of "
                        + String.join(", ", names())
                        + "."));
  }

  /** Whether the files of a set are there; their content is checked by {@link #open}. */
  public static Status status(Entry entry, DataDirectory where) {
    if (entry.builtIn()) {
      return Status.BUILT_IN;
    }
    long found =
        entry.files().stream().filter(f -> where.find(entry.name(), f.name()).isPresent()).count();
    return found == entry.files().size()
        ? Status.READY
        : found == 0 ? Status.ABSENT : Status.INCOMPLETE;
  }

  /**
   * Opens a set and checks it: structure, sizes, labels, and the checksum of every file.
   *
   * @param seed for sets that are drawn; files do not depend on it
   * @throws DataException if the name is unknown or a file is missing or not as published
   */
  public static Dataset open(String name, DataDirectory where, long seed) {
    Entry entry = entry(name);
    return entry.builtIn() ? strokes(seed, STROKES_TRAIN, STROKES_TEST) : openFiles(entry, where);
  }

  /** The drawn digits in any number; a longer set begins with the shorter one. */
  public static Dataset strokes(long seed, int train, int test) {
    return new Dataset(
        "strokes", StrokeDigits.CLASSES, drawn(seed, "train", train), drawn(seed, "test", test));
  }

  static Dataset openFiles(Entry entry, DataDirectory where) {
    List<Optional<Path>> found =
        entry.files().stream().map(file -> where.find(entry.name(), file.name())).toList();
    if (!found.stream().allMatch(Optional::isPresent)) {
      throw missing(entry, where);
    }
    List<Path> paths = found.stream().flatMap(Optional::stream).toList();
    IdxDataset.Files files =
        new IdxDataset.Files(paths.get(0), paths.get(1), paths.get(2), paths.get(3));
    IdxDataset.Content content = IdxDataset.read(files);
    // Structure goes first: "images and labels differ in number" says more than two checksums do.
    Dataset dataset = IdxDataset.check(entry.name(), entry.classes(), files, content);
    List<IdxArray> arrays =
        List.of(
            content.trainImages(),
            content.trainLabels(),
            content.testImages(),
            content.testLabels());
    for (int i = 0; i < paths.size(); i++) {
      requireChecksum(entry, entry.files().get(i), paths.get(i), arrays.get(i));
    }
    return dataset;
  }

  private static void requireChecksum(Entry entry, DataFile file, Path path, IdxArray array) {
    String actual = array.md5();
    if (!actual.equals(file.md5())) {
      throw new DataException(
          "%s is not the published file of %s: its unpacked content has the MD5 %s instead of %s; fetch it again with 'spikeloom datasets --fetch %s'."
              .formatted(path, entry.title(), actual, file.md5(), entry.name()));
    }
  }

  private static DataException missing(Entry entry, DataDirectory where) {
    List<String> names =
        entry.files().stream()
            .map(DataFile::name)
            .filter(name -> where.find(entry.name(), name).isEmpty())
            .toList();
    return new DataException(
        "%s is %s in %s: looked for %s (plain or .gz); fetch it with 'spikeloom datasets --fetch %s' or name another folder with --data-dir."
            .formatted(
                entry.title(),
                names.size() == entry.files().size() ? "not" : "not complete",
                where.folder(entry.name()).toAbsolutePath().normalize(),
                String.join(", ", names),
                entry.name()));
  }

  private static Dataset.Split drawn(long seed, String part, int count) {
    StrokeDigits digits = StrokeDigits.of(seed, part);
    return new ByteImages(StrokeDigits.SHAPE, digits.pixels(count), digits.labels(count));
  }
}
