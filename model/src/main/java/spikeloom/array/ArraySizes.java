package spikeloom.array;

/**
 * Computes the total size of arrays before they are allocated. Sums and products saturate at {@link
 * #ENDLESS}, so that oversized plans are detected.
 */
public final class ArraySizes {
  /** More than any machine has. */
  public static final long ENDLESS = Long.MAX_VALUE;

  /** The maximum length of an array in Java. */
  public static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  private static final int VECTOR = Padding.FLOATS;

  private long bytes;
  private long heap;
  private long longest;

  /** Adds an array of 4-byte numbers with as many elements as the product of the factors. */
  public ArraySizes words(long... factors) {
    return arrays(1, Float.BYTES, times(factors));
  }

  /** Adds an array of doubles. */
  public ArraySizes doubles(long... factors) {
    return arrays(1, Double.BYTES, times(factors));
  }

  /** Adds {@code count} arrays. */
  public ArraySizes arrays(long count, long bytesEach, long length) {
    bytes = plus(bytes, times(count, bytesEach, length));
    heap = plus(heap, times(count, HeapRegions.occupied(times(bytesEach, length))));
    longest = Math.max(longest, length);
    return this;
  }

  /** Adds bytes that are not one array. */
  public ArraySizes bytes(long... factors) {
    bytes = plus(bytes, times(factors));
    heap = plus(heap, times(factors));
    return this;
  }

  /** Adds another sum. */
  public ArraySizes add(ArraySizes other) {
    bytes = plus(bytes, other.bytes);
    heap = plus(heap, other.heap);
    longest = Math.max(longest, other.longest);
    return this;
  }

  /** Bytes of all elements. */
  public long bytes() {
    return bytes;
  }

  /** Bytes of the heap: a large array takes whole regions of it. */
  public long heap() {
    return heap;
  }

  /** Elements of the longest array. */
  public long longest() {
    return longest;
  }

  /** The product of numbers that are not negative. */
  public static long times(long... factors) {
    long product = 1;
    for (long factor : factors) {
      if (factor == 0) {
        return 0;
      }
      product = product > ENDLESS / factor ? ENDLESS : product * factor;
    }
    return product;
  }

  /** The sum of numbers that are not negative. */
  public static long plus(long... terms) {
    long sum = 0;
    for (long term : terms) {
      sum = sum > ENDLESS - term ? ENDLESS : sum + term;
    }
    return sum;
  }

  /** See {@link Padding#stride}. */
  public static long stride(long columns) {
    return times(plus(columns, VECTOR - 1) / VECTOR, VECTOR);
  }

  /** See {@link Padding#spreadStride}. */
  public static long spread(long columns) {
    long stride = stride(columns);
    return stride / VECTOR % 2 == 0 ? plus(stride, VECTOR) : stride;
  }

  /** Blocks of 32 of {@code count} steps or columns. */
  public static long blocks(long count) {
    return plus(count, 31) / 32;
  }
}
