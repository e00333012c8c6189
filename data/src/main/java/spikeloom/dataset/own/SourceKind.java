package spikeloom.dataset.own;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.Nature;
import spikeloom.dataset.SourceOptions;
import spikeloom.file.DataException;
import spikeloom.file.ZipArchive;
import spikeloom.table.TableFile;

/** The types of user files that are supported as data sets, detected by content. */
public enum SourceKind {
  /** The four idx files of a set like MNIST. */
  IDX(
      "a folder with the four files of a set like MNIST (idx)",
      Nature.SIGNALS,
      IdxFolder::is,
      (path, options) -> IdxFolder.open(path)),
  /** Pictures, one sample per file. */
  PICTURES(
      "a folder of images (PNG, JPEG, BMP or GIF)",
      Nature.SIGNALS,
      folder -> ImageFolder.pictures(folder).holds(),
      (path, options) -> new ImageFolder(path, options).open()),
  /** Sounds, one sample per file. */
  SOUNDS(
      "a folder of sounds (WAV)",
      Nature.MEASUREMENTS,
      folder -> SoundFolder.sounds(folder).holds(),
      (path, options) -> new SoundFolder(path, options).open()),
  /** WFDB records, one patient per record. */
  RECORDS(
      "a folder of records (WFDB, .hea)",
      Nature.MEASUREMENTS,
      folder -> RecordSet.records(folder).holds(),
      RecordSet::folder),
  /** Event recordings, one sample per file. */
  EVENT_RECORDINGS(
      "a folder of event recordings",
      Nature.COUNTED_SPIKES,
      folder -> EventSet.recordings(folder).holds(),
      (path, options) -> new EventSet(options).folder(path)),
  /** Files of spikes, one sample per file. */
  SPIKE_FILES(
      "a folder of spikes (.bs1)",
      Nature.COUNTED_SPIKES,
      folder -> SpikeFolder.files(folder).holds(),
      SpikeFolder::open),
  /** Tables, one recording in time per file. */
  TABLES(
      "a folder of tables (.csv, .tsv)",
      Nature.MEASUREMENTS,
      folder -> TableFolder.tables(folder).holds(),
      (path, options) -> new TableFolder(path, options).open()),
  /** Pictures in a zip archive, one sample per file. */
  PICTURE_ARCHIVE(
      "a zip archive of images",
      Nature.SIGNALS,
      false,
      ZipArchive::named,
      (path, options) -> ImageFolder.zipped(path, options).open()),
  /** Lists of spikes in HDF5. */
  SPIKES("spikes in HDF5 (.h5)", Nature.COUNTED_SPIKES, false, SpikeHdf5::is, SpikeHdf5::open),
  /** A sound, cut into samples. */
  SOUND("a sound (.wav)", Nature.MEASUREMENTS, false, SoundFolder::named, SoundFolder::single),
  /** A WFDB record, cut into samples. */
  RECORD("a record (.hea)", Nature.MEASUREMENTS, false, RecordSet::named, RecordSet::single),
  /** Lists of spikes in NumPy arrays. */
  SPIKE_ARRAYS(
      "spikes in arrays (.npz with sample, time and neuron)",
      Nature.COUNTED_SPIKES,
      false,
      ListArrays::are,
      ListArrays::open),
  /** NumPy arrays. */
  ARRAYS(
      "an array (.npy, .npz)",
      Nature.MEASUREMENTS,
      false,
      file -> ArraySet.named(file) && !EventRecordings.eventArray(file),
      ArraySet::open),
  /** An event recording, cut into samples. */
  EVENTS(
      "an event recording (.aedat, .aedat4, .raw, .dat, .es, .bin, .csv or .npy with t, x, y, p)",
      Nature.COUNTED_SPIKES,
      false,
      file -> !SpikeFolder.named(file) && EventRecordings.is(file),
      (path, options) -> new EventSet(options).single(path)),
  /** A table of spikes. */
  SPIKE_TABLE(
      "a table of spikes (.csv with sample, time and neuron)",
      Nature.COUNTED_SPIKES,
      false,
      SpikeTable::is,
      SpikeTable::open),
  /** A table, or a recording in one. */
  TABLE(
      "a table (.csv, .tsv, .txt)",
      Nature.MEASUREMENTS,
      false,
      TableFile::named,
      (path, options) -> TableSet.read(path, options).open());

  private final String title;
  private final Nature nature;
  private final boolean folder;

  @SuppressWarnings("ImmutableEnumChecker") // functions without state
  private final Predicate<Path> test;

  @SuppressWarnings("ImmutableEnumChecker") // functions without state
  private final BiFunction<Path, SourceOptions, Dataset> opener;

  SourceKind(
      String title,
      Nature nature,
      Predicate<Path> test,
      BiFunction<Path, SourceOptions, Dataset> opener) {
    this(title, nature, true, test, opener);
  }

  SourceKind(
      String title,
      Nature nature,
      boolean folder,
      Predicate<Path> test,
      BiFunction<Path, SourceOptions, Dataset> opener) {
    this.title = title;
    this.nature = nature;
    this.folder = folder;
    this.test = test;
    this.opener = opener;
  }

  /**
   * Returns the type of a file or folder, if supported.
   *
   * @throws DataException if it cannot be read, or a folder holds files of several types
   */
  public static Optional<SourceKind> of(Path path) {
    boolean isFolder = Files.isDirectory(path);
    Stream<SourceKind> fitting =
        Stream.of(values()).filter(k -> k.folder == isFolder && k.test.test(path));
    List<SourceKind> kinds =
        new ArrayList<>(fitting.limit(isFolder ? values().length : 1).toList());
    if (kinds.size() > 1) {
      kinds.remove(TABLES); // a table beside other files is a list of them
    }
    if (kinds.size() > 1) {
      throw new DataException(
          "%s is %s; keep only one type of files in it."
              .formatted(
                  path,
                  kinds.stream().map(SourceKind::title).collect(Collectors.joining(" and "))));
    }
    return kinds.stream().findFirst();
  }

  /** Its name in words. */
  public String title() {
    return title;
  }

  /** The type of its samples. */
  public Nature nature() {
    return nature;
  }

  /** Whether it is a folder with one sample per file. */
  public boolean folder() {
    return folder;
  }

  /** Lists all types in words, for messages. */
  public static String titles() {
    List<String> titles = Stream.of(values()).map(SourceKind::title).toList();
    int last = titles.size() - 1;
    return String.join(", ", titles.subList(0, last)) + " or " + titles.get(last);
  }

  /**
   * Opens files of this kind.
   *
   * @throws DataException if they cannot be read as such
   */
  public Dataset open(Path path, SourceOptions options) {
    return opener.apply(path, options);
  }
}
