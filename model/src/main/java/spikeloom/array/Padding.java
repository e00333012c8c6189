package spikeloom.array;

/**
 * The memory layout of rows of neurons: padded with zeros to a whole number of vectors, and aligned
 * to cache lines.
 */
public final class Padding {
  /** Rows are multiples of this: two vectors of 512 bits. */
  public static final int FLOATS = 32;

  /**
   * Where the first row of an array begins. The elements of an array lie 16 bytes behind its start;
   * where the JVM aligns objects to 64 bytes (the launcher asks for that), element 12 begins a line
   * of the cache, and no vector crosses two lines. Elsewhere results are the same, only slower.
   */
  public static final int LEAD = 12;

  private Padding() {}

  /** The width of a row of {@code columns} values. */
  public static int stride(int columns) {
    return (columns + FLOATS - 1) / FLOATS * FLOATS;
  }

  /**
   * The distance between rows of weights, of which kernels read a few columns at a time: an odd
   * multiple of {@link #FLOATS}. At a distance that is a power of two all rows would compete for a
   * few sets of the cache.
   */
  public static int spreadStride(int columns) {
    int stride = stride(columns);
    return stride / FLOATS % 2 == 0 ? stride + FLOATS : stride;
  }
}
