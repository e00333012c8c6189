package spikeloom.event.format;

import java.io.InputStream;
import java.nio.file.Path;
import spikeloom.file.DataException;
import spikeloom.file.Tolerance;
import spikeloom.file.Unpacked;

/**
 * A window that moves over the content of a plain or gzip file: decoders read the next bytes from
 * one array without a copy. Memory does not depend on the length of the file.
 */
final class ByteWindow implements AutoCloseable {
  /** The maximum request. */
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
    // One byte more than the file has, because the end shows only then.
    bytes = new byte[(int) (in.packed() ? SIZE : Math.min(SIZE, in.fileSize() + 1))];
    defects = new Defects(file, Tolerance.STRICT, "byte");
  }

  /** Sets the receiver of errors on unreadable content. */
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

  /** The array with the next bytes, starting at {@link #at}. */
  byte[] bytes() {
    return bytes;
  }

  /** Index of the next byte in {@link #bytes}. */
  int at() {
    return at;
  }

  /** Position of the next byte in the content. */
  long position() {
    return base + at;
  }

  /** Remaining bytes of the content; for a packed file an upper bound. */
  long rest() {
    return in.packed() ? Long.MAX_VALUE : Math.max(0, in.fileSize() - position());
  }

  /**
   * Reads until at least {@code wanted} bytes are in the array.
   *
   * @param wanted at most {@link #SIZE}
   * @return their number: at least {@code wanted}, fewer only at the end of the content
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

  /** Skips {@code n} bytes of the array. */
  void skip(int n) {
    at += n;
  }

  /** Skips {@code n} bytes or up to the end; returns the number skipped. */
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

  /** The next bytes as a stream. */
  InputStream stream() {
    return new InputStream() {
      @Override
      public int read() {
        if (need(1) < 1) {
          return -1;
        }
        int value = bytes[at] & 0xff;
        ByteWindow.this.skip(1);
        return value;
      }

      @Override
      public int read(byte[] into, int offset, int length) {
        if (length == 0) {
          return 0;
        }
        int count = Math.min(length, need(Math.min(length, SIZE)));
        if (count <= 0) {
          return -1;
        }
        System.arraycopy(bytes, at, into, offset, count);
        ByteWindow.this.skip(count);
        return count;
      }
    };
  }
}
