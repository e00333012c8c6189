package spikeloom.dataset.own;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import spikeloom.file.DataException;
import spikeloom.numpy.NumpyArray;

/** Classes and groups of samples: numbers, texts, or rows with a single one (one-hot). */
final class ArrayLabels {
  private ArrayLabels() {}

  /** Returns one class for all samples. */
  static List<String> one(int samples) {
    return Collections.nCopies(samples, "all");
  }

  /**
   * Returns the class of every sample as a string.
   *
   * @param source the array, as messages name it
   * @param samples number of samples
   * @param what name of its content, for messages
   * @throws DataException if it does not have one for each sample
   */
  static List<String> words(String source, NumpyArray array, int samples, String what) {
    boolean oneHot =
        array.numeric()
            && array.shape().size() == 2
            && array.shape().get(0) == samples
            && array.shape().get(1) > 1;
    if (oneHot) {
      return IntStream.range(0, samples)
          .mapToObj(i -> Integer.toString(column(source, array, i)))
          .toList();
    }
    if (array.size() != samples) {
      throw new DataException(
          "%s has %,d %s for %,d samples; save one for each."
              .formatted(source, array.size(), what, samples));
    }
    return IntStream.range(0, samples)
        .mapToObj(i -> array.numeric() ? number(source, array, i) : array.text(i))
        .toList();
  }

  private static int column(String source, NumpyArray array, int row) {
    int columns = array.shape().get(1);
    int found = -1;
    for (int c = 0; c < columns; c++) {
      double value = array.number(row * columns + c);
      boolean hot = value == 1 && found < 0;
      if (!hot && value != 0) {
        throw new DataException(
            "%s has %s in row %,d, column %,d, but labels of two dimensions are one-hot: a single 1 in each row, else 0; save one label for each sample."
                .formatted(source, value, row + 1, c + 1));
      }
      found = hot ? c : found;
    }
    if (found < 0) {
      throw new DataException(
          "%s has no 1 in row %,d, but labels of two dimensions are one-hot; save one label for each sample."
              .formatted(source, row + 1));
    }
    return found;
  }

  private static String number(String source, NumpyArray array, int index) {
    double value = array.number(index);
    if (!Double.isFinite(value)) {
      throw new DataException(
          "%s has the label %s at index %,d; every sample needs a class label."
              .formatted(source, value, index + 1));
    }
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  /**
   * Returns the names of the classes in numeric or alphabetical order.
   *
   * @throws DataException if there are too many
   */
  static List<String> classes(String source, List<String> words) {
    boolean numbers = words.stream().allMatch(word -> word.matches("-?\\d{1,18}"));
    TreeSet<String> names =
        new TreeSet<>(
            numbers ? Comparator.comparingLong(Long::parseLong) : Comparator.naturalOrder());
    names.addAll(words);
    if (names.size() > FileTree.MAX_CLASSES) {
      throw new DataException(
          "%s has %,d different classes, but at most %d are supported; if these are not labels, choose the array of values with --columns."
              .formatted(source, names.size(), FileTree.MAX_CLASSES));
    }
    return List.copyOf(names);
  }

  /** Returns the class index of every label. */
  static int[] indices(List<String> words, List<String> classes) {
    Map<String, Integer> index = new HashMap<>();
    classes.forEach(name -> index.put(name, index.size()));
    return words.stream().mapToInt(word -> index.getOrDefault(word, 0)).toArray();
  }
}
