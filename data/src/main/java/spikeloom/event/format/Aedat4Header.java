package spikeloom.event.format;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import spikeloom.event.Sensor;

/**
 * The beginning of an AEDAT 4.0 file: a line, then a FlatBuffer with the identifier {@code IOHE}
 * and the fields compression, place of the table of contents (-1 if there is none) and a
 * description of the streams in XML.
 *
 * @param compression 0 none, 1 and 2 LZ4, 3 and 4 Zstandard
 * @param end byte where the packets end: the table of contents follows there
 * @param sensor the pixels of the first stream of events
 */
record Aedat4Header(int compression, long end, Optional<Sensor> sensor) {
  /** What the file begins with. */
  static final byte[] MAGIC = "#!AER-DAT4.0\r\n".getBytes(StandardCharsets.US_ASCII);

  private static final Pattern SIZE =
      Pattern.compile("<attr key=\"size([XY])\"[^>]*>(\\d{1,5})</attr>");
  private static final Pattern STREAM =
      Pattern.compile("<attr key=\"typeIdentifier\"[^>]*>(\\w+)</attr>");

  /** Takes the header from the beginning of a file. */
  static Aedat4Header read(ByteWindow in, Defects defects) {
    int have = in.need(MAGIC.length + 4) - MAGIC.length;
    if (have < 4) {
      throw defects.refusal(
          "is truncated at byte %,d, within its header; fetch or copy the file again."
              .formatted(in.position() + in.need(1)));
    }
    in.skip(MAGIC.length);
    long size = 4 + Bytes.unsigned32(in.bytes(), in.at());
    if (size > ByteWindow.SIZE || in.need((int) size) < size) {
      throw defects.refusal(
          "has a header of %,d bytes at byte %,d, but fewer follow; fetch or copy the file again."
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
        throw new DamagedPacketException("there is no compression " + compression);
      }
      return new Aedat4Header(compression, end > 0 ? end : Long.MAX_VALUE, sensor(streams));
    } catch (DamagedPacketException e) {
      throw defects.refusal(
          "has a header at byte %,d that cannot be read: %s; fetch or copy the file again."
              .formatted(MAGIC.length, e.getMessage()));
    }
  }

  /** The description of a stream has its type and then its size. */
  private static Optional<Sensor> sensor(String xml) {
    Matcher stream = STREAM.matcher(xml);
    while (stream.find()) {
      if (stream.group(1).equals("EVTS")) {
        int from = stream.end();
        int to = stream.find() ? stream.start() : xml.length();
        return size(xml.substring(from, to));
      }
    }
    return Optional.empty();
  }

  private static Optional<Sensor> size(String description) {
    int width = 0;
    int height = 0;
    Matcher size = SIZE.matcher(description);
    while (size.find()) {
      int pixels = Integer.parseInt(size.group(2));
      if (size.group(1).equals("X")) {
        width = pixels;
      } else {
        height = pixels;
      }
    }
    return Sensors.of(width, height);
  }

  /** How the packets are packed. */
  PacketContent content() {
    return switch (compression) {
      case 0 -> new PacketContent.Plain();
      case 1, 2 -> new Lz4Content();
      default -> new ZstdContent();
    };
  }
}
