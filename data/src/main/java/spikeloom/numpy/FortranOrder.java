package spikeloom.numpy;

import java.util.List;

/** Converts arrays from Fortran order to C order. */
final class FortranOrder {
  private FortranOrder() {}

  /**
   * The same elements in C order.
   *
   * @param content the elements in Fortran order
   * @param shape sizes, outermost first
   * @param bytes bytes of an element
   */
  static byte[] toC(byte[] content, List<Integer> shape, int bytes) {
    int dimensions = shape.size();
    int[] strides = new int[dimensions];
    int stride = bytes;
    for (int d = 0; d < dimensions; d++) {
      strides[d] = stride;
      stride *= shape.get(d);
    }
    byte[] ordered = new byte[content.length];
    int[] index = new int[dimensions];
    int from = 0;
    for (int to = 0; to < ordered.length; to += bytes) {
      System.arraycopy(content, from, ordered, to, bytes);
      int d = dimensions - 1;
      while (d >= 0) {
        from += strides[d];
        if (++index[d] < shape.get(d)) {
          break;
        }
        from -= strides[d] * shape.get(d);
        index[d--] = 0;
      }
    }
    return ordered;
  }
}
