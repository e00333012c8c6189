package spikeloom.ui.chart;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** The parts of PNG files: length, type, data and checksum (W3C PNG, third edition, section 5). */
public final class PngChunk {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  private PngChunk() {}

  /** Writes the eight bytes that every PNG file begins with. */
  public static void begin(OutputStream out) throws IOException {
    out.write(SIGNATURE);
  }

  /**
   * Writes a chunk.
   *
   * @param type four letters, such as {@code IDAT}
   */
  public static void write(OutputStream out, String type, byte[] data) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 checksum = new CRC32();
    checksum.update(name);
    checksum.update(data);
    DataOutputStream chunk = new DataOutputStream(out);
    chunk.writeInt(data.length);
    chunk.write(name);
    chunk.write(data);
    chunk.writeInt((int) checksum.getValue());
    chunk.flush();
  }
}
