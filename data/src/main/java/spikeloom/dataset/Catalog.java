package spikeloom.dataset;

import java.util.List;
import spikeloom.file.DataException;
import spikeloom.spike.SignalShape;
import spikeloom.synthetic.DriftingBlobs;
import spikeloom.synthetic.StrokeDigits;

/** The data sets that the program knows by name. */
public final class Catalog {
  /** Pictures of {@code strokes} to learn from, unless another number is asked for. */
  public static final int STROKES_TRAIN = 10_000;

  /** Pictures of {@code strokes} to test with, unless another number is asked for. */
  public static final int STROKES_TEST = 2_000;

  /** Sequences of {@code drifting-blobs} to learn from: as many as were published with it. */
  public static final int BLOBS_TRAIN = 50_000;

  /** Sequences of {@code drifting-blobs} to test with. */
  public static final int BLOBS_TEST = 1_000;

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
   * @param md5 the publisher's MD5 of the unpacked content, 32 small hexadecimal digits; empty
   *     where there is none
   * @param sha256 SHA-256 of the unpacked content, 64 small hexadecimal digits; empty where it is
   *     recorded at the first download
   */
  public record DataFile(String name, long bytes, String md5, String sha256) {
    DataFile(String name, long bytes, String md5) {
      this(name, bytes, md5, "");
    }
  }

  /** What the samples of a set are. */
  public enum Nature {
    /** Intensities, most of them near 0 or 1, which a code turns into spikes. */
    SIGNALS("rate"),
    /** Measured values of a scale, which a code turns into spikes. */
    MEASUREMENTS("rate"),
    /** Spikes or events, which need no code. */
    SPIKES("events");

    private final String encoding;

    Nature(String encoding) {
      this.encoding = encoding;
    }

    /** The name of the code that such samples take where the user names none. */
    public String encoding() {
      return encoding;
    }
  }

  /**
   * What is known of a data set.
   *
   * @param name the name on the command line, and of its folder
   * @param title the name in print
   * @param trainSamples samples to learn from
   * @param testSamples samples to test with
   * @param shape the shape of every target
   * @param classes number of classes
   * @param licence under which it is published
   * @param citation who is to be cited
   * @param nature what the samples are
   * @param origin where the samples come from
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
      Nature nature,
      SampleOrigin origin) {
    /** Whether the program draws the set itself. */
    public boolean builtIn() {
      return origin instanceof Drawn;
    }

    /** The name of the code that the samples take where the user names none. */
    public String encoding() {
      return nature.encoding();
    }

    /** The files that a download fetches; none where there is no download. */
    public List<DataFile> files() {
      return origin.files();
    }

    /** Other sets that this one cannot be opened without. */
    public List<Entry> needs() {
      return origin.needs();
    }

    /** Size of the download in bytes, 0 where there is none. */
    public long downloadBytes() {
      return origin.downloadBytes();
    }
  }

  /** All sets, those that the program draws first. */
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
    return entry.origin().status(entry, where);
  }

  /** What a user does to get what is missing of a set: a clause that a sentence can end with. */
  public static String advice(Entry entry, DataDirectory where) {
    return entry.origin().advice(entry, where);
  }

  /**
   * Opens a set and checks it: names, structure, sizes, labels, and checksums where files have
   * them.
   *
   * @param seed for sets that are drawn; files do not depend on it
   * @throws DataException if the name is unknown or a file is missing or not as published
   */
  public static Dataset open(String name, DataDirectory where, long seed) {
    return open(name, where, seed, SourceOptions.usual());
  }

  /**
   * The same with what is the user's choice.
   *
   * @throws DataException if the name is unknown, a file is missing or not as published, or the set
   *     does not offer what is chosen
   */
  public static Dataset open(String name, DataDirectory where, long seed, SourceOptions options) {
    Entry entry = entry(name);
    return entry.origin().open(entry, where, seed, options);
  }

  /** The drawn digits in any number; a longer set begins with the shorter one. */
  public static Dataset strokes(long seed, int train, int test) {
    return new Dataset(
        "strokes", StrokeDigits.CLASSES, drawn(seed, "train", train), drawn(seed, "test", test));
  }

  /** The drifting blobs in any number of sequences; see {@link DriftingBlobs}. */
  public static Dataset blobs(long seed, int train, int test) {
    return new Dataset(
        "drifting-blobs",
        DriftingBlobs.CLASSES,
        new BlobSplit(DriftingBlobs.of(seed, "train"), train),
        new BlobSplit(DriftingBlobs.of(seed, "test"), test));
  }

  private static Dataset.Split drawn(long seed, String part, int count) {
    StrokeDigits digits = StrokeDigits.of(seed, part);
    return new ByteImages(StrokeDigits.SHAPE, digits.pixels(count), digits.labels(count));
  }
}
