package spikeloom.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A colour profile of four inks in which only black counts: its lightness L* is 100 without black
 * ink and {@code darkest} with all of it. Written byte by byte, as ICC.1:2001-04 describes
 * lut8Type.
 */
final class InkProfile {
  private InkProfile() {}

  static byte[] blackOnly(int darkest) {
    byte[] table = table(darkest);
    byte[] text = new byte[100]; // description and copyright
    ByteBuffer out = ByteBuffer.allocate(128 + 4 + 3 * 12 + table.length + 200 + 20);
    out.putInt(out.capacity()).putInt(0).putInt(0x02400000);
    ascii(out, "prtr").put(ascii("CMYK")).put(ascii("Lab "));
    out.position(36).put(ascii("acsp"));
    out.position(64).putInt(0).putInt(0xf6d6).putInt(0x10000).putInt(0xd32d);
    out.position(128).putInt(4 - 1);
    int at = 128 + 4 + 36;
    out.put(ascii("A2B0")).putInt(at).putInt(table.length);
    out.put(ascii("wtpt")).putInt(at + table.length).putInt(20);
    out.put(ascii("cprt")).putInt(at + table.length + 20).putInt(text.length);
    out.put(table).put(ascii("XYZ ")).putInt(0).putInt(0xf6d6).putInt(0x10000).putInt(0xd32d);
    out.put(ascii("text"));
    return out.array();
  }

  private static byte[] table(int darkest) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(ascii("mft1"));
    out.writeBytes(new byte[] {0, 0, 0, 0, 4, 3, 2, 0}); // four inks, three values, two grid points
    ByteBuffer matrix = ByteBuffer.allocate(36);
    for (int i = 0; i < 9; i++) {
      matrix.putInt(i % 4 == 0 ? 0x10000 : 0);
    }
    out.writeBytes(matrix.array());
    ramps(out, 4);
    for (int point = 0; point < 16; point++) { // black varies fastest
      int lightness = point % 2 == 0 ? 100 : darkest;
      out.write(Math.round(lightness * 255f / 100));
      out.write(128);
      out.write(128);
    }
    ramps(out, 3);
    return out.toByteArray();
  }

  private static void ramps(ByteArrayOutputStream out, int count) {
    for (int i = 0; i < count * 256; i++) {
      out.write(i);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static ByteBuffer ascii(ByteBuffer out, String text) {
    return out.put(ascii(text));
  }
}
