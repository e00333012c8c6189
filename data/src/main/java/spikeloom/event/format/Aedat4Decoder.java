package spikeloom.event.format;

import java.util.Optional;
import spikeloom.event.EventChunk;
import spikeloom.event.Sensor;
import spikeloom.event.format.PacketContent.DamagedPacketException;

/**
 * Decodes AEDAT 4.0, the recordings of DV. After the {@linkplain Aedat4Header header} come packets;
 * numbers are little-endian:
 *
 * <pre>{@code
 * bytes 0-3  number of the stream
 * bytes 4-7  size of the content
 * content    plain, or a frame of LZ4 or Zstandard: a FlatBuffer with the identifier EVTS, FRME,
 *            IMUS or TRIG; that of EVTS has one field, a vector of events
 *
 * bytes 0-7    time in microseconds
 * bytes 8-9    column x
 * bytes 10-11  row y
 * byte 12      polarity (1 = brighter); three bytes are unused
 * }</pre>
 *
 * <p>The first stream of events that the header describes is read; other packets are skipped.
 *
 * <p>Source: iniVation, "AEDAT file formats", version 4.0.
 */
final class Aedat4Decoder implements EventDecoder {
  private static final int HEAD = 8;
  private static final int EVENT_BYTES = 16;
  private static final int NO_STREAM = -1;

  private final ByteWindow in;
  private final Defects defects;
  private final Aedat4Header header;
  private final PacketContent content;
  private final PacketBuffer packed = new PacketBuffer();
  private final PacketBuffer packet = new PacketBuffer();

  private boolean pastEnd;
  private int stream;
  private long begun; // byte where the current packet begins
  private int next; // where its next event lies
  private int end; // where its last event ends

  /** Reads the header. */
  Aedat4Decoder(ByteWindow in, Defects defects) {
    this.in = in;
    this.defects = defects;
    header = Aedat4Header.read(in, defects);
    content = header.content();
    stream = header.streams().isEmpty() ? NO_STREAM : header.streams().get(0).number();
  }

  @Override
  public Optional<Sensor> sensor() {
    return header.streams().stream().findFirst().flatMap(Aedat4Header.EventsStream::sensor);
  }

  @Override
  public boolean fill(EventChunk chunk) {
    if (next == end && !nextPacket()) {
      return false;
    }
    chunk.begin(begun);
    byte[] bytes = packet.bytes();
    int until = Math.min(end, next + EventChunk.CAPACITY * EVENT_BYTES);
    for (int i = next; i < until; i += EVENT_BYTES) {
      long time = Bytes.int64(bytes, i);
      int pixel = Bytes.int32(bytes, i + 8);
      chunk.add(time, (short) pixel, pixel >> 16, bytes[i + 12], 0);
    }
    next = until;
    return true;
  }

  /** Reads the next packet, which may have no events; false at the end. */
  private boolean nextPacket() {
    next = 0;
    end = 0;
    begun = in.position();
    if (begun == header.end()) {
      return false;
    }
    if (begun > header.end() && !pastEnd) {
      pastEnd = true;
      defects.report(
          Defect.Kind.DAMAGED,
          begun,
          () -> "the packets do not end at byte %,d as expected".formatted(header.end()));
    }
    int have = in.need(HEAD);
    if (have < HEAD) {
      if (have > 0) {
        defects.cutOff("the head of a packet", begun, have, HEAD);
      }
      return false;
    }
    int number = Bytes.int32(in.bytes(), in.at());
    int size = Bytes.int32(in.bytes(), in.at() + 4);
    in.skip(HEAD);
    if (size < 0 || number < 0 || size > PacketBuffer.MOST) {
      defects.report(
          Defect.Kind.DAMAGED,
          begun,
          () -> "the head of a packet names %,d bytes of stream %d".formatted(size, number));
      return false;
    }
    boolean whole = take(size);
    try {
      unpack(number);
    } catch (DamagedPacketException e) {
      if (whole) {
        defects.report(
            Defect.Kind.DAMAGED, begun, () -> "a packet cannot be read: " + e.getMessage());
      }
    }
    return true;
  }

  /** Reads the available bytes of a packet from the file; false if some are missing. */
  private boolean take(int size) {
    packed.clear();
    try {
      while (packed.size() < size) {
        int have = Math.min(in.need(1), size - packed.size());
        if (have == 0) {
          defects.cutOff("a packet", begun, HEAD + (long) packed.size(), HEAD + (long) size);
          return false;
        }
        packed.add(in.bytes(), in.at(), have);
        in.skip(have);
      }
    } catch (DamagedPacketException e) {
      throw new IllegalStateException("a packet does not fit its size", e);
    }
    return true;
  }

  private void unpack(int number) throws DamagedPacketException {
    packet.clear();
    content.begin(packed.bytes(), packed.size());
    content.unpack(packet, FlatTable.HEAD_BYTES);
    if (!FlatTable.identifier(packet.bytes(), packet.size()).equals("EVTS")) {
      requireKnown();
      return;
    }
    if (stream == NO_STREAM) {
      stream = number;
    }
    if (number != stream) {
      defects.report(
          Defect.Kind.FOREIGN, begun, () -> "a packet of events belongs to stream " + number);
      return;
    }
    try {
      content.unpack(packet, Integer.MAX_VALUE);
    } catch (DamagedPacketException e) {
      locate(); // earlier content is valid
      throw e;
    }
    locate();
  }

  private void requireKnown() throws DamagedPacketException {
    String identifier = FlatTable.identifier(packet.bytes(), packet.size());
    switch (identifier) {
      case "FRME", "IMUS", "TRIG" -> {}
      default -> throw new DamagedPacketException("it holds no known content");
    }
  }

  /** Finds the unpacked events of the packet. */
  private void locate() throws DamagedPacketException {
    FlatTable.Vector events = new FlatTable(packet.bytes(), packet.size()).vector(0);
    long there = Math.min(events.count(), (packet.size() - events.at()) / EVENT_BYTES);
    next = events.at();
    end = next + (int) there * EVENT_BYTES;
    if (there < events.count()) {
      throw new DamagedPacketException(
          "of its %,d events only %,d are present".formatted(events.count(), there));
    }
  }
}
