package spikeloom.dataset.known;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.ValidationRule;
import spikeloom.dataset.own.HeidelbergFile;
import spikeloom.dataset.recorded.RecordedSet;
import spikeloom.file.DataException;
import spikeloom.spike.SignalShape;

/**
 * The Heidelberg spiking data sets: recordings of speech that a model of the inner ear turned into
 * the spikes of {@value #CHANNELS} channels. A part is an HDF5 file, see {@link HeidelbergFile};
 * its spikes are read on request. Files are in the folder of the set, or as downloaded in a folder
 * of the name of their part.
 *
 * <p>Source: Cramer, Stradmann, Schemmel, Zenke, "The Heidelberg spiking data sets for the
 * systematic evaluation of spiking neural networks", IEEE Transactions on Neural Networks and
 * Learning Systems, 2020.
 *
 * @param parts training part, perhaps validation part, test part
 * @param span time that steps and target cover, in seconds; later spikes are left out
 * @param bytes size of the download, about
 * @param servers addresses of folders that hold the archives, best first
 */
record Heidelberg(List<Part> parts, double span, long bytes, List<URI> servers)
    implements SampleOrigin {
  /** Number of channels. */
  static final int CHANNELS = 700;

  /** The shape of a target: groups of 25 channels, and 28 parts of the time. */
  static final SignalShape.Image SHAPE = new SignalShape.Image(1, 28, 28);

  /** Larger archives, or files in them, are not those that were published. */
  private static final long MOST_BYTES = 1L << 33;

  /**
   * A published file.
   *
   * @param name its name without ending
   * @param place the part, and the folder that it is downloaded to
   * @param md5 MD5 of the archive {@code name.h5.zip}
   */
  record Part(String name, String place, String md5) {
    Path file(Path folder) {
      Path own = folder.resolve(name + ".h5");
      return Files.exists(own) ? own : folder.resolve(place).resolve(name + ".h5");
    }
  }

  Heidelberg {
    parts = List.copyOf(parts);
    servers = List.copyOf(servers);
  }

  @Override
  public DataStatus status(CatalogEntry entry, DataDirectory where) {
    long here = parts.stream().filter(part -> isHere(part, entry, where)).count();
    return here == parts.size()
        ? DataStatus.READY
        : here == 0 ? DataStatus.ABSENT : DataStatus.INCOMPLETE;
  }

  private static boolean isHere(Part part, CatalogEntry entry, DataDirectory where) {
    return Files.exists(part.file(where.folder(entry.name())));
  }

  @Override
  public Dataset open(CatalogEntry entry, DataDirectory where, long seed, SourceOptions options) {
    Path folder = where.folder(entry.name());
    DataStatus status = status(entry, where);
    if (status != DataStatus.READY) {
      throw new DataException(
          "%s is %s in %s: %s."
              .formatted(
                  entry.title(),
                  status == DataStatus.ABSENT ? "not" : "not complete",
                  folder.toAbsolutePath().normalize(),
                  advice(entry, where)));
    }
    List<HeidelbergFile> files =
        parts.stream().map(part -> HeidelbergFile.open(part.file(folder))).toList();
    HeidelbergFile train = files.get(0);
    for (HeidelbergFile file : files) {
      if (!file.classes().equals(train.classes())) {
        throw new DataException(
            "%s has other classes than %s; use files that belong together."
                .formatted(file.file(), train.file()));
      }
    }
    List<RecordedSet> sets = files.stream().map(file -> file.recorded(CHANNELS, span)).toList();
    return sets.get(0)
        .published(
            entry.name(),
            train.classes(),
            sets.size() > 2 ? Optional.of(sets.get(1)) : Optional.empty(),
            sets.get(sets.size() - 1),
            SourceOptions.defaults().pictures());
  }

  @Override
  public ValidationRule validation() {
    return parts.size() > 2 ? ValidationRule.AS_PUBLISHED : ValidationRule.CHOSEN_TENTH;
  }

  @Override
  public String advice(CatalogEntry entry, DataDirectory where) {
    return "'spikeloom datasets --fetch %s' downloads about %,d MB, or unpack %s of the publisher into %s"
        .formatted(
            entry.name(),
            bytes / 1_000_000,
            String.join(", ", parts.stream().map(part -> part.name + ".h5").toList()),
            where.folder(entry.name()).toAbsolutePath().normalize());
  }

  @Override
  public List<Archive> archives() {
    return parts.stream().map(this::archive).toList();
  }

  private Archive archive(Part part) {
    String name = part.name + ".h5.zip";
    return new Archive(
        new DataFile(name, MOST_BYTES, part.md5),
        servers.stream().map(server -> server.resolve(name)).toList(),
        part.place,
        Pattern.compile("^(?:.*/)?(" + Pattern.quote(part.name) + "\\.h5)$"),
        "$1",
        1,
        MOST_BYTES,
        "");
  }

  @Override
  public long downloadBytes() {
    return bytes;
  }

  private static List<URI> publisher() {
    return Stream.of("https://zenkelab.org/datasets/", "https://compneuro.net/datasets/")
        .map(URI::create)
        .toList();
  }

  /** Spoken digits in German and English. */
  static Heidelberg digits() {
    return new Heidelberg(
        List.of(
            new Part("shd_train", "train", "f3252aeb598ac776c1b526422d90eecb"),
            new Part("shd_test", "test", "1503a5064faa34311c398fb0a1ed0a6f")),
        1.4,
        170_000_000,
        publisher());
  }

  /** Spoken words of the Speech Commands. */
  static Heidelberg commands() {
    return new Heidelberg(
        List.of(
            new Part("ssc_train", "train", "d102be95e7144fcc0553d1f45ba94170"),
            new Part("ssc_valid", "validation", "b4eee3516a4a90dd0c71a6ac23a8ae43"),
            new Part("ssc_test", "test", "a35ff1e9cffdd02a20eb850c17c37748")),
        1.0,
        2_000_000_000,
        publisher());
  }
}
