package spikeloom.file;

import java.io.InputStream;
import java.nio.file.Path;

/** The content of a plain or gzip file as a stream, for libraries that read one. */
public final class UnpackedStream extends InputStream {
  private final Unpacked content;

  /**
   * Opens a file.
   *
   * @throws DataException if it cannot be read, then or later
   */
  public UnpackedStream(Path file) {
    content = Unpacked.withText(file);
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return content.read(one) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int at, int length) {
    return length == 0 ? 0 : content.read(bytes, at, length);
  }

  @Override
  public void close() {
    content.close();
  }
}
