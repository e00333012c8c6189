package spikeloom.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The orientation of a picture in its EXIF data, a number from 1 to 8:
 *
 * <pre>{@code
 * 1 as stored      2 mirrored left to right    3 turned by 180 degrees   4 mirrored top to bottom
 * 5 transposed     6 to be turned clockwise    7 transposed across       8 to be turned the other way
 * }</pre>
 *
 * <p>Source: CIPA DC-008 (EXIF 2.3), section 4.6.4, tag 0x112.
 */
public final class Exif {
  /** A picture stored upright. */
  public static final int UPRIGHT = 1;

  private static final int TAG = 0x112;
  private static final int ENTRY = 12;

  private Exif() {}

  /** Whether rows and columns are swapped. */
  public static boolean turns(int orientation) {
    return orientation >= 5;
  }

  /**
   * The orientation in a block of EXIF data.
   *
   * @param tiff the block from its byte order on, {@code II} or {@code MM}
   * @return 1 .. 8; {@link #UPRIGHT} if it is missing or invalid
   */
  public static int orientation(byte[] tiff) {
    if (tiff.length < 8 || tiff[0] != tiff[1] || (tiff[0] != 'I' && tiff[0] != 'M')) {
      return UPRIGHT;
    }
    ByteBuffer in =
        ByteBuffer.wrap(tiff)
            .order(tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = in.getInt(4);
    if (directory < 8 || directory > tiff.length - 2) {
      return UPRIGHT;
    }
    int entries = Short.toUnsignedInt(in.getShort(directory));
    for (int i = 0; i < entries; i++) {
      int at = directory + 2 + i * ENTRY;
      if (at + ENTRY > tiff.length) {
        return UPRIGHT;
      }
      if (Short.toUnsignedInt(in.getShort(at)) == TAG) {
        int value = in.getShort(at + 2) == 4 ? in.getInt(at + 8) : in.getShort(at + 8);
        return value >= 1 && value <= 8 ? value : UPRIGHT;
      }
    }
    return UPRIGHT;
  }
}
