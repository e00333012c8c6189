package spikeloom.event.format;

import java.util.Optional;
import spikeloom.event.EventChunk;
import spikeloom.event.Sensor;

/**
 * Decodes AEDAT 2.0, the recordings of jAER. Behind lines that begin with {@code #} come records of
 * eight bytes, big-endian:
 *
 * <pre>{@code
 * bytes 0-3  address
 * bytes 4-7  time in microseconds; begins again at 0 after 2^32
 *
 * address of DVS128  bit 0 polarity (0 = brighter), bits 1-7 127 - column x, bits 8-14 row y,
 *                    bit 15 external event
 * address of DAVIS   bit 10 external event, bit 11 polarity (1 = brighter), bits 12-21
 *                    width - 1 - column x, bits 22-30 row y, bit 31 frame or inertial data
 * }</pre>
 *
 * <p>Rows of the file count from the bottom; here they count from the top. Which camera it was the
 * header says in {@code # AEChip: ...DAVIS240C}, else it shows in the addresses.
 *
 * <p>Source: iniVation, "AEDAT file formats", version 2.0; jAER, classes {@code DVS128} and {@code
 * DavisBaseCamera}.
 */
final class Aedat2Decoder extends RecordDecoder {
  /** Bytes of an event. */
  static final int EVENT_BYTES = 8;

  private static final int DVS128 = 128;

  private final Sensor sensor;
  private final WrappingClock clock = new WrappingClock(1L << 32);

  private Aedat2Decoder(ByteWindow in, Defects defects, Sensor sensor) {
    super(in, defects, "an event", EVENT_BYTES);
    this.sensor = sensor;
  }

  /** Reads the header. */
  static Aedat2Decoder of(ByteWindow in, Defects defects) {
    String chip = "";
    while (HeaderLines.hasLine(in, '#') && in.position() < HeaderLines.MOST_BYTES) {
      String line = HeaderLines.take(in);
      if (line.startsWith("# AEChip:")) {
        chip = line.substring(line.lastIndexOf('.') + 1);
      }
    }
    return new Aedat2Decoder(in, defects, sensor(chip, in));
  }

  private static Sensor sensor(String chip, ByteWindow in) {
    if (chip.startsWith("DAVIS346")) {
      return new Sensor(346, 260);
    }
    boolean davis = chip.startsWith("DAVIS240") || (!chip.startsWith("DVS128") && needsDavis(in));
    return davis ? new Sensor(240, 180) : new Sensor(DVS128, DVS128);
  }

  /** Whether most of the next addresses do not fit the 16 bits of a DVS128. */
  private static boolean needsDavis(ByteWindow in) {
    int events = in.need(EventChunk.CAPACITY * EVENT_BYTES) / EVENT_BYTES;
    int wide = 0;
    for (int i = 0; i < events; i++) {
      wide += Bytes.bigInt32(in.bytes(), in.at() + i * EVENT_BYTES) >>> 16 != 0 ? 1 : 0;
    }
    return 2 * wide > events;
  }

  @Override
  public Optional<Sensor> sensor() {
    return Optional.of(sensor);
  }

  @Override
  protected void decode(byte[] bytes, int at, int until, EventChunk chunk) {
    if (sensor.width() == DVS128) {
      decodeDvs128(bytes, at, until, chunk);
    } else {
      decodeDavis(bytes, at, until, chunk);
    }
  }

  private void decodeDvs128(byte[] bytes, int at, int until, EventChunk chunk) {
    for (int i = at; i < until; i += EVENT_BYTES) {
      int address = Bytes.bigInt32(bytes, i);
      long time = clock.time(Bytes.bigInt32(bytes, i + 4) & 0xffffffffL);
      if ((address & 0x8000) == 0) {
        int x = 127 - (address >>> 1 & 0x7f);
        int y = 127 - (address >>> 8 & 0x7f);
        chunk.add(time, x, y, ~address & 1, i - at);
      }
    }
  }

  private void decodeDavis(byte[] bytes, int at, int until, EventChunk chunk) {
    for (int i = at; i < until; i += EVENT_BYTES) {
      int address = Bytes.bigInt32(bytes, i);
      long time = clock.time(Bytes.bigInt32(bytes, i + 4) & 0xffffffffL);
      if (address >= 0 && (address & 0x400) == 0) {
        int x = sensor.width() - 1 - (address >>> 12 & 0x3ff);
        int y = sensor.height() - 1 - (address >>> 22 & 0x1ff);
        chunk.add(time, x, y, address >>> 11 & 1, i - at);
      }
    }
  }
}
