package spikeloom.dataset.own;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.Deal;
import spikeloom.dataset.Scaling;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.SourceOptions.ArrayView;
import spikeloom.dataset.TableOptions.Missing;
import spikeloom.file.Capacity;
import spikeloom.file.DataException;
import spikeloom.numpy.NumpyArray;
import spikeloom.numpy.NumpyHeader;
import spikeloom.numpy.NumpyRows;

/**
 * NumPy arrays as samples, the first dimension counting them:
 *
 * <pre>{@code
 * [N, L]        series of L values
 * [N, T, V]     series of T steps of V variables; pictures of T x V where T = V
 * [N, H, W, C], [N, C, H, W]   pictures with C = 1 or 3 planes
 * [N]           with a length of samples: one channel in time
 * }</pre>
 *
 * <p>With a length of samples the first dimension is time instead, and all others are channels. Of
 * an archive the values are the array that {@code --columns} names, else {@code x}, else the
 * largest one of numbers; {@code y}, {@code label}, {@code target} or {@code class} (and their
 * plurals) are the classes, one for each sample or one-hot, {@code group}, {@code subject}, {@code
 * patient}, {@code speaker}, {@code recording} or {@code sequence} the group of a sample. {@code
 * x_train, y_train, x_test, y_test} are the two parts. Other arrays are not read. Values are scaled
 * to [0, 1]: those of pictures all by one range, those of series variable by variable. Arrays of
 * spikes are {@link DenseSpikes}.
 *
 * @param arrays the arrays of a {@code .npy} or {@code .npz}
 * @param options representation and split of the samples
 */
record ArraySet(ArrayFile arrays, SourceOptions options) {
  private static final int MAX_VALUES = Integer.MAX_VALUE - 8; // of a Java array
  private static final int MAX_CHANNELS = 1 << 14;

