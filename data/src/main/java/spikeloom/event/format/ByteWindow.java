package spikeloom.event.format;

import java.nio.file.Path;
import spikeloom.file.DataException;
import spikeloom.file.Tolerance;
import spikeloom.file.Unpacked;

/**
 * A window that moves over the content of a plain or gzip file: the decoders find the next bytes in
 * one array and need no copy. Memory does not depend on the length of the file.
 */
final class ByteWindow implements AutoCloseable {
  /** The most that can be asked for at once. */
  static final int SIZE = 1 << 18;

  private final Unpacked in;
  private final byte[] bytes;
  private int at;
  private int end;
  private long base;
  private boolean ended;
  private Defects defects;

  ByteWindow(Path file) {
    in = Unpacked.withText(file);
    // One byte more than the file has, as only its end shows that there is no more.
    bytes = new byte[(int) (in.packed() ? SIZE : Math.min(SIZE, in.fileSize() + 1))];
    defects = new Defects(file, Tolerance.STRICT, "byte");
  }

  /** Says who hears of content that cannot be read. */
  void tell(Defects listener) {
    defects = listener;
  }

  /** Whether the file is gzip. */
  boolean packed() {
    return in.packed();
  }

  /** Bytes on the disk. */
  long fileSize() {
    return in.fileSize();
  }

  /** The array in which the next bytes are, from {@link #at} on. */
  byte[] bytes() {
    return bytes;
  }

  /** Where the next byte is in {@link #bytes}. */
  int at() {
    return at;
  }

  /** Number of the next byte in the content. */
  long position() {
    return base + at;
  }

  /** Bytes that the content still has; of a packed file at most so many as any could have. */
  long rest() {
    return in.packed() ? Long.MAX_VALUE : Math.max(0, in.fileSize() - position());
  }

  /**
   * Sees to it that {@code wanted} bytes are in the array.
   *
   * @param wanted at most {@link #SIZE}
   * @return how many are: {@code wanted} or more, fewer only at the end of the content
   */
  int need(int wanted) {
    if (end - at < wanted && !ended) {
      System.arraycopy(bytes, at, bytes, 0, end - at);
      base += at;
      end -= at;
      at = 0;
      while (end < wanted && !ended) {
        fill();
      }
    }
    return end - at;
  }

  private void fill() {
    try {
      int n = in.read(bytes, end, bytes.length - end);
      ended = n <= 0;
      end += Math.max(0, n);
    } catch (DataException e) {
      ended = true;
      defects.unreadable(base + end, e);
    }
  }

  /** Goes on behind {@code n} bytes that are in the array. */
  void skip(int n) {
    at += n;
  }

  /** Goes on behind {@code n} bytes, or at the end; returns how many there were. */
  long skipFar(long n) {
    long left = n;
    while (left > 0) {
      int have = (int) Math.min(left, need((int) Math.min(left, SIZE)));
      if (have == 0) {
        break;
      }
      at += have;
      left -= have;
    }
    return n - left;
  }

  @Override
  public void close() {
    in.close();
  }
}
