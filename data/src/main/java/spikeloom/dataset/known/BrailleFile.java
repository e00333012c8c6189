package spikeloom.dataset.known;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.HeldSamples;
import spikeloom.dataset.LocatedSplit;
import spikeloom.dataset.SampleLocation;
import spikeloom.file.DataException;
import spikeloom.numpy.NumpyArray;

/**
 * The arrays of {@link Braille}, checked to belong together.
 *
 * @param x samples x steps x sensors
 * @param length steps of every sample
 * @param label letter of every sample
 * @param repetition index of the recording among those of its letter
 * @param letters names of the labels
 */
record BrailleFile(
    NumpyArray x,
    NumpyArray length,
    NumpyArray label,
    NumpyArray repetition,
    List<String> letters) {
  private static final int MAX_LETTERS = 256;

  static BrailleFile of(Path file, Map<String, NumpyArray> arrays) {
    NumpyArray names = array(file, arrays, "letters");
    BrailleFile content =
        new BrailleFile(
            numbers(file, arrays, "x"),
            numbers(file, arrays, "length"),
            numbers(file, arrays, "label"),
            numbers(file, arrays, "repetition"),
            IntStream.range(0, Math.min(MAX_LETTERS, names.size()))
                .mapToObj(i -> names.numeric() ? Double.toString(names.number(i)) : names.text(i))
                .toList());
    content.check(file);
    return content;
  }

  private void check(Path file) {
    if (x.shape().size() != 3
        || x.shape().get(1) != Braille.STEPS
        || x.shape().get(2) != Braille.SENSORS) {
      throw new DataException(
          "%s has x of %s, but samples x %d x %d are expected; use the file as distributed."
              .formatted(file, x, Braille.STEPS, Braille.SENSORS));
    }
    int samples = x.shape().get(0);
    for (NumpyArray each : List.of(length, label, repetition)) {
      if (each.size() != samples || samples == 0) {
        throw new DataException(
            "%s has %,d samples, but %,d lengths, %,d labels and %,d repetitions; use the file as distributed."
                .formatted(file, samples, length.size(), label.size(), repetition.size()));
      }
    }
    for (int i = 0; i < samples; i++) {
      requireWhole(file, "length", length.number(i), i, Braille.STEPS);
      requireWhole(file, "label", label.number(i) + 1, i, letters.size());
      requireWhole(file, "repetition", repetition.number(i) + 1, i, 1 << 20);
    }
    for (int i = 0; i < x.size(); i++) {
      if (!Double.isFinite(x.number(i))) {
        throw new DataException(
            "%s has a value that is not a number in sample %,d; use the file as distributed."
                .formatted(file, i / (Braille.STEPS * Braille.SENSORS)));
      }
    }
  }

  private static void requireWhole(Path file, String what, double number, int at, int most) {
    if (!(number >= 1 && number <= most && number == Math.rint(number))) {
      throw new DataException(
          "%s has the %s of sample %,d out of range; use the file as distributed."
              .formatted(file, what, at));
    }
  }

  private static NumpyArray numbers(Path file, Map<String, NumpyArray> arrays, String name) {
    NumpyArray array = array(file, arrays, name);
    if (!array.numeric()) {
      throw new DataException(
          "%s has texts in the array '%s'; use the file as distributed.".formatted(file, name));
    }
    return array;
  }

  private static NumpyArray array(Path file, Map<String, NumpyArray> arrays, String name) {
    NumpyArray array = arrays.get(name);
    if (array == null) {
      throw new DataException(
          "%s has no array '%s', only %s; use the file as distributed."
              .formatted(file, name, String.join(", ", arrays.keySet())));
    }
    return array;
  }

  /** The repetition numbers in the file. */
  List<Integer> repetitions() {
    return IntStream.range(0, repetition.size())
        .map(i -> (int) repetition.number(i))
        .distinct()
        .sorted()
        .boxed()
        .toList();
  }

  /**
   * Returns the samples of the wanted repetitions, ordered by repetition, so that all letters occur
   * early.
   */
  List<Integer> samples(IntPredicate wanted) {
    return IntStream.range(0, repetition.size())
        .filter(i -> wanted.test((int) repetition.number(i)))
        .boxed()
        .sorted(
            Comparator.<Integer>comparingDouble(repetition::number)
                .thenComparingDouble(label::number))
        .toList();
  }

  /** Returns the values below rest, which is the highest value; not scaled. */
  float[] values(List<Integer> samples) {
    int size = Braille.STEPS * Braille.SENSORS;
    float[] values = new float[Math.multiplyExact(samples.size(), size)];
    for (int s = 0; s < samples.size(); s++) {
      int last = (int) length.number(samples.get(s)) - 1;
      for (int i = 0; i < size; i++) {
        int step = Math.min(last, i / Braille.SENSORS);
        int from = samples.get(s) * size + step * Braille.SENSORS + i % Braille.SENSORS;
        values[s * size + i] = (float) -x.number(from);
      }
    }
    return values;
  }

  /** A repetition, the same for every letter, stays together. */
  Dataset.Split held(float[] values, List<Integer> samples) {
    HeldSamples held =
        new HeldSamples(
            Braille.SHAPE,
            values,
            samples.stream().mapToInt(i -> (int) label.number(i)).toArray(),
            samples.stream()
                .map(i -> letters.get((int) label.number(i)) + ":" + (int) repetition.number(i))
                .toList());
    List<SampleLocation> places =
        samples.stream()
            .map(i -> SampleLocation.of("repetition " + (int) repetition.number(i)))
            .toList();
    return new LocatedSplit(held, places);
  }
}
