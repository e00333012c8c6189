package spikeloom.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import spikeloom.file.DataException;
import spikeloom.numpy.Npy;
import spikeloom.numpy.Npz;
import spikeloom.numpy.NumpyArray;
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
 * plurals) are the classes, {@code group}, {@code subject}, {@code patient}, {@code speaker},
 * {@code recording} or {@code sequence} what a sample is a part of. {@code x_train, y_train,
 * x_test, y_test} are the two parts. Values are scaled to [0, 1]: those of pictures all by one
 * range, those of series variable by variable.
 *
 * @param file a {@code .npy} or {@code .npz}
 * @param options how the array is shown and its samples are dealt out
 */
record ArraySet(Path file, SourceOptions options) {
  private static final List<String> VALUES = List.of("x", "data", "values", "samples", "signals");
  private static final List<String> LABELS =
      List.of("y", "label", "labels", "target", "targets", "class", "classes");

  /** Whether a file has the name of an array or an archive of them. */
  static boolean named(Path file) {
    String name = lower(file);
    return name.endsWith(".npy") || name.endsWith(".npz");
  }

  private static String lower(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
  }

  Dataset open() {
    Map<String, NumpyArray> arrays =
        lower(file).endsWith(".npz") ? Npz.read(file) : Map.of("x", Npy.read(file));
    Optional<NumpyArray> train = find(arrays, List.of("x_train", "train_x", "train"));
    Optional<NumpyArray> test = find(arrays, List.of("x_test", "test_x", "test"));
    if (train.isPresent() && test.isPresent() && options.table().columns().isEmpty()) {
      return published(arrays, train.get(), test.get());
    }
    String name = valuesName(arrays);
    NumpyArray values = requireValues(arrays.get(name));
    Map<String, NumpyArray> others = new HashMap<>(arrays);
    others.remove(name);
    if (options.table().window() > 0 || options.next()) {
      return inTime(values);
    }
    ArrayLayout layout = ArrayLayout.of(file, values, options.array());
    int samples = values.shape().get(0);
    Optional<NumpyArray> labels = find(others, LABELS);
    List<String> words = labels.map(a -> words(a, samples, "classes")).orElse(one(samples));
    List<String> classes = classes(words);
    int[] classOf = indices(words, classes);
    Optional<NumpyArray> groups = find(others, TableRoles.GROUPS);
    List<String> names = names(samples);
    List<String> origins = groups.map(g -> words(g, samples, "groups")).orElse(names);
    Deal deal =
        groups.isPresent()
            ? Deal.byGroup(origins, classOf, options.splitSeed())
            : Deal.byClass(classOf, names, options.splitSeed());
    if (deal.train().isEmpty() || deal.test().isEmpty()) {
      throw new DataException(
          "%s has no samples to %s: it needs two of a class, or two groups."
              .formatted(file, deal.train().isEmpty() ? "learn from" : "test with"));
    }
    return dataset(
        classes,
        new Part(values, deal.train(), classOf, origins),
        new Part(values, deal.test(), classOf, origins),
        layout,
        (groups.isPresent() ? "a fifth of the groups" : "a fifth of every class")
            + " is the test, split seed "
            + options.splitSeed());
  }

  private Dataset published(
      Map<String, NumpyArray> arrays, NumpyArray trainValues, NumpyArray testValues) {
    ArrayLayout layout = ArrayLayout.of(file, trainValues, options.array());
    ArrayLayout other = ArrayLayout.of(file, testValues, options.array());
    if (!layout.equals(other)) {
      throw new DataException(
          "%s has training samples of %s, but test samples of %s; save arrays that belong together."
              .formatted(file, layout.shape(), other.shape()));
    }
    int train = trainValues.shape().get(0);
    int test = testValues.shape().get(0);
    List<String> trainWords =
        find(arrays, List.of("y_train", "train_y", "train_labels", "labels_train"))
            .map(a -> words(a, train, "training classes"))
            .orElse(one(train));
    List<String> testWords =
        find(arrays, List.of("y_test", "test_y", "test_labels", "labels_test"))
            .map(a -> words(a, test, "test classes"))
            .orElse(one(test));
    List<String> all = new ArrayList<>(trainWords);
    all.addAll(testWords);
    List<String> classes = classes(all);
    return dataset(
        classes,
        new Part(trainValues, whole(train), indices(trainWords, classes), names(train)),
        new Part(testValues, whole(test), indices(testWords, classes), names(test)),
        layout,
        Dataset.AS_PUBLISHED);
  }

