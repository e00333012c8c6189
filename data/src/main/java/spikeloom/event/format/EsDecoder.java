package spikeloom.event.format;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import spikeloom.event.EventChunk;
import spikeloom.event.Sensor;
import spikeloom.event.Sensors;

/**
 * Decodes Event Stream ({@code .es}) recordings of type 1, DVS. The file begins with a header, then
 * come events; numbers are little-endian:
 *
 * <pre>{@code
 * bytes 0-11   "Event Stream"
 * bytes 12-14  version
 * byte 15      type: 0 generic, 1 DVS, 2 ATIS, 4 colour
 * bytes 16-19  width and height, 16 bits each (types 1, 2, 4)
 *
 * 0xff         127 microseconds pass
 * 0xfe         reset, nothing for a DVS
 * other byte   an event: bits 1-7 microseconds since the event before, bit 0 polarity (1 = brighter);
 *              then column x and row y, 16 bits each
 * }</pre>
 *
 * <p>Rows of the file count from the bottom; here they count from the top.
 *
 * <p>Source: A. Marcireau, "Event Stream", version 2.0,
 * github.com/neuromorphicsystems/event_stream.
 */
final class EsDecoder implements EventDecoder {
  /** The signature of the file. */
  static final byte[] MAGIC = "Event Stream".getBytes(StandardCharsets.US_ASCII);

  private static final int HEADER_BYTES = 20;
  private static final int EVENT_BYTES = 5;
  private static final int PASS = 0xff;
  private static final int RESET = 0xfe;
  private static final int PASSED = 127;

  private final ByteWindow in;
  private final Defects defects;
  private final Optional<Sensor> sensor;
  private long time;

  /** Reads the header; refuses other types. */
  EsDecoder(ByteWindow in, Defects defects) {
    this.in = in;
    this.defects = defects;
    int have = in.need(HEADER_BYTES);
    int version = have > 12 ? in.bytes()[in.at() + 12] : 2;
    int type = have > 15 ? in.bytes()[in.at() + 15] & 0xff : 1;
    if (version != 2 || type != 1) {
      throw defects.refusal(
          "is an Event Stream of version %d with %s events (byte 15), but only version 2 with DVS events is read; convert it to DVS events."
              .formatted(version, name(type)));
    }
    if (have < HEADER_BYTES) {
      defects.cutOff("the header", 0, have, HEADER_BYTES);
      sensor = Optional.empty();
    } else {
      sensor =
          Sensors.of(
              Bytes.unsigned16(in.bytes(), in.at() + 16),
              Bytes.unsigned16(in.bytes(), in.at() + 18));
      if (sensor.isEmpty()) {
        throw defects.refusal(
            "gives an impossible sensor size at byte 16; download or copy the file again.");
      }
    }
    in.skip(Math.min(have, HEADER_BYTES));
  }

  private static String name(int type) {
    return switch (type) {
      case 0 -> "generic";
      case 1 -> "DVS";
      case 2 -> "ATIS";
      case 4 -> "colour";
      default -> "unknown";
    };
  }

  @Override
  public Optional<Sensor> sensor() {
    return sensor;
  }

  @Override
  public boolean fill(EventChunk chunk) {
    int have = in.need(EventChunk.CAPACITY * EVENT_BYTES);
    chunk.begin(in.position());
    if (have == 0) {
      return false;
    }
    int used = decode(in.bytes(), in.at(), in.at() + have, chunk);
    if (used == 0) {
      defects.cutOff("an event", in.position(), have, EVENT_BYTES);
      used = have;
    }
    in.skip(used);
    return true;
  }

  private int decode(byte[] bytes, int at, int until, EventChunk chunk) {
    int bottom = sensor.map(Sensor::height).orElse(1) - 1;
    int i = at;
    while (i < until && chunk.remaining() > 0) {
      int first = bytes[i] & 0xff;
      if (first == PASS) {
        time += PASSED;
        i++;
      } else if (first == RESET) {
        i++;
      } else if (until - i < EVENT_BYTES) {
        break;
      } else {
        time += first >>> 1;
        int x = Bytes.unsigned16(bytes, i + 1);
        int y = Bytes.unsigned16(bytes, i + 3);
        chunk.add(time, x, bottom - y, first & 1, i - at);
        i += EVENT_BYTES;
      }
    }
    return i - at;
  }
}
