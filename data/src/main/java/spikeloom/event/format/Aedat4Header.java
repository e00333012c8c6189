package spikeloom.event.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import spikeloom.event.Sensor;
import spikeloom.event.Sensors;
import spikeloom.event.format.PacketContent.DamagedPacketException;

/**
 * The beginning of an AEDAT 4.0 file: a line, then a FlatBuffer with the identifier {@code IOHE}
 * and the fields compression, place of the table of contents (-1 if there is none) and a
 * description of the streams in XML.
 *
 * @param compression 0 none, 1 and 2 LZ4, 3 and 4 Zstandard
 * @param end byte where the packets end: the table of contents follows there
 * @param streams the streams of events that are described, in that order
 */
record Aedat4Header(int compression, long end, List<EventsStream> streams) {
  /** The first bytes of the file. */
  static final byte[] MAGIC = "#!AER-DAT4.0\r\n".getBytes(StandardCharsets.US_ASCII);

  /**
   * A stream of events.
   *
   * @param number its number in packets; -1 if unknown
   * @param sensor its pixels
   */
  record EventsStream(int number, Optional<Sensor> sensor) {}

  private static final Pattern NODE =
      Pattern.compile(
          "<node name=\"(\\d{1,9})\"|typeIdentifier\"[^>]*>(\\w+)<|size([XY])\"[^>]*>(\\d{1,5})<");

  /** Takes the header from the beginning of a file. */
  static Aedat4Header read(ByteWindow in, Defects defects) {
    int have = in.need(MAGIC.length + 4) - MAGIC.length;
    if (have < 4) {
      throw defects.refusal(
          "is truncated at byte %,d, within its header; download or copy the file again."
              .formatted(in.position() + in.need(1)));
    }
    in.skip(MAGIC.length);
    long size = 4 + Bytes.unsigned32(in.bytes(), in.at());
    if (size > ByteWindow.SIZE || in.need((int) size) < size) {
      throw defects.refusal(
          "has a header of %,d bytes at byte %,d, but fewer follow; download or copy the file again."
              .formatted(size, MAGIC.length));
    }
    byte[] bytes = new byte[(int) size];
    System.arraycopy(in.bytes(), in.at(), bytes, 0, bytes.length);
    in.skip(bytes.length);
    return parse(bytes, defects);
  }

  private static Aedat4Header parse(byte[] bytes, Defects defects) {
    try {
      FlatTable table = new FlatTable(bytes, bytes.length);
      int compression = table.int32(0, 0);
      long end = table.int64(1, -1);
      String streams = table.text(2);
      if (compression < 0 || compression > 4) {
        throw new DamagedPacketException("unknown compression " + compression);
      }
      return new Aedat4Header(compression, end > 0 ? end : Long.MAX_VALUE, streams(streams));
    } catch (DamagedPacketException e) {
      throw defects.refusal(
          "has a header at byte %,d that cannot be read: %s; download or copy the file again."
              .formatted(MAGIC.length, e.getMessage()));
    }
  }

  /** The description of a stream has its number, then its type and its size. */
  private static List<EventsStream> streams(String xml) {
    List<EventsStream> streams = new ArrayList<>();
    int number = -1; // unknown
    String type = "";
    int[] size = new int[2];
    Matcher part = NODE.matcher(xml);
    while (part.find()) {
      if (part.group(1) != null) {
        add(streams, number, type, size);
        number = Integer.parseInt(part.group(1));
        type = "";
        size = new int[2];
      } else if (part.group(2) != null) {
        type = part.group(2);
      } else {
        size[part.group(3).equals("X") ? 0 : 1] = Integer.parseInt(part.group(4));
      }
    }
    add(streams, number, type, size);
    return List.copyOf(streams);
  }

  private static void add(List<EventsStream> streams, int number, String type, int[] size) {
    if (type.equals("EVTS")) {
      streams.add(new EventsStream(number, Sensors.of(size[0], size[1])));
    }
  }

  /** The compression of packets. */
  PacketContent content() {
    return switch (compression) {
      case 0 -> new PacketContent.Plain();
      case 1, 2 -> new Lz4Content();
      default -> new ZstdContent();
    };
  }
}
