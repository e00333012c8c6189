package spikeloom.event.format;

import java.util.Optional;
import spikeloom.event.EventChunk;
import spikeloom.event.Sensor;

/**
 * Decodes Prophesee's {@code .dat} with CD events (change detection). After lines that begin with
 * {@code %} come two bytes and the events, little-endian:
 *
 * <pre>{@code
 * byte 0     type of the events: 0 or 12 for CD
 * byte 1     bytes of an event: 8
 *
 * bytes 0-3  time in microseconds; begins again at 0 after 2^32
 * bytes 4-7  bits 0-13 column x, bits 14-27 row y, bit 28 polarity (1 = brighter)
 * }</pre>
 *
 * <p>The header gives the sensor in lines {@code % Width 304} and {@code % Height 240}.
 *
 * <p>Source: Prophesee, "DAT file format", in the documentation of the Metavision SDK.
 */
final class DatDecoder extends RecordDecoder {
  /** Bytes of an event. */
  static final int EVENT_BYTES = 8;

  private static final long RANGE = 1L << 32;

  private final ByteWindow in;
  private final Defects defects;
  private final PercentHeader header;
  private final WrappingClock clock = new WrappingClock(RANGE, RANGE / 4);

  private DatDecoder(ByteWindow in, Defects defects, PercentHeader header) {
    super(in, defects, "an event", EVENT_BYTES);
    this.in = in;
    this.defects = defects;
    this.header = header;
  }

  /** Reads the header and the two bytes after it. */
  static DatDecoder of(ByteWindow in, Defects defects) {
    PercentHeader header = PercentHeader.read(in);
    String version = header.value("version");
    if (!version.isEmpty() && !version.matches("2(\\..*)?")) {
      throw defects.refusal(
          "is a .dat file of version '%s' (header before byte %,d), but only version 2 is read; export the events again."
              .formatted(version.replaceAll("\\p{Cntrl}", "?"), in.position()));
    }
    if (in.need(2) < 2) {
      defects.cutOff("the type of the events", in.position(), in.need(2), 2);
    } else {
      int type = in.bytes()[in.at()] & 0xff;
      int size = in.bytes()[in.at() + 1] & 0xff;
      if (!isCd(type, size)) {
        throw defects.refusal(
            "has events of type %d with %d bytes (byte %,d), but only CD events (type 0 or 12, 8 bytes) are read; export the CD events."
                .formatted(type, size, in.position()));
      }
      in.skip(2);
    }
    return new DatDecoder(in, defects, header);
  }

  /** Whether the two bytes after the header give a supported event type. */
  static boolean isCd(int type, int size) {
    return (type == 0 || type == 12) && size == EVENT_BYTES;
  }

  @Override
  public Optional<Sensor> sensor() {
    return header.sensor();
  }

  @Override
  protected void decode(byte[] bytes, int at, int until, EventChunk chunk) {
    for (int i = at; i < until; i += EVENT_BYTES) {
      long time = clock.time(Bytes.unsigned32(bytes, i));
      if (clock.gap()) {
        clock.report(defects, in.position() + i - at);
      }
      int rest = Bytes.int32(bytes, i + 4);
      chunk.add(time, rest & 0x3fff, rest >>> 14 & 0x3fff, rest >>> 28 & 1, i - at);
    }
  }
}
