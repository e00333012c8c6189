package spikeloom.array;

/**
 * The position of a matrix: row r starts at {@code values[at + r * stride]} and is {@code width}
 * long, padding included.
 *
 * @param values the array that holds it
 * @param at index of row 0
 * @param width length of a row; for kernels that work on vectors a multiple of {@link
 *     Padding#FLOATS}
 * @param stride distance between rows, at least {@code width}
 */
@SuppressWarnings("ArrayRecordComponent") // a place in memory, never compared
public record Rows(float[] values, int at, int width, int stride) {
  /** Rows without a gap between them. */
  public Rows(float[] values, int at, int stride) {
    this(values, at, stride, stride);
  }

  /** Creates zero rows in a new array. */
  public static Rows of(int rows, int stride) {
    return new Rows(new float[Padding.LEAD + rows * stride], Padding.LEAD, stride);
  }

  /** The same matrix without its first {@code rows} rows. */
  public Rows from(int rows) {
    return new Rows(values, at + rows * stride, width, stride);
  }

  /**
   * Reads a value of every line of memory of the first rows, which brings them into the cache.
   *
   * @return a meaningless sum that must be used, so that the reads are not optimised away
   */
  public float touch(int rows, Range columns) {
    float a = 0;
    float b = 0;
    for (int r = 0; r < rows; r++) {
      for (int i = index(r, columns.from()); i < index(r, columns.to()); i += Padding.FLOATS) {
        a += values[i];
        b += values[i + Padding.FLOATS / 2];
      }
    }
    return a + b;
  }

  /** Index of element (row, column). */
  public int index(int row, int column) {
    return at + row * stride + column;
  }

  /** Rows of {@code columns} values in an array of their own, at {@link Padding#spreadStride}. */
  public static Rows spread(int rows, int columns) {
    int stride = Padding.spreadStride(columns);
    float[] values = new float[Padding.LEAD + rows * stride];
    return new Rows(values, Padding.LEAD, Padding.stride(columns), stride);
  }

  /** A slice of parameters, in them or in an array of the same layout. */
  public static Rows of(Parameters.Slice slice, float[] values) {
    return new Rows(values, slice.offset(), slice.width(), slice.stride());
  }
}
