package spikeloom.dataset.own;

import java.util.List;
import spikeloom.dataset.Scaling;
import spikeloom.dataset.SourceOptions.ArrayView;
import spikeloom.file.DataException;
import spikeloom.numpy.NumpyHeader;
import spikeloom.numpy.NumpyRows;
import spikeloom.spike.SignalShape;

/**
 * The layout of the samples in an array, see {@link ArraySet}.
 *
 * @param source the array, as messages name it
 * @param shape the shape of a sample
 * @param planesLast whether the planes of a picture lie pixel by pixel
 */
record ArrayLayout(String source, SignalShape shape, boolean planesLast) {
  private static final int MOST_OF_BYTES = 255;
  private static final int CHECKED = 64; // samples after which the range of bytes may be complete

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

  /** Writes the values of a row as floats to {@code to[at ..]}, plane after plane. */
  void values(NumpyRows rows, int row, float[] to, int at) {
    if (planesLast && shape instanceof SignalShape.Image image) {
      int pixels = image.height() * image.width();
      for (int plane = 0; plane < image.planes(); plane++) {
        rows.floats(row, plane, image.planes(), pixels, to, at + plane * pixels);
      }
    } else {
      rows.floats(row, to, at);
    }
  }

  /**
   * Computes the scaling from training samples: of a picture all values by one range, of a series
   * variable by variable.
   */
  Scaling fitted(NumpyRows rows, List<Integer> training) {
    int variables = shape instanceof SignalShape.Series series ? series.variables() : 1;
    Scaling.Fit fit = new Scaling.Fit(variables);
    float[] values = new float[shape.size()];
    boolean bytes = rows.type().unsignedByte();
    for (int i = 0; i < training.size(); i++) {
      rows.floats(training.get(i), values, 0);
      fit.add(values);
      if (bytes && i % CHECKED == 0 && fit.spans(0, MOST_OF_BYTES)) {
        break; // no byte is outside of this range
      }
    }
    return fit.scaling();
  }
}
