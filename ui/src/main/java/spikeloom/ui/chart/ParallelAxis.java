package spikeloom.ui.chart;

import java.util.Arrays;
import java.util.List;
import spikeloom.text.Wording;

/**
 * One axis of a {@link ParallelChart} with a value for every line.
 *
 * @param label the quantity
 * @param scale how numbers are spread; linear for names
 * @param names names of the values 0, 1, 2 ...; empty for numbers
 * @param values a value for each line; not a number where it is unknown. Not copied, callers do not
 *     change it
 */
@SuppressWarnings("ArrayRecordComponent") // drawn, never compared
public record ParallelAxis(String label, Axis.Scale scale, List<String> names, double[] values) {
  private static final double LEAST_RATIO = 10;

  /** Copies its names. */
  public ParallelAxis {
    names = List.copyOf(names);
  }

  /** An axis of numbers: logarithmic if they are positive and at least a factor of ten apart. */
  public static ParallelAxis numbers(String label, double... values) {
    double least = Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
    double most = Arrays.stream(values).filter(Double::isFinite).max().orElse(1);
    boolean wide = least > 0 && most >= LEAST_RATIO * least;
    return new ParallelAxis(label, wide ? Axis.Scale.LOG : Axis.Scale.LINEAR, List.of(), values);
  }

  /** An axis of texts, in the order in which they occur. */
  public static ParallelAxis texts(String label, List<String> texts) {
    List<String> names = texts.stream().distinct().toList();
    return new ParallelAxis(
        label, Axis.Scale.LINEAR, names, texts.stream().mapToDouble(names::indexOf).toArray());
  }

  /** The range that is drawn. */
  AxisRange range() {
    if (!names.isEmpty()) {
      return AxisRange.padded(Axis.Scale.LINEAR, 0, Math.max(1, names.size() - 1));
    }
    return AxisRange.padded(
        scale,
        Arrays.stream(values).filter(Double::isFinite).min().orElse(Double.NaN),
        Arrays.stream(values).filter(Double::isFinite).max().orElse(Double.NaN));
  }

  /** The value of a line as a text: a name or a number; empty if it is unknown. */
  String text(int line) {
    double value = values[line];
    if (!Double.isFinite(value)) {
      return "";
    }
    return names.isEmpty() ? Wording.number(value) : names.get((int) value);
  }
}
