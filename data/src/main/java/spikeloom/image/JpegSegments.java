package spikeloom.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The header segments of a JPEG file: size and components, orientation (EXIF), how four components
 * are stored (Adobe), and the colour profile (ICC). Damaged segments are ignored.
 *
 * <p>Sources: ITU-T T.81, annex B; CIPA DC-008 (EXIF), section 4.6; Adobe technical note 5116;
 * ICC.1, annex B.4.
 */
public final class JpegSegments {
  private static final int START_OF_SCAN = 0xda;
  private static final int END = 0xd9;
  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] ICC = "ICC_PROFILE\0".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.ISO_8859_1);

  private final byte[] bytes;
  private final byte[] @Nullable [] profile = new byte[256][];
  private int profileParts;
  private int width;
  private int height;
  private int components;
  private int orientation = Exif.UPRIGHT;
  private @Nullable Integer adobe;

  private JpegSegments(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Reads the segments in the first bytes of a file. */
  public static JpegSegments of(byte[] head) {
    JpegSegments segments = new JpegSegments(head);
    segments.walk();
    return segments;
  }

  /** Whether a file that begins with these bytes is a JPEG file. */
  public static boolean begins(byte[] head) {
    return head.length > 2
        && (head[0] & 0xff) == 0xff
        && (head[1] & 0xff) == 0xd8
        && (head[2] & 0xff) == 0xff;
  }

  /** Columns as stored; 0 if unknown. */
  public int width() {
    return width;
  }

  /** Rows as stored; 0 if unknown. */
  public int height() {
    return height;
  }

  /** Number of colour components: 1 grey, 3 colours, 4 CMYK; 0 if unknown. */
  public int components() {
    return components;
  }

  /** Orientation, see {@link Exif}. */
  public int orientation() {
    return orientation;
  }

  /** The colour transform of Adobe's marker: 0 none, 1 YCbCr, 2 YCCK; empty without the marker. */
  public Optional<Integer> adobe() {
    return Optional.ofNullable(adobe);
  }

  /** The colour profile, if complete. */
  public Optional<byte[]> profile() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 1; i <= profileParts; i++) {
      byte[] part = profile[i];
      if (part == null) {
        return Optional.empty();
      }
      all.writeBytes(part);
    }
    return profileParts == 0 ? Optional.empty() : Optional.of(all.toByteArray());
  }

  private void walk() {
    int at = 2;
    while (at + 4 <= bytes.length && unsigned(at) == 0xff) {
      int marker = unsigned(at + 1);
      if (marker == 0xff) {
        at++; // padding
      } else if (marker == 1 || (marker >= 0xd0 && marker <= 0xd7)) {
        at += 2; // without content
      } else if (marker == START_OF_SCAN || marker == END) {
        return;
      } else {
        int from = at + 4;
        int to = at + 2 + unsigned16(at + 2);
        if (to < from) {
          return;
        }
        segment(marker, from, Math.min(to, bytes.length));
        at = to;
      }
    }
  }

  private void segment(int marker, int from, int to) {
    boolean frame =
        marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    if (frame && to - from >= 6) {
      height = unsigned16(from + 1);
      width = unsigned16(from + 3);
      components = unsigned(from + 5);
    } else if (marker == 0xe1 && begins(EXIF, from, to)) {
      orientation = Exif.orientation(Arrays.copyOfRange(bytes, from + EXIF.length, to));
    } else if (marker == 0xe2 && begins(ICC, from, to) && to - from > ICC.length + 2) {
      profile[unsigned(from + ICC.length)] = Arrays.copyOfRange(bytes, from + ICC.length + 2, to);
      profileParts = unsigned(from + ICC.length + 1);
    } else if (marker == 0xee && begins(ADOBE, from, to) && to - from >= 12) {
      adobe = unsigned(from + 11);
    }
  }

  private boolean begins(byte[] mark, int from, int to) {
    return to - from >= mark.length
        && Arrays.equals(bytes, from, from + mark.length, mark, 0, mark.length);
  }

  private int unsigned(int at) {
    return bytes[at] & 0xff;
  }

  private int unsigned16(int at) {
    return unsigned(at) << 8 | unsigned(at + 1);
  }
}
