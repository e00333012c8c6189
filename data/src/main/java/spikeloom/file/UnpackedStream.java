package spikeloom.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The content of a plain or gzip file as a stream. */
public final class UnpackedStream extends InputStream {
  private final Unpacked content;

  private UnpackedStream(Unpacked content) {
    this.content = content;
  }

  /**
   * The content of a text in UTF-8, without a byte order mark. A text that begins with the mark of
   * UTF-16 is converted.
   *
   * @throws DataException if the file cannot be read, then or later
   */
  public static InputStream ofText(Path file) {
    return withoutMark(new UnpackedStream(new Unpacked(file)));
  }

  private static InputStream withoutMark(InputStream in) {
    try {
      byte[] head = in.readNBytes(3);
      if (begins(head, 0xef, 0xbb, 0xbf)) {
        return in;
      }
      InputStream all = new SequenceInputStream(new ByteArrayInputStream(head), in);
      if (begins(head, 0xff, 0xfe) || begins(head, 0xfe, 0xff)) {
        return new Converted(all, StandardCharsets.UTF_16);
      }
      return all;
    } catch (IOException e) {
      throw new DataException("The text cannot be read: " + SafeFile.reason(e) + ".", e);
    }
  }

  private static boolean begins(byte[] head, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= head.length || (head[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
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

  /** Characters of another charset as UTF-8. */
  private static final class Converted extends InputStream {
    private final InputStreamReader reader;
    private final CharBuffer characters = CharBuffer.allocate(1 << 13);
    private InputStream ready = InputStream.nullInputStream();

    Converted(InputStream in, Charset charset) {
      reader = new InputStreamReader(in, charset); // takes the byte order mark
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int at, int length) throws IOException {
      int n = ready.read(bytes, at, length);
      while (n < 0 && fill()) {
        n = ready.read(bytes, at, length);
      }
      return n;
    }

    private boolean fill() throws IOException {
      int read = reader.read(characters);
      if (read < 0 && characters.position() == 0) {
        return false;
      }
      characters.flip();
      String text = characters.toString();
      int last = text.length() - 1;
      // Both halves of a character beyond 16 bits have to be converted at once.
      boolean half = read >= 0 && Character.isHighSurrogate(text.charAt(last));
      String whole = half ? text.substring(0, last) : text;
      characters.clear();
      if (half) {
        characters.put(text.charAt(last));
      }
      ready = new ByteArrayInputStream(whole.getBytes(StandardCharsets.UTF_8));
      return true;
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }
}
