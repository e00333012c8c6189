package spikeloom.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Reads text files as UTF-8 without a byte order mark, including UTF-16 files with one. */
final class Utf8Text extends InputStream {
  private static final List<String> ENDINGS = List.of(".csv", ".tsv", ".txt", ".hea", ".json");

  private final InputStreamReader reader;
  private final CharBuffer characters = CharBuffer.allocate(1 << 13);
  private InputStream ready = InputStream.nullInputStream();

  /** Whether a file is a text by name. */
  static boolean named(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    return ENDINGS.stream().anyMatch(plain::endsWith);
  }

  /** The content of a text, converted if it has a byte order mark. */
  static InputStream of(InputStream in) throws IOException {
    byte[] head = in.readNBytes(3);
    if (begins(head, 0xef, 0xbb, 0xbf)) {
      return in;
    }
    InputStream all = new SequenceInputStream(new ByteArrayInputStream(head), in);
    return begins(head, 0xff, 0xfe) || begins(head, 0xfe, 0xff) ? new Utf8Text(all) : all;
  }

  private static boolean begins(byte[] head, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= head.length || (head[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private Utf8Text(InputStream in) {
    reader = new InputStreamReader(in, StandardCharsets.UTF_16); // takes the byte order mark
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
    // Both halves of a surrogate pair have to be converted together.
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
