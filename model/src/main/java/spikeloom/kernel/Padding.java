package spikeloom.kernel;

/** How rows of neurons lie in memory: padded with zeros to a whole number of vectors. */
public final class Padding {
  /** Rows are multiples of this: two of the widest vectors there are (512 bits). */
  public static final int FLOATS = 32;

  private Padding() {}

  /** The stride of a row of {@code columns} values. */
  public static int stride(int columns) {
    return (columns + FLOATS - 1) / FLOATS * FLOATS;
  }
}
