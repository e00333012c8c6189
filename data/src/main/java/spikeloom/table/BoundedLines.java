package spikeloom.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Rejects binary or over-long lines, so line readers cannot run out of memory. */
final class BoundedLines extends FilterInputStream {
  /** The maximum length of a line, in bytes. */
  static final int MAX_LINE = 1 << 20;

  private long line = 1;
  private int length;

  BoundedLines(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    if (b >= 0) {
      count((byte) b);
    }
    return b;
  }

  @Override
  public int read(byte[] bytes, int at, int wanted) throws IOException {
    int n = super.read(bytes, at, wanted);
    for (int i = 0; i < n; i++) {
      count(bytes[at + i]);
    }
    return n;
  }

  private void count(byte b) throws NoLines {
    if (b == '\n') {
      line++;
      length = 0;
    } else if (b == 0) {
      throw new NoLines("line " + line + " holds a zero byte, so the file is not a text");
    } else if (++length > MAX_LINE) {
      throw new NoLines("line " + line + " has more than a million characters");
    }
  }

  /** Thrown if the content is not lines of text. */
  static final class NoLines extends IOException {
    private static final long serialVersionUID = 1L;

    NoLines(String why) {
      super(why);
    }
  }
}
