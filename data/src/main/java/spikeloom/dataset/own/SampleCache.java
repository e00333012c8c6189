package spikeloom.dataset.own;

import java.util.concurrent.atomic.AtomicIntegerArray;
import spikeloom.dataset.ByteImages;

/**
 * Decoded samples of a split, one byte a value, kept after they were first read. An epoch reads
 * every sample once in random order, so what matters is how many are kept, not which: these are the
 * first ones, in memory that is reserved at once and does not grow. Several threads may read at the
 * same time; two that decode the same sample write the same bytes.
 */
final class SampleCache {
  /** Length of a block, so that no array is larger than the collector moves easily. */
  private static final int BLOCK_BYTES = 1 << 26;

  private final int size;
  private final Decoder decoder;
  private final int perBlock;
  private final byte[][] blocks;
  private final AtomicIntegerArray known;

  /** Decodes a sample. */
  @FunctionalInterface
  interface Decoder {
    /** The bytes of sample {@code index}. */
    byte[] decode(int index);
  }

  /**
   * A cache without content.
   *
   * @param samples number of samples of the split
   * @param size bytes of a sample
   * @param most bytes that may be kept
   */
  SampleCache(int samples, int size, Decoder decoder, long most) {
    this.size = size;
    this.decoder = decoder;
    int kept = (int) Math.min(samples, most / size);
    perBlock = Math.max(1, BLOCK_BYTES / size);
    blocks = new byte[(kept + perBlock - 1) / perBlock][];
    for (int b = 0; b < blocks.length; b++) {
      blocks[b] = new byte[Math.min(perBlock, kept - b * perBlock) * size];
    }
    known = new AtomicIntegerArray(kept);
  }

  /** Number of samples that are kept. */
  int kept() {
    return known.length();
  }

  /** Writes the values byte / 255 of a sample to {@code to[at ..]}. */
  void copyTo(int index, float[] to, int at) {
    if (index >= known.length()) {
      ByteImages.values(decoder.decode(index), 0, to, at, size);
      return;
    }
    byte[] block = blocks[index / perBlock];
    int from = index % perBlock * size;
    if (known.getAcquire(index) == 0) {
      System.arraycopy(decoder.decode(index), 0, block, from, size);
      known.setRelease(index, 1);
    }
    ByteImages.values(block, from, to, at, size);
  }
}
