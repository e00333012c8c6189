package spikeloom.event;

import java.io.ByteArrayOutputStream;

/** Builds the bytes of small recordings. */
public final class Recordings {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** An event as five bytes: x, y, then polarity (0 or 1) and time in 24 bits. */
  public Recordings event(int time, int x, int y, int polarity) {
    int rest = polarity << 23 | time;
    for (int part : new int[] {x, y, rest >> 16, rest >> 8, rest}) {
      bytes.write(part);
    }
    return this;
  }

  /** A byte as it is. */
  public Recordings raw(int value) {
    bytes.write(value);
    return this;
  }

  /** The content of the file. */
  public byte[] bytes() {
    return bytes.toByteArray();
  }
}
