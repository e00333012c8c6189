package spikeloom.sound;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** WAV files byte by byte. */
public final class Waves {
  private Waves() {}

  /** A mono recording of 16 bits. */
  public static byte[] mono16(int rate, short... samples) {
    byte[] data = new byte[2 * samples.length];
    for (int i = 0; i < samples.length; i++) {
      ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).putShort(2 * i, samples[i]);
    }
    return file(format(1, 1, rate, 16), data);
  }

  /** A recording with a format and samples. */
  public static byte[] file(byte[] format, byte[] data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int odd = data.length & 1;
    int size = 4 + 8 + format.length + 8 + data.length + odd;
    out.writeBytes("RIFF".getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(buffer(4).putInt(size).array());
    out.writeBytes("WAVE".getBytes(StandardCharsets.US_ASCII));
    chunk(out, "fmt ", format);
    chunk(out, "data", data);
    return out.toByteArray();
  }

  static void chunk(ByteArrayOutputStream out, String name, byte[] content) {
    out.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(buffer(4).putInt(content.length).array());
    out.writeBytes(content);
    if (content.length % 2 == 1) {
      out.write(0);
    }
  }

  /** The format of a recording. */
  public static byte[] format(int kind, int channels, int rate, int bits) {
    int frame = channels * bits / 8;
    return buffer(16)
        .putShort((short) kind)
        .putShort((short) channels)
        .putInt(rate)
        .putInt(rate * frame)
        .putShort((short) frame)
        .putShort((short) bits)
        .array();
  }

  /** Writes a number of four bytes into a file. */
  static void write(byte[] file, int at, int number) {
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(at, number);
  }

  static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
