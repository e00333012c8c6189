package spikeloom.event.format;

import java.io.InputStream;

/** The rest of a {@link ByteWindow} as a stream. */
final class WindowStream extends InputStream {
  private final ByteWindow window;

  WindowStream(ByteWindow window) {
    this.window = window;
  }

  @Override
  public int read() {
    if (window.need(1) < 1) {
      return -1;
    }
    int value = window.bytes()[window.at()] & 0xff;
    window.skip(1);
    return value;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    int count = Math.min(length, window.need(Math.min(length, ByteWindow.SIZE)));
    if (count <= 0) {
      return -1;
    }
    System.arraycopy(window.bytes(), window.at(), into, offset, count);
    window.skip(count);
    return count;
  }
}
