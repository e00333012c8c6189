package spikeloom.event.format;

import java.util.Optional;
import spikeloom.event.EventChunk;
import spikeloom.event.Sensor;

/**
 * Decodes Prophesee's EVT 2.0. After lines that begin with {@code %} come words of 32 bits,
 * little-endian, whose upper four bits are a type:
 *
 * <pre>{@code
 * 0   event, darker    bits 22-27 low 6 bits of the time, bits 11-21 column x, bits 0-10 row y
 * 1   event, brighter  the same
 * 8   time             bits 0-27 are bits 6-33 of the time in microseconds
 * 10  trigger, 14 and 15 other data: skipped
 * }</pre>
 *
 * <p>Events before the first time word have no known time and are skipped.
 *
 * <p>Source: Prophesee, "EVT 2.0 format", in the documentation of the Metavision SDK.
 */
final class Evt2Decoder extends RecordDecoder {
  private static final int WORD = 4;
  private static final long RANGE = 1L << 34;
  private static final int DARKER = 0;
  private static final int BRIGHTER = 1;
  private static final int TIME = 8;
  private static final int TRIGGER = 10;
  private static final int OTHER = 14;
  private static final int CONTINUED = 15;

  private final ByteWindow in;
  private final Defects defects;
  private final PercentHeader header;
  private final WrappingClock clock = new WrappingClock(RANGE, RANGE / 64);
  private boolean timed;
  private long high;

  private Evt2Decoder(ByteWindow in, Defects defects, PercentHeader header) {
    super(in, defects, "a word", WORD);
    this.in = in;
    this.defects = defects;
    this.header = header;
  }

  /** Reads the header. */
  static Evt2Decoder of(ByteWindow in, Defects defects) {
    return new Evt2Decoder(in, defects, PercentHeader.read(in));
  }

  @Override
  public Optional<Sensor> sensor() {
    return header.sensor();
  }

  @Override
  protected void decode(byte[] bytes, int at, int until, EventChunk chunk) {
    for (int i = at; i < until; i += WORD) {
      int word = Bytes.int32(bytes, i);
      int type = word >>> 28;
      if (type <= BRIGHTER && timed) {
        long time = high + (word >>> 22 & 0x3f);
        chunk.add(time, word >>> 11 & 0x7ff, word & 0x7ff, type, i - at);
      } else if (type == TIME) {
        high = clock.time((word & 0xfffffffL) << 6);
        timed = true;
        if (clock.gap()) {
          clock.report(defects, in.position() + i - at);
        }
      } else if (type == DARKER || type == BRIGHTER) {
        untimed(in.position() + i - at);
      } else if (type != TRIGGER && type != OTHER && type != CONTINUED) {
        unknown(in.position() + i - at, type);
      }
    }
  }

  private void untimed(long place) {
    defects.report(Defect.Kind.FOREIGN, place, () -> "an event comes before the first time");
  }

  private void unknown(long place, int type) {
    defects.report(Defect.Kind.DAMAGED, place, () -> "unknown word type " + type);
  }
}
