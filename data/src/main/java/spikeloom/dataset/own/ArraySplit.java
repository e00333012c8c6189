package spikeloom.dataset.own;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.OwnUnits;
import spikeloom.dataset.SampleLocation;
import spikeloom.dataset.Scaling;
import spikeloom.numpy.NumpyRows;
import spikeloom.spike.SignalShape;
import spikeloom.text.Wording;

/**
 * Some rows of an array, scaled when they are read; the array keeps its type, in memory or in a
 * mapped file.
 *
 * @param rows the array
 * @param layout layout of a row
 * @param scaling how values become values in [0, 1]
 * @param ofBytes the scaled value of every byte where all elements are unsigned bytes with one
 *     range, which is faster; else empty
 * @param samples the row of every sample
 * @param labels class of every sample
 * @param origins group of every row; empty if samples are independent
 */
@SuppressWarnings("ArrayRecordComponent") // identity is enough: splits are not compared
record ArraySplit(
    NumpyRows rows,
    ArrayLayout layout,
    Scaling scaling,
    float[] ofBytes,
    int[] samples,
    int[] labels,
    List<String> origins)
    implements Dataset.Split {

  /** Creates a split, see the components. */
  ArraySplit(
      NumpyRows rows,
      ArrayLayout layout,
      Scaling scaling,
      int[] samples,
      int[] labels,
      List<String> origins) {
    this(rows, layout, scaling, ofBytes(rows, scaling), samples, labels, origins);
  }

  private static float[] ofBytes(NumpyRows rows, Scaling scaling) {
    if (!rows.type().unsignedByte() || scaling.least().length > 1) {
      return new float[0];
    }
    float[] values = new float[1 << Byte.SIZE];
    for (int b = 0; b < values.length; b++) {
      values[b] = b;
    }
    scaling.apply(values);
    return values;
  }

  @Override
  public int size() {
    return samples.length;
  }

  @Override
  public SignalShape shape() {
    return layout.shape();
  }

  @Override
  public int label(int index) {
    return labels[index];
  }

  @Override
  public String identity(int index) {
    return name(samples[index]);
  }

  /** The name of a row. */
  static String name(int row) {
    return "sample " + (row + 1);
  }

  @Override
  public SampleLocation place(int index) {
    return SampleLocation.of(origins.isEmpty() ? identity(index) : origins.get(samples[index]));
  }

  @Override
  public void copyTo(int index, float[] target, int at) {
    layout.values(rows, samples[index], target, at);
    int size = shape().size();
    if (ofBytes.length == 0) {
      scaling.apply(target, at, size);
      return;
    }
    for (int i = at; i < at + size; i++) {
      target[i] = ofBytes[(int) target[i]];
    }
  }

  /** Those of series; pictures are scaled by one range, and have no unit. */
  @Override
  public Optional<OwnUnits> units() {
    return shape() instanceof SignalShape.Series series
        ? Optional.of(
            OwnUnits.of(
                scaling, IntStream.range(0, series.variables()).mapToObj(series::name).toList()))
        : Optional.empty();
  }

  @Override
  public boolean lazy() {
    return rows.mapped();
  }

  @Override
  public String toString() {
    return Wording.count(size(), "sample") + " of " + shape();
  }
}
