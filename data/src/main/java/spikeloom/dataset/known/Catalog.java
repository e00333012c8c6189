package spikeloom.dataset.known;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import spikeloom.dataset.ByteImages;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.HeldSamples;
import spikeloom.dataset.OwnUnits;
import spikeloom.dataset.SourceOptions;
import spikeloom.file.DataException;
import spikeloom.synthetic.DriftingBlobs;
import spikeloom.synthetic.HeartBeats;
import spikeloom.synthetic.StrokeDigits;

/** The catalog of known data sets. */
public final class Catalog {
  /** Default number of training pictures of {@code strokes}. */
  public static final int STROKES_TRAIN = 10_000;

  /** Default number of test pictures of {@code strokes}. */
  public static final int STROKES_TEST = 2_000;

  /** Default number of training sequences of {@code drifting-blobs}, as published. */
  public static final int BLOBS_TRAIN = 50_000;

  /** Default number of test sequences of {@code drifting-blobs}. */
  public static final int BLOBS_TEST = 1_000;

  /** Default number of training beats of {@code beats}. */
  public static final int BEATS_TRAIN = 4_000;

  /** Default number of test beats of {@code beats}. */
  public static final int BEATS_TEST = 1_000;

  private Catalog() {}

  /** All sets, built-in ones first. */
  public static List<CatalogEntry> entries() {
    return KnownSets.ALL;
  }

  /** The names of all sets, in the order of {@link #entries()}. */
  public static List<String> names() {
    return KnownSets.ALL.stream().map(CatalogEntry::name).toList();
  }

  /**
   * The set of that name.
   *
   * @throws DataException if there is none; the message lists the names
   */
  public static CatalogEntry entry(String name) {
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

  /** Whether the files of a set exist; {@link #open} checks their content. */
  public static DataStatus status(CatalogEntry entry, DataDirectory where) {
    return entry.origin().status(entry, where);
  }

  /** Returns advice on how to get the missing files of a set, as a clause. */
  public static String advice(CatalogEntry entry, DataDirectory where) {
    return entry.origin().advice(entry, where);
  }

  /** The sets to download for a set: those that it needs and that are not here, then itself. */
  public static List<CatalogEntry> toDownload(CatalogEntry entry, DataDirectory where) {
    return Stream.concat(
            entry.needs().stream()
                .filter(needed -> status(needed, where) != DataStatus.READY)
                .flatMap(needed -> toDownload(needed, where).stream()),
            Stream.of(entry))
        .toList();
  }

  /**
   * Opens a set and checks it: names, structure, sizes, labels, and checksums where files have
   * them.
   *
   * @param seed for generated sets; others do not depend on it
   * @throws DataException if the name is unknown or a file is missing or not as published
   */
  public static Dataset open(String name, DataDirectory where, long seed) {
    return open(name, where, seed, SourceOptions.defaults());
  }

  /**
   * The same with options.
   *
   * @throws DataException if the name is unknown, a file is missing or not as published, or the set
   *     does not support an option
   */
  public static Dataset open(String name, DataDirectory where, long seed, SourceOptions options) {
    CatalogEntry entry = entry(name);
    return entry.origin().open(entry, where, seed, options);
  }

  /** Creates any number of drawn digits; a longer set starts with the shorter one. */
  public static Dataset strokes(long seed, int train, int test) {
    return new Dataset(
        "strokes", StrokeDigits.CLASSES, drawn(seed, "train", train), drawn(seed, "test", test));
  }

  /** Creates any number of sequences of drifting blobs; see {@link DriftingBlobs}. */
  public static Dataset blobs(long seed, int train, int test) {
    return new Dataset(
        "drifting-blobs",
        DriftingBlobs.CLASSES,
        new BlobSplit(DriftingBlobs.of(seed, "train"), train),
        new BlobSplit(DriftingBlobs.of(seed, "test"), test));
  }

  /** Creates any number of heart beats; see {@link HeartBeats}. */
  public static Dataset beats(long seed, int train, int test) {
    return new Dataset(
        "beats",
        HeartBeats.CLASSES,
        beats(HeartBeats.of(seed, "train"), train),
        beats(HeartBeats.of(seed, "test"), test),
        Dataset.AS_PUBLISHED);
  }

  private static Dataset.Split beats(HeartBeats beats, int count) {
    List<String> names = IntStream.range(0, count).mapToObj(Integer::toString).toList();
    OwnUnits units = new OwnUnits(List.of(new OwnUnits.Variable("ECG", HeartBeats.RANGE, "mV")));
    return new HeldSamples(
        HeartBeats.SHAPE, beats.values(count), beats.labels(count), names, Optional.of(units));
  }

  private static Dataset.Split drawn(long seed, String part, int count) {
    StrokeDigits digits = StrokeDigits.of(seed, part);
    return new ByteImages(StrokeDigits.SHAPE, digits.pixels(count), digits.labels(count));
  }
}
