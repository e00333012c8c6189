package spikeloom.event.format;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import spikeloom.event.EventChunk;
import spikeloom.event.Sensor;

/**
 * Decodes AEDAT 3.1, the recordings of cAER. After lines that begin with {@code #}, up to {@code
 * #!END-HEADER}, come packets with a head of 28 bytes, little-endian:
 *
 * <pre>{@code
 * bytes 0-1    type of the events: 1 for changes of pixels; packets of other types are skipped
 * bytes 2-3    source
 * bytes 4-7    bytes of an event: 8
 * bytes 8-11   byte of an event where its time begins: 4
 * bytes 12-15  how often the time began again at 0 after 2^31
 * bytes 16-19  capacity
 * bytes 20-23  number of events
 * bytes 24-27  number of valid events
 *
 * bytes 0-3    of an event: bit 0 whether it is valid, bit 1 polarity, bits 2-16 row, 17-31 column
 * bytes 4-7    time in microseconds
 * }</pre>
 *
 * <p>The camera is that of a line such as {@code #Source 1: DVS128}. Sources: iniVation, "AEDAT
 * file formats", version 3.1; IBM, README of the DVS128 Gesture data set.
 */
final class Aedat3Decoder implements EventDecoder {
  private static final String END = "#!END-HEADER";
  private static final int HEAD_BYTES = 28;
  private static final int EVENT_BYTES = 8;
  private static final int CHANGES = 1;
  private static final int TIME_AT = 4;
  private static final Pattern SOURCE =
      Pattern.compile("#\\s*Source \\d{1,5}:\\s*([A-Za-z0-9]+).*");

  private final ByteWindow in;
  private final Defects defects;
  private final Optional<JaerChip> chip;
  private long overflow;
  private long left; // events of the current packet
  private boolean ended;

  private Aedat3Decoder(ByteWindow in, Defects defects, Optional<JaerChip> chip) {
    this.in = in;
    this.defects = defects;
    this.chip = chip;
  }

  /** Reads the header. */
  static Aedat3Decoder of(ByteWindow in, Defects defects) {
    Optional<JaerChip> chip = Optional.empty();
    String line = "";
    while (!line.equals(END)
        && HeaderLines.hasLine(in, '#')
        && in.position() < HeaderLines.MOST_BYTES) {
      line = HeaderLines.take(in);
      Matcher source = SOURCE.matcher(line);
      if (source.matches()) {
        chip = chip.or(() -> JaerChip.named(source.group(1)));
      }
    }
    return new Aedat3Decoder(in, defects, chip);
  }

  @Override
  public Optional<Sensor> sensor() {
    return chip.map(JaerChip::sensor);
  }

  @Override
  public Optional<String> camera() {
    return chip.map(JaerChip::describe);
  }

  @Override
  public boolean fill(EventChunk chunk) {
    chunk.begin(in.position());
    if (left == 0 && !ended) {
      beginPacket();
      chunk.begin(in.position());
    }
    if (ended) {
      return false;
    }
    int wanted = (int) Math.min(left, EventChunk.CAPACITY);
    int have = in.need(wanted * EVENT_BYTES);
    int whole = Math.min(wanted, have / EVENT_BYTES);
    decode(in.bytes(), in.at(), in.at() + whole * EVENT_BYTES, chunk);
    in.skip(whole * EVENT_BYTES);
    left -= whole;
    if (whole < wanted) {
      defects.cutOff("a packet", in.position(), have % EVENT_BYTES, left * EVENT_BYTES);
      ended = true;
    }
    return whole > 0 || !ended;
  }

  private void decode(byte[] bytes, int at, int until, EventChunk chunk) {
    for (int i = at; i < until; i += EVENT_BYTES) {
      int data = Bytes.int32(bytes, i);
      long time = overflow << 31 | (Bytes.int32(bytes, i + TIME_AT) & 0x7fffffffL);
      if ((data & 1) != 0) {
        chunk.add(time, data >>> 17, data >>> 2 & 0x7fff, data >>> 1 & 1, i - at);
      }
    }
  }

  /** Reads the head of the next packet; a packet without changes of pixels is skipped. */
  private void beginPacket() {
    int have = in.need(HEAD_BYTES);
    if (have < HEAD_BYTES) {
      if (have > 0) {
        defects.cutOff("the head of a packet", in.position(), have, HEAD_BYTES);
      }
      ended = true;
      return;
    }
    long position = in.position();
    int type = Bytes.int32(in.bytes(), in.at()) & 0xffff;
    long size = Bytes.unsigned32(in.bytes(), in.at() + 4);
    long timeAt = Bytes.unsigned32(in.bytes(), in.at() + 8);
    overflow = Bytes.unsigned32(in.bytes(), in.at() + 12);
    long number = Bytes.unsigned32(in.bytes(), in.at() + 20);
    boolean changes = type == CHANGES;
    boolean known = size > 0 && (!changes || (size == EVENT_BYTES && timeAt == TIME_AT));
    if (!known || number > Integer.MAX_VALUE) {
      defects.report(
          Defect.Kind.DAMAGED,
          position,
          () ->
              "a packet of type %d has %,d events of %,d bytes with the time at byte %,d"
                  .formatted(type, number, size, timeAt));
      ended = true;
      return;
    }
    in.skip(HEAD_BYTES);
    if (changes) {
      left = number;
      return;
    }
    long skipped = in.skipFar(number * size);
    if (skipped < number * size) {
      defects.cutOff("a packet", position, skipped + HEAD_BYTES, number * size + HEAD_BYTES);
      ended = true;
    }
  }
}