  private static List<String> names(int samples) {
    return IntStream.range(0, samples).mapToObj(i -> "sample " + (i + 1)).toList();
  }

  private static List<Integer> whole(int samples) {
    return IntStream.range(0, samples).boxed().toList();
  }

  private static int[] indices(List<String> words, List<String> classes) {
    Map<String, Integer> index = new HashMap<>();
    classes.forEach(name -> index.put(name, index.size()));
    return words.stream().mapToInt(word -> index.getOrDefault(word, 0)).toArray();
  }

  private static List<String> one(int samples) {
    return Collections.nCopies(samples, "all");
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
        String.valueOf(file.getFileName()),
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
    return new Placed(held, part.samples.stream().map(i -> Place.of(part.origins.get(i))).toList());
  }

  private Dataset inTime(NumpyArray values) {
    int moments = values.shape().get(0);
    int variables = values.size() / Math.max(1, moments);
    if (values.size() > ArrayLayout.MAX_VALUES || variables > 1 << 14) {
      throw new DataException(
          "%s has %s, too much for one recording in time; save a part of it."
              .formatted(file, values));
    }
    float[] all = new float[values.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = (float) values.number(i);
    }
    return Channels.ofMoments(file, all, variables).set(options, TableSet.USUAL_WINDOW).open();
  }

  private String valuesName(Map<String, NumpyArray> arrays) {
    List<String> asked = options.table().columns();
    if (asked.size() > 1) {
      throw new DataException(
          "%s is read by one array of values, but --columns names %s; name one."
              .formatted(file, String.join(", ", asked)));
    }
    if (asked.isEmpty()) {
      return name(arrays, VALUES)
          .or(
              () ->
                  arrays.entrySet().stream()
                      .filter(entry -> entry.getValue().numeric())
                      .max(Map.Entry.comparingByValue(Comparator.comparingInt(NumpyArray::size)))
                      .map(Map.Entry::getKey))
          .orElseThrow(
              () -> new DataException(file + " has no array of numbers; save one of samples."));
    }
    return name(arrays, asked)
        .orElseThrow(
            () ->
                new DataException(
                    "%s has no array '%s'; it has %s."
                        .formatted(file, asked.get(0), String.join(", ", arrays.keySet()))));
  }

  private NumpyArray requireValues(@Nullable NumpyArray values) {
    if (values == null || !values.numeric() || values.shape().isEmpty() || values.size() == 0) {
      throw new DataException(
          "%s has an array of %s where samples of numbers are expected; name another with --columns."
              .formatted(file, values));
    }
    return values;
  }

  private static Optional<String> name(Map<String, NumpyArray> arrays, List<String> names) {
    return names.stream()
        .flatMap(
            name -> arrays.keySet().stream().filter(candidate -> candidate.equalsIgnoreCase(name)))
        .findFirst();
  }

  private static Optional<NumpyArray> find(Map<String, NumpyArray> arrays, List<String> names) {
    return name(arrays, names).map(arrays::get);
  }

  private List<String> words(NumpyArray array, int samples, String what) {
    if (array.size() != samples) {
      throw new DataException(
          "%s has %,d %s for %,d samples; save one for each."
              .formatted(file, array.size(), what, samples));
    }
    return IntStream.range(0, samples)
        .mapToObj(i -> array.numeric() ? number(array.number(i)) : array.text(i))
        .toList();
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  /** The names of the classes: numbers in their order, words in theirs. */
  private List<String> classes(List<String> words) {
    boolean numbers = words.stream().allMatch(word -> word.matches("-?\\d{1,18}"));
    TreeSet<String> names =
        new TreeSet<>(
            numbers ? Comparator.comparingLong(Long::parseLong) : Comparator.naturalOrder());
    names.addAll(words);
    if (names.size() > FileTree.MAX_CLASSES) {
      throw new DataException(
          "%s has %,d different classes, but at most %d are read; name the array of values with --columns if the labels are none."
              .formatted(file, names.size(), FileTree.MAX_CLASSES));
    }
    return List.copyOf(names);
  }
}
