package spikeloom.dataset.own;

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
import spikeloom.dataset.recorded.RecordedSet;
import spikeloom.dataset.recorded.SpikeLists;
import spikeloom.dataset.recorded.Timeline;
import spikeloom.file.DataException;
import spikeloom.numpy.NumpyArray;
import spikeloom.numpy.NumpyHeader;

/**
 * An array {@code [samples, steps, channels]} of 0 and 1, or of numbers of spikes. It is the array
 * that {@code --columns} names, else {@code spikes}, {@code x}, or the largest one; classes, groups
 * and published parts have the names that {@link ArraySet} knows.
 *
 * @param arrays the arrays
 * @param options split of the samples
 */
record DenseSpikes(ArrayFile arrays, SourceOptions options) {
  private static final List<String> SPIKES = List.of("spikes", "events");

  Dataset open() {
    Optional<String> train = arrays.find(ArrayNames.TRAIN);
    Optional<String> test = arrays.find(ArrayNames.TEST);
    if (train.isPresent() && test.isPresent() && options.table().columns().isEmpty()) {
      return published(train.get(), test.get());
    }
    Optional<String> spikes =
        options.table().columns().isEmpty() ? arrays.find(SPIKES) : Optional.empty();
    String name = spikes.orElseGet(() -> new ArraySet(arrays, options).valuesName());
    Optional<String> label = other(arrays.find(ArrayNames.LABELS), name);
    Optional<String> group = other(arrays.find(TableRoles.GROUPS), name);
    Map<String, NumpyArray> read = read(List.of(name), label, group);
    NumpyHeader header = arrays.header(name);
    int samples = header.shape().get(0);
    SpikeLists lists = spikes(name, get(read, name));
    return new SpikeContent(
            arrays.file(),
            lists,
            Timeline.of(lists, SpikeContent.Unit.STEPS.word()),
            SpikeContent.Unit.STEPS,
            OptionalDouble.of(header.shape().get(1)),
            label
                .map(l -> SpikeSamples.of(source(), words(read, l, samples, "classes")))
                .orElse(SpikeSamples.one(samples))
                .grouped(group.map(g -> words(read, g, samples, "groups")).orElse(List.of())),
            List.of())
        .open(options);
  }

  private Dataset published(String trainName, String testName) {
    Optional<String> trainLabels = arrays.find(ArrayNames.TRAIN_LABELS);
    Optional<String> testLabels = arrays.find(ArrayNames.TEST_LABELS);
    Map<String, NumpyArray> read = read(List.of(trainName, testName), trainLabels, testLabels);
    SpikeLists train = spikes(trainName, get(read, trainName));
    SpikeLists test = spikes(testName, get(read, testName));
    int steps = arrays.header(trainName).shape().get(1);
    if (arrays.header(testName).shape().get(1) != steps) {
      throw new DataException(
          "%s has training samples of %,d steps, but test samples of %,d; save arrays that belong together."
              .formatted(source(), steps, arrays.header(testName).shape().get(1)));
    }
    List<String> trainWords = words(read, trainLabels, train.samples(), "training classes");
    List<String> testWords = words(read, testLabels, test.samples(), "test classes");
    List<String> all = new ArrayList<>(trainWords);
    all.addAll(testWords);
    List<String> classes = ArrayLabels.classes(source(), all);
    return set(train, steps, ArrayLabels.indices(trainWords, classes))
        .published(
            String.valueOf(arrays.file().getFileName()),
            classes,
            Optional.empty(),
            set(test, steps, ArrayLabels.indices(testWords, classes)),
            options.pictures());
  }

  private RecordedSet set(SpikeLists spikes, int steps, int[] labels) {
    return new RecordedSet(
        source(), spikes, steps, steps, labels, List.of(), RecordedSet.numbered(labels.length));
  }

  private static Optional<String> other(Optional<String> name, String than) {
    return name.filter(found -> !found.equals(than));
  }

  private Map<String, NumpyArray> read(
      List<String> names, Optional<String> first, Optional<String> second) {
    names.forEach(this::requireSpikes);
    Set<String> used = new LinkedHashSet<>(names);
    first.ifPresent(used::add);
    second.ifPresent(used::add);
    return arrays.read(used);
  }

  private void requireSpikes(String name) {
    NumpyHeader header = arrays.header(name);
    if (header.shape().size() != 3 || header.size() == 0 || !header.numeric()) {
      throw new DataException(
          "%s holds %s, but spikes are an array [samples, steps, channels]; reshape it, or choose a code with --encoding."
              .formatted(arrays.source(name), header));
    }
  }

  private SpikeLists spikes(String name, NumpyArray array) {
    int steps = array.shape().get(1);
    int channels = array.shape().get(2);
    HeldSpikes.Builder spikes = new HeldSpikes.Builder(source(), array.shape().get(0));
    for (int i = 0; i < array.size(); i++) {
      double value = array.number(i);
      int sample = i / (steps * channels);
      int step = i / channels % steps;
      if (!(value >= 0) || value != Math.rint(value) || Double.isInfinite(value)) {
        throw new DataException(
            "%s has the value %s (sample %,d, step %,d, channel %,d), but spikes are 0 or 1, or their number; choose a code with --encoding instead of events."
                .formatted(arrays.source(name), value, sample + 1, step + 1, i % channels + 1));
      }
      for (int k = 0; k < value; k++) {
        spikes.add(sample, step, i % channels);
      }
    }
    return spikes.build(channels);
  }

  private String source() {
    return arrays.file().toString();
  }

  private static NumpyArray get(Map<String, NumpyArray> read, String name) {
    return Objects.requireNonNull(read.get(name));
  }

  private List<String> words(Map<String, NumpyArray> read, String name, int samples, String what) {
    return ArrayLabels.words(arrays.source(name), get(read, name), samples, what);
  }

  private List<String> words(
      Map<String, NumpyArray> read, Optional<String> name, int samples, String what) {
    return name.map(n -> words(read, n, samples, what)).orElse(ArrayLabels.one(samples));
  }
}
