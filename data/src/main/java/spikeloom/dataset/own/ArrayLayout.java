package spikeloom.dataset.own;

import java.util.List;
import spikeloom.dataset.SourceOptions.ArrayView;
import spikeloom.file.Capacity;
import spikeloom.file.DataException;
import spikeloom.numpy.NumpyArray;
import spikeloom.numpy.NumpyHeader;
import spikeloom.spike.SignalShape;

/**
 * The layout of the samples in an array, see {@link ArraySet}.
 *
 * @param source the array, as messages name it
 * @param shape the shape of a sample
 * @param planesLast whether the planes of a picture lie pixel by pixel
 */
record ArrayLayout(String source, SignalShape shape, boolean planesLast) {
  static final int MAX_VALUES = 1 << 27;

  /**
   * Returns the layout of an array.
   *
   * @throws DataException if its dimensions do not fit the requested kind of samples
   */
  static ArrayLayout of(String source, NumpyHeader values, ArrayView view) {
    List<Integer> sizes = values.shape();
    boolean last = sizes.size() == 4 && planes(sizes.get(3));
    return new ArrayLayout(source, shape(source, values, view, last), last);
  }

  private static SignalShape shape(
      String source, NumpyHeader values, ArrayView view, boolean planesLast) {
    List<Integer> sizes = values.shape();
    int dimensions = sizes.size();
    boolean pictures = view == ArrayView.PICTURES;
    boolean series = view == ArrayView.SERIES;
    if (dimensions == 2 && !pictures) {
      return new SignalShape.Series(sizes.get(1), 1);
    }
    if (dimensions == 3) {
      boolean square = sizes.get(1).equals(sizes.get(2));
      return pictures || (square && !series)
          ? new SignalShape.Image(1, sizes.get(1), sizes.get(2))
          : new SignalShape.Series(sizes.get(1), sizes.get(2));
    }
    if (dimensions == 4 && !series && planesLast) {
      return new SignalShape.Image(sizes.get(3), sizes.get(1), sizes.get(2));
    }
    if (dimensions == 4 && !series && planes(sizes.get(1))) {
      return new SignalShape.Image(sizes.get(1), sizes.get(2), sizes.get(3));
    }
    throw new DataException(
        dimensions == 1
            ? "%s holds one series of %,d values; set the length of a sample with --sample-length."
                .formatted(source, sizes.get(0))
            : "%s holds %s, which is not a list of %s; reshape it to [samples, steps, variables] or [samples, rows, columns(, 1 or 3)]."
                .formatted(source, values, pictures ? "pictures" : "samples"));
  }

  private static boolean planes(int size) {
    return size == 1 || size == 3;
  }

  /**
   * The values of some samples, one after another.
   *
   * @throws DataException if there are too many
   */
  float[] values(NumpyArray array, List<Integer> samples) {
    int size = shape.size();
    long all = (long) size * samples.size();
    if (all > MAX_VALUES) {
      throw new DataException(
          "%s makes %,d values, more than the maximum of %,d; save a part of it."
              .formatted(source, all, MAX_VALUES));
    }
    Capacity.require(source, Float.BYTES * all);
    float[] values = new float[(int) all];
    int at = 0;
    for (int sample : samples) {
      for (int v = 0; v < size; v++) {
        values[at++] = (float) array.number(sample * size + from(v));
      }
    }
    return values;
  }

  /**
   * Returns the index in the array of value {@code v} of a sample whose planes are stored one after
   * another.
   */
  private int from(int v) {
    if (!planesLast || !(shape instanceof SignalShape.Image image)) {
      return v;
    }
    int pixels = image.height() * image.width();
    return v % pixels * image.planes() + v / pixels;
  }
}