  /** Whether a file name is that of an array or an archive of arrays. */
  static boolean named(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".npy") || name.endsWith(".npz");
  }

  /**
   * Opens a file.
   *
   * @throws DataException if it cannot be read or does not hold samples
   */
  static Dataset open(Path file, SourceOptions options) {
    return new ArraySet(ArrayFile.open(file), options).open();
  }

  private Path file() {
    return arrays.file();
  }

  private Dataset open() {
    if (options.array() == ArrayView.SPIKES) {
      return new DenseSpikes(arrays, options).open();
    }
    Optional<String> train = arrays.find(ArrayNames.TRAIN);
    Optional<String> test = arrays.find(ArrayNames.TEST);
    if (train.isPresent() && test.isPresent() && options.table().columns().isEmpty()) {
      return published(train.get(), test.get());
    }
    String values = valuesName();
    return options.table().window() > 0 || options.next() ? inTime(values) : dealtOut(values);
  }

  /** An array of samples, with classes and groups if available. */
  private Dataset dealtOut(String values) {
    ArrayLayout layout = layout(values);
    Optional<String> labels = arrays.find(ArrayNames.LABELS).filter(name -> !name.equals(values));
    Optional<String> groups = arrays.find(TableRoles.GROUPS).filter(name -> !name.equals(values));
    Contents contents = read(labels, groups);
    int samples = samples(values);
    List<String> words = contents.words(labels, samples, "classes");
    List<String> classes = ArrayLabels.classes(file().toString(), words);
    int[] classOf = ArrayLabels.indices(words, classes);
    List<String> origins =
        groups.isPresent() ? contents.words(groups, samples, "groups") : List.of();
    Deal deal =
        groups.isPresent()
            ? Deal.byGroup(origins, classOf, options.splitSeed())
            : Deal.byClass(
                classOf,
                IntStream.range(0, samples).mapToObj(ArraySplit::name).toList(),
                options.splitSeed());
    if (deal.train().isEmpty() || deal.test().isEmpty()) {
      throw new DataException(
          "%s has no samples to %s: it needs at least two samples of a class, or two groups."
              .formatted(file(), deal.train().isEmpty() ? "train with" : "test on"));
    }
    NumpyRows array = finite(values);
    return dataset(
        classes,
        new Part(array, deal.train(), classOf, origins),
        new Part(array, deal.test(), classOf, origins),
        layout,
        (groups.isPresent() ? "20 % of the groups" : "20 % of every class")
            + " for testing, split seed "
            + options.splitSeed());
  }

  private Dataset published(String trainName, String testName) {
    ArrayLayout layout = layout(trainName);
    ArrayLayout other = layout(testName);
    boolean same =
        layout.shape().equals(other.shape()) && layout.planesLast() == other.planesLast();
    if (!same) {
      throw new DataException(
          "%s has training samples of %s, but test samples of %s; save arrays that belong together."
              .formatted(file(), layout.shape(), other.shape()));
    }
    Optional<String> trainLabels = arrays.find(ArrayNames.TRAIN_LABELS);
    Optional<String> testLabels = arrays.find(ArrayNames.TEST_LABELS);
    Contents contents = read(trainLabels, testLabels);
    int train = samples(trainName);
    int test = samples(testName);
    List<String> trainWords = contents.words(trainLabels, train, "training classes");
    List<String> testWords = contents.words(testLabels, test, "test classes");
    List<String> all = new ArrayList<>(trainWords);
    all.addAll(testWords);
    List<String> classes = ArrayLabels.classes(file().toString(), all);
    return dataset(
        classes,
        new Part(
            finite(trainName), whole(train), ArrayLabels.indices(trainWords, classes), List.of()),
        new Part(finite(testName), whole(test), ArrayLabels.indices(testWords, classes), List.of()),
        layout,
        Dataset.AS_PUBLISHED);
  }

  private static List<Integer> whole(int samples) {
    return IntStream.range(0, samples).boxed().toList();
  }

  /** Some samples of an array. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Part(NumpyRows values, List<Integer> samples, int[] labels, List<String> origins) {
    Dataset.Split split(ArrayLayout layout, Scaling scaling) {
      return new ArraySplit(
          values,
          layout,
          scaling,
          samples.stream().mapToInt(Integer::intValue).toArray(),
          samples.stream().mapToInt(i -> labels[i]).toArray(),
          origins);
    }
  }

  private Dataset dataset(
      List<String> classes, Part train, Part test, ArrayLayout layout, String rule) {
    Scaling scaling = layout.fitted(train.values, train.samples);
    return new Dataset(
        String.valueOf(file().getFileName()),
        classes,
        train.split(layout, scaling),
        test.split(layout, scaling),
        rule);
  }

  /** A recording in time: NaN are missing values, which {@code --missing fill} replaces. */
  private Dataset inTime(String name) {
    NumpyHeader header = arrays.header(name);
    int moments = header.shape().get(0);
    long variables = header.size() / Math.max(1, moments);
    if (variables > MAX_CHANNELS || header.size() > MAX_VALUES) {
      throw new DataException(
          "%s has %s, more than the %,d values of up to %,d channels that a recording in time can have; save a part of it."
              .formatted(arrays.source(name), header, MAX_VALUES, MAX_CHANNELS));
    }
    Capacity.require(file(), 2L * Float.BYTES * header.size());
    NumpyRows values = arrays.rows(name);
    if (options.table().missing() == Missing.FILL) {
      FiniteValues.requireOrMissing(arrays.source(name), values);
    } else {
      FiniteValues.require(arrays.source(name), values);
    }
    float[] all = new float[(int) header.size()];
    for (int i = 0; i < moments; i++) {
      values.floats(i, all, i * (int) variables);
    }
    return Channels.ofMoments(file(), all, (int) variables)
        .set(options, TableSet.DEFAULT_WINDOW)
        .open();
  }

  String valuesName() {
    List<String> asked = options.table().columns();
    if (asked.size() > 1) {
      throw new DataException(
          "%s needs a single array of values, but --columns names %s; name one."
              .formatted(file(), String.join(", ", asked)));
    }
    String name =
        asked.isEmpty()
            ? arrays
                .find(ArrayNames.VALUES)
                .or(arrays::largest)
                .orElseThrow(
                    () ->
                        new DataException(
                            file() + " has no array of numbers; save an array of samples."))
            : arrays
                .find(asked)
                .orElseThrow(
                    () ->
                        new DataException(
                            "%s has no array '%s'; it has %s."
                                .formatted(file(), asked.get(0), arrays.names())));
    NumpyHeader header = arrays.header(name);
    boolean unknown = header.element().type().isEmpty(); // rejected with a reason when it is read
    if (!unknown && (!header.numeric() || header.shape().isEmpty() || header.size() == 0)) {
      throw new DataException(
          "%s has an array of %s, but samples must be numbers; choose another array with --columns."
              .formatted(file(), header));
    }
    return name;
  }

  /** Determines the layout of an array. */
  private ArrayLayout layout(String name) {
    NumpyHeader header = arrays.header(name);
    boolean unknown = header.element().type().isEmpty(); // rejected with a reason when it is read
    if (header.size() == 0 || !(unknown || header.numeric())) {
      throw new DataException(
          "%s holds %s, but samples are numbers, and at least one; save others."
              .formatted(arrays.source(name), header));
    }
    return ArrayLayout.of(arrays.source(name), header, options.array());
  }

  private int samples(String name) {
    return arrays.header(name).shape().get(0);
  }

  private NumpyRows finite(String name) {
    NumpyRows values = arrays.rows(name);
    FiniteValues.require(arrays.source(name), values);
    return values;
  }

  @SafeVarargs
  private Contents read(Optional<String>... named) {
    Set<String> names = new LinkedHashSet<>();
    for (Optional<String> name : named) {
      name.ifPresent(names::add);
    }
    return new Contents(arrays, names.isEmpty() ? Map.of() : arrays.read(names));
  }

  /** The arrays of classes and groups. */
  private record Contents(ArrayFile file, Map<String, NumpyArray> read) {
    List<String> words(Optional<String> name, int samples, String what) {
      return name.map(n -> ArrayLabels.words(file.source(n), get(n), samples, what))
          .orElse(ArrayLabels.one(samples));
    }

    private NumpyArray get(String name) {
      return Optional.ofNullable(read.get(name)).orElseThrow();
    }
  }
}
