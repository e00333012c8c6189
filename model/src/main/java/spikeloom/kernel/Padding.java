package spikeloom.kernel;

/** How rows of neurons lie in memory: padded with zeros to a whole number of vectors. */
public final class Padding {
  /** Rows are multiples of this: two of the widest vectors there are (512 bits). */
  public static final int FLOATS = 32;

  private Padding() {}

  /** The width of a row of {@code columns} values. */
  public static int stride(int columns) {
    return (columns + FLOATS - 1) / FLOATS * FLOATS;
  }

  /**
   * The distance between rows of weights, of which kernels read a few columns at a time: an odd
   * multiple of {@link #FLOATS}. At a distance that is a power of two all rows would share a few
   * sets of the cache and throw each other out.
   */
  public static int spreadStride(int columns) {
    int stride = stride(columns);
    return stride / FLOATS % 2 == 0 ? stride + FLOATS : stride;
  }
}
