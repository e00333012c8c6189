package spikeloom.dataset.own;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import spikeloom.dataset.recorded.RecordedSet;
import spikeloom.dataset.recorded.Timeline;
import spikeloom.hdf.Hdf5File;
import spikeloom.hdf.Hdf5Lists;
import spikeloom.numpy.NumpyArray;

/**
 * A file in the layout of the Heidelberg spiking data sets:
 *
 * <pre>{@code
 * spikes/times    lists of times, a list for every sample, in seconds
 * spikes/units    lists of channels
 * labels          class of every sample
 * extra/keys      names of the classes
 * extra/speaker   speaker of every sample
 * }</pre>
 *
 * <p>Only the first two are required. Source: Cramer, Stradmann, Schemmel, Zenke, "The Heidelberg
 * spiking data sets for the systematic evaluation of spiking neural networks", IEEE Transactions on
 * Neural Networks and Learning Systems, 2020.
 *
 * @param file the file
 * @param times times of the spikes
 * @param units channels of the spikes
 * @param labels class of every sample
 * @param classes names of the classes
 * @param speakers speaker of every sample; empty if unknown
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record HeidelbergFile(
    Path file,
    Hdf5Lists times,
    Hdf5Lists units,
    int[] labels,
    List<String> classes,
    List<String> speakers) {
  private static final String TIMES = "spikes/times";
  private static final String UNITS = "spikes/units";
  private static final String LABELS = "labels";
  private static final String KEYS = "extra/keys";
  private static final String SPEAKER = "extra/speaker";

  /** Copies the lists. */
  public HeidelbergFile {
    classes = List.copyOf(classes);
    speakers = List.copyOf(speakers);
  }

  /** Whether a file has this layout. */
  static boolean is(Hdf5File hdf) {
    return hdf.holds(TIMES) && hdf.holds(UNITS);
  }

  /**
   * Opens a file; its spikes are read later.
   *
   * @throws DataException if it cannot be read, or its arrays do not belong together
   */
  public static HeidelbergFile open(Path file) {
    return Hdf5File.read(file, HeidelbergFile::of);
  }

  static HeidelbergFile of(Hdf5File hdf) {
    Hdf5Lists times = hdf.lists(TIMES);
    int samples = times.size();
    List<String> keys = hdf.holds(KEYS) ? words(hdf, KEYS) : List.of();
    List<String> words = hdf.holds(LABELS) ? words(hdf, LABELS, samples, "labels") : List.of();
    List<String> classes;
    int[] labels;
    if (words.isEmpty()) {
      classes = List.of("all");
      labels = new int[samples];
    } else if (named(words, keys)) {
      classes = keys;
      labels = words.stream().mapToInt(Integer::parseInt).toArray();
    } else {
      classes = ArrayLabels.classes(hdf.file().toString(), words);
      labels = ArrayLabels.indices(words, classes);
    }
    List<String> speakers =
        hdf.holds(SPEAKER) ? words(hdf, SPEAKER, samples, "speakers") : List.of();
    return new HeidelbergFile(hdf.file(), times, hdf.lists(UNITS), labels, classes, speakers);
  }

  private static List<String> words(Hdf5File hdf, String path) {
    NumpyArray array = hdf.array(path);
    return array.numeric()
        ? List.of()
        : IntStream.range(0, array.size()).mapToObj(array::text).toList();
  }

  private static List<String> words(Hdf5File hdf, String path, int samples, String what) {
    return ArrayLabels.words(hdf.file() + ", '" + path + "',", hdf.array(path), samples, what);
  }

  /** Whether the labels are numbers of different keys. */
  private static boolean named(List<String> labels, List<String> keys) {
    return !keys.isEmpty()
        && keys.size() <= FileTree.MAX_CLASSES
        && keys.stream().distinct().count() == keys.size()
        && labels.stream()
            .allMatch(l -> l.matches("\\d{1,4}") && Integer.parseInt(l) < keys.size());
  }

  /** The samples, with as many channels as they need, in the time that they need. */
  SpikeContent content() {
    ListedSpikes any = new ListedSpikes(file, times, units, ListedSpikes.MAX_CHANNELS);
    Timeline time = Timeline.of(any, "s");
    return new SpikeContent(
        file,
        new ListedSpikes(file, times, units, Math.max(1, time.channels())),
        time,
        SpikeContent.Unit.SECONDS,
        OptionalDouble.empty(),
        SpikeSamples.of(classes, labels).grouped(speakers),
        List.of());
  }

  /**
   * The samples of a published set.
   *
   * @param channels number of channels
   * @param span time that steps and target cover, in seconds
   */
  public RecordedSet recorded(int channels, double span) {
    return new RecordedSet(
        file.toString(),
        new ListedSpikes(file, times, units, channels),
        span,
        Integer.MAX_VALUE,
        labels,
        speakers,
        RecordedSet.numbered(labels.length));
  }
}
