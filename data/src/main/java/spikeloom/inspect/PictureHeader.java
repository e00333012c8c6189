package spikeloom.inspect;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import spikeloom.image.Exif;
import spikeloom.image.JpegSegments;
import spikeloom.image.PngChunks;

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

  /** Describes the type and size of a picture, or empty. */
  static Optional<String> describe(byte[] head) {
    PictureHeader picture = new PictureHeader(head);
    if (picture.starts("\u0089PNG\r\n\u001a\n")) {
      return Optional.of(picture.png());
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
    return "%s image, %,d x %,d pixels".formatted(kind, width, height);
  }

  private String png() {
    int orientation = PngChunks.of(head).orientation();
    boolean turns = Exif.turns(orientation);
    return size("PNG", big(turns ? 20 : 16, 4), big(turns ? 16 : 20, 4)) + turned(orientation);
  }

  private String jpeg() {
    JpegSegments segments = JpegSegments.of(head);
    if (segments.width() == 0) {
      return "JPEG image";
    }
    boolean turns = Exif.turns(segments.orientation());
    return size(
            "JPEG",
            turns ? segments.height() : segments.width(),
            turns ? segments.width() : segments.height())
        + (segments.components() == 4 ? ", CMYK colours" : "")
        + turned(segments.orientation());
  }

  private static String turned(int orientation) {
    return orientation == Exif.UPRIGHT ? "" : ", rotated by its EXIF orientation " + orientation;
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
