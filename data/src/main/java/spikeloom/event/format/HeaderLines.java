package spikeloom.event.format;

import java.nio.charset.StandardCharsets;

/** Lines of text at the beginning of a binary file. */
final class HeaderLines {
  /** The maximum length of a header: preferences stored by jAER take some hundred kilobytes. */
  static final int MOST_BYTES = 1 << 24;

  private HeaderLines() {}

  /** Whether the next line begins with {@code mark} and is text up to its end. */
  static boolean hasLine(ByteWindow in, char mark) {
    return in.need(1) > 0 && in.bytes()[in.at()] == mark && length(in) > 0;
  }

  /** Reads the next line, without its end. */
  static String take(ByteWindow in) {
    int length = length(in);
    String line = new String(in.bytes(), in.at(), length, StandardCharsets.ISO_8859_1);
    in.skip(length);
    return line.strip();
  }

  /** Bytes of the next line with its end; 0 if there is none. */
  private static int length(ByteWindow in) {
    int wanted = 1 << 8;
    for (int i = 0; ; i++) {
      if (i == wanted) {
        wanted = Math.min(2 * wanted, ByteWindow.SIZE);
      }
      if (i >= in.need(wanted)) {
        return 0;
      }
      int c = in.bytes()[in.at() + i];
      if (c == '\n') {
        return i + 1;
      }
      if (c >= 0 && c < ' ' && c != '\t' && c != '\r') {
        return 0;
      }
    }
  }
}
