package spikeloom.file;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The size of a picture, from its first bytes.
 *
 * <p>Sources: PNG, W3C Recommendation, third edition, section 11.2.1; JPEG, ITU-T T.81, annex B;
 * GIF 89a, section 18; BMP, Microsoft, {@code BITMAPINFOHEADER}.
 */
final class PictureHeader {
  private final byte[] head;

  private PictureHeader(byte[] head) {
    this.head = head;
  }

  /** What kind of picture it is and how large, or nothing if it is none. */
  static Optional<String> describe(byte[] head) {
    PictureHeader picture = new PictureHeader(head);
    if (picture.starts("\u0089PNG\r\n\u001a\n")) {
      return Optional.of(size("PNG", picture.big(16, 4), picture.big(20, 4)));
    }
    if (picture.starts("\u00ff\u00d8\u00ff")) {
      return Optional.of(picture.jpeg());
    }
    if (picture.starts("GIF87a") || picture.starts("GIF89a")) {
      return Optional.of(size("GIF", picture.little(6, 2), picture.little(8, 2)));
    }
    if (picture.starts("BM") && head.length > 26 && picture.little(6, 4) == 0) {
      return Optional.of(size("BMP", picture.little(18, 4), Math.abs((int) picture.little(22, 4))));
    }
    return Optional.empty();
  }

  private static String size(String kind, long width, long height) {
    return "%s picture, %,d x %,d pixels".formatted(kind, width, height);
  }

  /** Walks over the segments to the one that begins the frame. */
  private String jpeg() {
    int at = 2;
    while (at + 9 < head.length && (head[at] & 0xff) == 0xff) {
      int marker = head[at + 1] & 0xff;
      boolean frame =
          marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
      if (frame) {
        return size("JPEG", big(at + 7, 2), big(at + 5, 2));
      }
      at += 2 + (int) big(at + 2, 2);
    }
    return "JPEG picture";
  }

  private boolean starts(String mark) {
    return head.length >= mark.length()
        && new String(head, 0, mark.length(), StandardCharsets.ISO_8859_1).equals(mark);
  }

  private long big(int at, int bytes) {
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value = value << 8 | (at + i < head.length ? head[at + i] & 0xff : 0);
    }
    return value;
  }

  private long little(int at, int bytes) {
    long value = 0;
    for (int i = bytes - 1; i >= 0; i--) {
      value = value << 8 | (at + i < head.length ? head[at + i] & 0xff : 0);
    }
    return value;
  }
}
