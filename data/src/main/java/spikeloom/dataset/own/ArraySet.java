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
import spikeloom.dataset.HeldSamples;
import spikeloom.dataset.LocatedSplit;
import spikeloom.dataset.SampleLocation;
import spikeloom.dataset.Scaling;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.SourceOptions.ArrayView;
import spikeloom.dataset.TableOptions.Missing;
import spikeloom.file.Capacity;
import spikeloom.file.DataException;
import spikeloom.numpy.NumpyArray;
import spikeloom.numpy.NumpyHeader;
import spikeloom.spike.SignalShape;

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
  /** Maximum number of values that are split; the training part is not larger. */
  private static final long MAX_BOTH = ArrayLayout.MAX_VALUES / 4 * 5L;

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
    ArrayLayout layout = layout(values, MAX_BOTH);
    Optional<String> labels = arrays.find(ArrayNames.LABELS).filter(name -> !name.equals(values));
    Optional<String> groups = arrays.find(TableRoles.GROUPS).filter(name -> !name.equals(values));
    Contents contents = read(values, labels, groups);
    int samples = contents.samples(values);
    List<String> words = contents.words(labels, samples, "classes");
    List<String> classes = ArrayLabels.classes(file().toString(), words);
    int[] classOf = ArrayLabels.indices(words, classes);
    List<String> names = names(samples);
    List<String> origins = groups.isPresent() ? contents.words(groups, samples, "groups") : names;
    Deal deal =
        groups.isPresent()
            ? Deal.byGroup(origins, classOf, options.splitSeed())
            : Deal.byClass(classOf, names, options.splitSeed());
    if (deal.train().isEmpty() || deal.test().isEmpty()) {
      throw new DataException(
          "%s has no samples to %s: it needs at least two samples of a class, or two groups."
              .formatted(file(), deal.train().isEmpty() ? "train with" : "test on"));
    }
    NumpyArray array = contents.finite(values);
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
    ArrayLayout layout = layout(trainName, ArrayLayout.MAX_VALUES);
    ArrayLayout other = layout(testName, ArrayLayout.MAX_VALUES);
    boolean same =
        layout.shape().equals(other.shape()) && layout.planesLast() == other.planesLast();
    if (!same) {
      throw new DataException(
          "%s has training samples of %s, but test samples of %s; save arrays that belong together."
              .formatted(file(), layout.shape(), other.shape()));
    }
    Optional<String> trainLabels = arrays.find(ArrayNames.TRAIN_LABELS);
    Optional<String> testLabels = arrays.find(ArrayNames.TEST_LABELS);
    Contents contents = read(trainName, Optional.of(testName), trainLabels, testLabels);
    int train = contents.samples(trainName);
    int test = contents.samples(testName);
    List<String> trainWords = contents.words(trainLabels, train, "training classes");
    List<String> testWords = contents.words(testLabels, test, "test classes");
    List<String> all = new ArrayList<>(trainWords);
    all.addAll(testWords);
    List<String> classes = ArrayLabels.classes(file().toString(), all);
    return dataset(
        classes,
        new Part(
            contents.finite(trainName),
            whole(train),
            ArrayLabels.indices(trainWords, classes),
            names(train)),
        new Part(
            contents.finite(testName),
            whole(test),
            ArrayLabels.indices(testWords, classes),
            names(test)),
        layout,
        Dataset.AS_PUBLISHED);
  }

  private static List<String> names(int samples) {
    return IntStream.range(0, samples).mapToObj(i -> "sample " + (i + 1)).toList();
  }

  private static List<Integer> whole(int samples) {
    return IntStream.range(0, samples).boxed().toList();
  }

  /** Some samples of an array. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Part(
      NumpyArray values, List<Integer> samples, int[] labels, List<String> origins) {}

  private Dataset dataset(
      List<String> classes, Part train, Part test, ArrayLayout layout, String rule) {
    float[] fitted = layout.values(train.values, train.samples);
    float[] tested = layout.values(test.values, test.samples);
    SignalShape shape = layout.shape();
    int variables = shape instanceof SignalShape.Series series ? series.variables() : 1;
    Scaling scaling = Scaling.fitted(fitted, variables);
    scaling.apply(fitted);
    scaling.apply(tested);
    return new Dataset(
        String.valueOf(file().getFileName()),
        classes,
        held(shape, fitted, train),
        held(shape, tested, test),
        rule);
  }

  private static Dataset.Split held(SignalShape shape, float[] values, Part part) {
    HeldSamples held =
        new HeldSamples(
            shape,
            values,
            part.samples.stream().mapToInt(i -> part.labels[i]).toArray(),
            part.samples.stream().map(i -> "sample " + (i + 1)).toList());
    return new LocatedSplit(
        held, part.samples.stream().map(i -> SampleLocation.of(part.origins.get(i))).toList());
  }

  /** A recording in time: NaN are missing values, which {@code --missing fill} replaces. */
  private Dataset inTime(String name) {
    NumpyHeader header = arrays.header(name);
    int moments = header.shape().get(0);
    long variables = header.size() / Math.max(1, moments);
    if (header.size() > ArrayLayout.MAX_VALUES || variables > 1 << 14) {
      throw new DataException(
          "%s has %s, too long for one recording in time; save a part of it."
              .formatted(arrays.source(name), header));
    }
    Contents contents = read(name);
    boolean fill = options.table().missing() == Missing.FILL;
    NumpyArray values = fill ? contents.withoutInfinity(name) : contents.finite(name);
    Capacity.require(file(), 2L * Float.BYTES * values.size());
    float[] all = new float[values.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = (float) values.number(i);
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

  /** Determines the layout of an array; rejects it before reading if it is too large. */
  private ArrayLayout layout(String name, long most) {
    NumpyHeader header = arrays.header(name);
    String source = arrays.source(name);
    ArrayLayout layout = ArrayLayout.of(source, header, options.array());
    if (header.size() > most) {
      throw new DataException(
          "%s holds %s: %,d values, more than the maximum of %,d; save a part of it."
              .formatted(source, header, header.size(), most));
    }
    Capacity.require(source, header.size() * (header.element().bytes() + Float.BYTES));
    return layout;
  }

  @SafeVarargs
  private Contents read(String first, Optional<String>... others) {
    Set<String> names = new LinkedHashSet<>(List.of(first));
    for (Optional<String> other : others) {
      other.ifPresent(names::add);
    }
    return new Contents(arrays, arrays.read(names));
  }

  /** The arrays in use. */
  private record Contents(ArrayFile file, Map<String, NumpyArray> read) {
    private NumpyArray get(String name) {
      return Optional.ofNullable(read.get(name)).orElseThrow();
    }

    int samples(String name) {
      return get(name).shape().get(0);
    }

    List<String> words(Optional<String> name, int samples, String what) {
      return name.map(n -> ArrayLabels.words(file.source(n), get(n), samples, what))
          .orElse(ArrayLabels.one(samples));
    }

    NumpyArray finite(String name) {
      FiniteValues.require(file.source(name), get(name));
      return get(name);
    }

    NumpyArray withoutInfinity(String name) {
      FiniteValues.requireOrMissing(file.source(name), get(name));
      return get(name);
    }
  }
}
