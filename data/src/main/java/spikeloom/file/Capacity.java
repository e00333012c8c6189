package spikeloom.file;

import java.nio.file.Path;

/**
 * Checks that a file fits into the free memory before it is read, so that a large header causes an
 * error message instead of a crash.
 */
public final class Capacity {
  /** Reserve for everything else. */
  private static final long RESERVE = 1L << 24;

  private Capacity() {}

  /**
   * Checks that content fits into the heap.
   *
   * @param source the file, as messages name it
   * @param bytes memory that its content needs
   * @throws DataException if less is free
   */
  public static void require(String source, long bytes) {
    if (bytes <= free()) {
      return;
    }
    System.gc(); // unused memory counts as occupied until it is collected
    long free = free();
    if (bytes > free) {
      throw new DataException(
          "%s needs %,d MB of memory, but %,d MB are free; use a part of it, or more memory (JAVA_TOOL_OPTIONS=-Xmx4g)."
              .formatted(source, (bytes >> 20) + 1, Math.max(0, free) >> 20));
    }
  }

  /** Checks that content fits into the heap. */
  public static void require(Path file, long bytes) {
    require(file.toString(), bytes);
  }

  /**
   * Memory that may be reserved for data that can be read again: a quarter of the heap, and half of
   * what is free.
   *
   * @param wanted bytes that would be of use
   * @return bytes, at most {@code wanted}
   */
  public static long share(long wanted) {
    long most = Runtime.getRuntime().maxMemory() / 4;
    if (Math.min(wanted, most) > free() / 2) {
      System.gc(); // unused memory counts as occupied until it is collected
    }
    return Math.max(0, Math.min(wanted, Math.min(most, free() / 2)));
  }

  private static long free() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory()) - RESERVE;
  }
}
