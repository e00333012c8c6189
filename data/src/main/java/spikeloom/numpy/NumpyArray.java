package spikeloom.numpy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An array of numbers or texts in C order, with elements decoded on access.
 *
 * @param type kind and size of an element
 * @param shape sizes, outermost first; none for a single element
 * @param bytes the elements as stored, in the type's order of bytes
 */
public record NumpyArray(NumpyType type, List<Integer> shape, ByteBuffer bytes) {
  /** Checks that shape and content agree. */
  public NumpyArray {
    shape = List.copyOf(shape);
    long size = type.bytes();
    for (int dimension : shape) {
      size = Math.multiplyExact(size, dimension);
    }
    if (size != bytes.capacity()) {
      throw new IllegalArgumentException(
          bytes.capacity() + " bytes do not fill an array of " + describe(shape));
    }
  }

  /** Number of elements. */
  public int size() {
    return bytes.capacity() / type.bytes();
  }

  /** Whether its elements are numbers (or true and false, as 1 and 0). */
  public boolean numeric() {
    return type.numeric();
  }

  /** Element {@code index} as a number. */
  public double number(int index) {
    return type.number(bytes, index);
  }

  /** Element {@code index} as a text. */
  public String text(int index) {
    return type.text(bytes, index);
  }

  /** For instance {@code 1350 x 77 x 12}. */
  static String describe(List<Integer> shape) {
    return shape.isEmpty()
        ? "one element"
        : shape.stream().map(String::valueOf).collect(Collectors.joining(" x "));
  }

  @Override
  public String toString() {
    return describe(shape) + " of " + type.word();
  }
}
