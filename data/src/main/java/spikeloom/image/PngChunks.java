package spikeloom.image;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The chunks of a PNG file that affect display.
 *
 * <p>Source: W3C, "Portable Network Graphics (PNG) Specification", third edition, sections 11.3.2
 * and 11.3.4.4.
 *
 * @param exponent v^exponent of a stored value v in [0, 1] is the value on an sRGB screen; 1 by
 *     default
 * @param orientation orientation, see {@link Exif}
 */
public record PngChunks(double exponent, int orientation) {
  private static final int SIGNATURE = 8;
  private static final double SCREEN = 1 / 2.2;
  private static final double SAME = 0.05; // invisible differences

  /** Reads the chunks in the first bytes of a file. */
  public static PngChunks of(byte[] head) {
    ByteBuffer in = ByteBuffer.wrap(head);
    double exponent = 1;
    boolean profiled = false;
    int orientation = Exif.UPRIGHT;
    int at = SIGNATURE;
    while (at + 8 <= head.length) {
      int size = in.getInt(at);
      String name = new String(head, at + 4, 4, StandardCharsets.ISO_8859_1);
      if (size < 0 || size > head.length - at - 8) {
        break;
      }
      switch (name) {
        case "gAMA" -> exponent = size == 4 ? exponent(in.getInt(at + 8)) : 1;
        case "sRGB", "iCCP", "cICP" -> profiled = true;
        case "eXIf" ->
            orientation = Exif.orientation(Arrays.copyOfRange(head, at + 8, at + 8 + size));
        default -> {} // pixels, and chunks without effect
      }
      if (head.length - at - 8 - size < 4) {
        break;
      }
      at += 12 + size;
    }
    return new PngChunks(profiled ? 1 : exponent, orientation);
  }

  /** Whether a file that begins with these bytes is a PNG file. */
  public static boolean begins(byte[] head) {
    return head.length >= SIGNATURE
        && new String(head, 0, SIGNATURE, StandardCharsets.ISO_8859_1)
            .equals("\u0089PNG\r\n\u001a\n");
  }

  private static double exponent(int gamma) {
    double exponent = gamma > 0 ? SCREEN / (gamma * 1e-5) : 1;
    return exponent < 0.1 || exponent > 10 || Math.abs(exponent - 1) < SAME ? 1 : exponent;
  }
}
