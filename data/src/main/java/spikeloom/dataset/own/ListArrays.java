package spikeloom.dataset.own;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.recorded.HeldSpikes;
import spikeloom.dataset.recorded.SpikeLists;
import spikeloom.dataset.recorded.Timeline;
import spikeloom.file.DataException;
import spikeloom.numpy.NumpyArray;
import spikeloom.numpy.NumpyHeader;

/**
 * Lists of spikes in an archive of arrays, as {@code export --to npz} writes them:
 *
 * <pre>{@code
 * sample, time, neuron   sample, time and channel of every spike, in any order
 * value                  its value; only that of graded spikes is not 1
 * label                  class of every sample
 * steps, neurons         steps of a sample and number of channels
 * }</pre>
 *
 * <p>Only the first three are required. {@code times}; {@code unit}, {@code units} and {@code
 * channel}; the other names of labels, and those of groups, are understood, too.
 *
 * @param arrays the arrays of the archive
 */
record ListArrays(ArrayFile arrays) {
  private static final List<String> SAMPLE = List.of("sample", "samples");
  private static final List<String> TIME = List.of("time", "times");
  private static final List<String> CHANNEL =
      List.of("neuron", "unit", "units", "channel", "channels");
  private static final List<String> VALUE = List.of("value", "values");
  private static final List<String> STEPS = List.of("steps");
  private static final List<String> NEURONS = List.of("neurons");
  private static final int MAX_SAMPLES = 1 << 24;

  /** Whether a file holds the arrays of spikes, all of one dimension. */
  static boolean are(Path file) {
    if (!ArraySet.named(file) || !ArrayFile.archive(file)) {
      return false;
    }
    ArrayFile arrays = ArrayFile.open(file);
    return List.of(SAMPLE, TIME, CHANNEL).stream()
        .allMatch(
            names ->
                arrays
                    .find(names)
                    .map(arrays::header)
                    .filter(header -> header.numeric() && header.shape().size() == 1)
                    .isPresent());
  }

  static Dataset open(Path file, SourceOptions options) {
    return content(file).open(options);
  }

  /**
   * Reads a file.
   *
   * @throws DataException if it cannot be read, or its arrays do not belong together
   */
  static SpikeContent content(Path file) {
    return new ListArrays(ArrayFile.open(file)).content();
  }

  private SpikeContent content() {
    String sample = arrays.find(SAMPLE).orElseThrow();
    String time = arrays.find(TIME).orElseThrow();
    String channel = arrays.find(CHANNEL).orElseThrow();
    Optional<String> value = arrays.find(VALUE).filter(name -> spikes(name, sample));
    Optional<String> label = arrays.find(ArrayNames.LABELS);
    Optional<String> group = arrays.find(TableRoles.GROUPS);
    Optional<String> steps = arrays.find(STEPS).filter(this::single);
    Optional<String> neurons = arrays.find(NEURONS).filter(this::single);
    Set<String> used = new LinkedHashSet<>(List.of(sample, time, channel));
    List.of(value, label, group, steps, neurons).forEach(name -> name.ifPresent(used::add));
    Map<String, NumpyArray> read = arrays.read(used);
    NumpyArray numbers = get(read, sample);
    requireAsMany(time, get(read, time), numbers);
    requireAsMany(channel, get(read, channel), numbers);
    int samples = label.map(name -> get(read, name).shape().get(0)).orElse(highest(numbers) + 1);
    int most = neurons.map(name -> (int) get(read, name).number(0)).orElse(0);
    HeldSpikes.Builder builder = new HeldSpikes.Builder(source(), samples);
    int channels = Math.max(1, most);
    for (int i = 0; i < numbers.size(); i++) {
      int of = sample(numbers.number(i), samples);
      int limit = most > 0 ? most : ListedSpikes.MAX_CHANNELS;
      int unit = SpikeValues.channel(source(), get(read, channel).number(i), limit, of);
      channels = Math.max(channels, unit + 1);
      builder.add(of, SpikeValues.time(source(), get(read, time).number(i), of), unit);
    }
    SpikeLists spikes = builder.build(channels);
    List<String> notes = new ArrayList<>();
    value
        .map(name -> graded(get(read, name)))
        .filter(graded -> graded)
        .ifPresent(graded -> notes.add("The spikes have values, which are not read."));
    return new SpikeContent(
        arrays.file(),
        spikes,
        Timeline.of(spikes, steps.isPresent() ? SpikeContent.Unit.STEPS.word() : ""),
        steps.isPresent() ? SpikeContent.Unit.STEPS : SpikeContent.Unit.UNKNOWN,
        steps
            .map(name -> OptionalDouble.of(Math.max(1, get(read, name).number(0))))
            .orElse(OptionalDouble.empty()),
        label
            .map(name -> SpikeSamples.of(source(), words(read, name, samples, "classes")))
            .orElse(SpikeSamples.one(samples))
            .grouped(group.map(name -> words(read, name, samples, "groups")).orElse(List.of())),
        notes);
  }

  private String source() {
    return arrays.file().toString();
  }

  private boolean single(String name) {
    NumpyHeader header = arrays.header(name);
    return header.numeric() && header.size() == 1;
  }

  private boolean spikes(String name, String like) {
    NumpyHeader header = arrays.header(name);
    return header.numeric() && header.shape().equals(arrays.header(like).shape());
  }

  private static NumpyArray get(Map<String, NumpyArray> read, String name) {
    return Objects.requireNonNull(read.get(name));
  }

  private List<String> words(Map<String, NumpyArray> read, String name, int samples, String what) {
    return ArrayLabels.words(arrays.source(name), get(read, name), samples, what);
  }

  private void requireAsMany(String name, NumpyArray array, NumpyArray samples) {
    if (array.size() != samples.size()) {
      throw new DataException(
          "%s has %,d elements for %,d spikes; save one for each spike."
              .formatted(arrays.source(name), array.size(), samples.size()));
    }
  }

  private int highest(NumpyArray samples) {
    double highest = -1;
    for (int i = 0; i < samples.size(); i++) {
      highest = Math.max(highest, samples.number(i));
    }
    return sample(Math.max(0, highest), MAX_SAMPLES);
  }

  private int sample(double number, int samples) {
    if (!(number >= 0 && number < samples) || number != Math.rint(number)) {
      throw new DataException(
          "%s has a spike of sample %s; samples are whole numbers from 0 to %,d."
              .formatted(source(), number, samples - 1));
    }
    return (int) number;
  }

  private static boolean graded(NumpyArray values) {
    for (int i = 0; i < values.size(); i++) {
      if (values.number(i) != 1) {
        return true;
      }
    }
    return false;
  }
}
