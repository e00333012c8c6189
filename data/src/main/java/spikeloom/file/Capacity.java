package spikeloom.file;

import java.nio.file.Path;

/**
 * Compares what a file will need with the memory that is left, before it is taken: a file whose
 * header announces more than fits is refused in a sentence instead of ending the program.
 */
public final class Capacity {
  /** Left for everything else. */
  private static final long RESERVE = 1L << 24;

  private Capacity() {}

  /**
   * Refuses content that does not fit into the heap.
   *
   * @param source the file, as messages name it
   * @param bytes memory that its content needs
   * @throws DataException if less is free
   */
  public static void require(String source, long bytes) {
    if (bytes <= free()) {
      return;
    }
    System.gc(); // what is no longer used still counts as taken until it is collected
    long free = free();
    if (bytes > free) {
      throw new DataException(
          "%s needs %,d MB of memory, but %,d MB are free; use a part of it, or more memory (JAVA_TOOL_OPTIONS=-Xmx4g)."
              .formatted(source, (bytes >> 20) + 1, Math.max(0, free) >> 20));
    }
  }

  /** Refuses content that does not fit into the heap. */
  public static void require(Path file, long bytes) {
    require(file.toString(), bytes);
  }

  private static long free() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory()) - RESERVE;
  }
}
