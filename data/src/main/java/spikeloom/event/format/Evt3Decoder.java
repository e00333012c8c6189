package spikeloom.event.format;

import java.util.Optional;
import spikeloom.event.EventChunk;
import spikeloom.event.Sensor;

/**
 * Decodes Prophesee's EVT 3.0. After lines that begin with {@code %} come words of 16 bits,
 * little-endian, whose upper four bits are a type; most of them change a state from which the
 * events are made:
 *
 * <pre>{@code
 * 0   row        bits 0-10 row y
 * 2   event      bits 0-10 column x, bit 11 polarity (1 = brighter)
 * 3   base       bits 0-10 column x of the next vector, bit 11 its polarity
 * 4   vector     an event at column x + k for each bit k of 0-11; then x grows by 12
 * 5   vector     the same with bits 0-7; then x grows by 8
 * 6   time low   bits 0-11 of the time in microseconds
 * 8   time high  bits 12-23 of the time; begins again at 0 after 2^24 microseconds
 * 10  trigger, 7, 14 and 15 other data: skipped
 * }</pre>
 *
 * <p>Events before the first time high have no known time and are skipped. The low part of the time
 * may step back by some microseconds: this is not a wrap of the clock.
 *
 * <p>Source: Prophesee, "EVT 3.0 format", in the documentation of the Metavision SDK.
 */
final class Evt3Decoder implements EventDecoder {
  private static final int WORD = 2;
  private static final long RANGE = 1L << 24;
  private static final int LONGEST_VECTOR = 12;
  private static final int LOW = 0xfff;
  private static final int X = 0x7ff;

  private final ByteWindow in;
  private final Defects defects;
  private final PercentHeader header;
  private final WrappingClock clock = new WrappingClock(RANGE, RANGE / 64);

  private boolean timed;
  private long high;
  private long time;
  private int row;
  private int base;
  private int polarity;

  Evt3Decoder(ByteWindow in, Defects defects) {
    this.in = in;
    this.defects = defects;
    header = PercentHeader.read(in);
  }

  @Override
  public Optional<Sensor> sensor() {
    return header.sensor();
  }

  @Override
  public boolean fill(EventChunk chunk) {
    int have = in.need(EventChunk.CAPACITY * WORD);
    chunk.begin(in.position());
    if (have < WORD) {
      if (have > 0) {
        defects.cutOff("a word", in.position(), have, WORD);
        in.skip(have);
      }
      return false;
    }
    int words = Math.min(EventChunk.CAPACITY, have / WORD);
    in.skip(decode(in.bytes(), in.at(), in.at() + words * WORD, chunk));
    return true;
  }

  /** Decodes words while the chunk has capacity for a vector; returns their bytes. */
  private int decode(byte[] bytes, int at, int until, EventChunk chunk) {
    int i = at;
    for (; i < until && chunk.remaining() >= LONGEST_VECTOR; i += WORD) {
      int word = Bytes.unsigned16(bytes, i);
      int value = word & LOW;
      switch (word >>> 12) {
        case 0 -> row = value & X;
        case 2 -> event(chunk, value & X, value >>> 11, i - at);
        case 3 -> {
          base = value & X;
          polarity = value >>> 11;
        }
        case 4 -> vector(chunk, value, LONGEST_VECTOR, i - at);
        case 5 -> vector(chunk, value & 0xff, 8, i - at);
        case 6 -> time = high + value;
        case 8 -> timeHigh(value, i - at);
        case 7, 10, 14, 15 -> {} // triggers and data that are not events
        default -> unknown(in.position() + i - at, word >>> 12);
      }
    }
    return i - at;
  }

  private void timeHigh(int value, int offset) {
    long now = clock.time((long) value << 12);
    if (clock.gap()) {
      clock.report(defects, in.position() + offset);
    }
    if (now != high || !timed) {
      time = now; // the low part follows
    }
    high = now;
    timed = true;
  }

  private void event(EventChunk chunk, int x, int on, int offset) {
    if (timed) {
      chunk.add(time, x, row, on, offset);
    } else {
      untimed(in.position() + offset);
    }
  }

  private void vector(EventChunk chunk, int bits, int length, int offset) {
    if (timed) {
      for (int left = bits; left != 0; left &= left - 1) {
        int x = base + Integer.numberOfTrailingZeros(left);
        chunk.add(time, x, row, polarity, offset);
      }
    } else if (bits != 0) {
      untimed(in.position() + offset);
    }
    base += length;
  }

  private void untimed(long place) {
    defects.report(Defect.Kind.FOREIGN, place, () -> "events come before the first time");
  }

  private void unknown(long place, int type) {
    defects.report(Defect.Kind.DAMAGED, place, () -> "unknown word type " + type);
  }
}
