package spikeloom.event.format;

import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.zstd.ZstdCompressor;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import spikeloom.event.Sensor;
import spikeloom.event.format.SampleEvents.Event;

/** Writes events in every format, independently of the decoders. */
@SuppressWarnings({"ImmutableEnumChecker", "ByteBufferBackingArray"}) // all made here
enum SampleFiles {
  BIN(EventFormat.BIN, new Sensor(34, 34), SampleFiles::bin),
  AEDAT2_DVS128(EventFormat.AEDAT2, new Sensor(128, 128), SampleFiles::dvs128),
  AEDAT2_DAVIS(EventFormat.AEDAT2, new Sensor(240, 180), SampleFiles::davis),
  AEDAT3(EventFormat.AEDAT3, new Sensor(346, 260), SampleFiles::aedat3),
  AEDAT4(EventFormat.AEDAT4, new Sensor(346, 260), events -> aedat4(events, 0)),
  AEDAT4_LZ4(EventFormat.AEDAT4, new Sensor(346, 260), events -> aedat4(events, 1)),
  AEDAT4_ZSTD(EventFormat.AEDAT4, new Sensor(346, 260), events -> aedat4(events, 3)),
  EVT2(EventFormat.EVT2, new Sensor(640, 480), SampleFiles::evt2),
  EVT3(EventFormat.EVT3, new Sensor(1280, 720), SampleFiles::evt3),
  DAT(EventFormat.DAT, new Sensor(304, 240), SampleFiles::dat),
  ES(EventFormat.ES, new Sensor(320, 240), SampleFiles::es),
  CSV(EventFormat.CSV, new Sensor(64, 48), SampleFiles::csv);

  final EventFormat format;
  final Sensor sensor;
  private final Function<List<Event>, byte[]> writer;

  SampleFiles(EventFormat format, Sensor sensor, Function<List<Event>, byte[]> writer) {
    this.format = format;
    this.sensor = sensor;
    this.writer = writer;
  }

  byte[] bytes(List<Event> events) {
    return writer.apply(events);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static ByteBuffer buffer(int size, ByteOrder order) {
    return ByteBuffer.allocate(size).order(order);
  }

  private static byte[] written(ByteBuffer buffer) {
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  private static byte[] bin(List<Event> events) {
    ByteBuffer out = buffer(5 * events.size(), ByteOrder.BIG_ENDIAN);
    for (Event e : events) {
      out.put((byte) e.x()).put((byte) e.y());
      out.put((byte) (e.polarity() << 7 | e.time() >> 16)).putShort((short) e.time());
    }
    return written(out);
  }

  private static byte[] dvs128(List<Event> events) {
    byte[] head = text("#!AER-DAT2.0\r\n# This is a raw AE data file\r\n");
    ByteBuffer out = buffer(head.length + 8 * events.size(), ByteOrder.BIG_ENDIAN).put(head);
    for (Event e : events) {
      out.putInt((127 - e.y()) << 8 | (127 - e.x()) << 1 | 1 - e.polarity()).putInt((int) e.time());
    }
    return written(out);
  }

  private static byte[] davis(List<Event> events) {
    byte[] head = text("#!AER-DAT2.0\r\n# AEChip: eu.seebetter.ini.chips.davis.DAVIS240C\r\n");
    ByteBuffer out = buffer(head.length + 16 * events.size(), ByteOrder.BIG_ENDIAN).put(head);
    for (Event e : events) {
      out.putInt((179 - e.y()) << 22 | (239 - e.x()) << 12 | e.polarity() << 11);
      out.putInt((int) e.time());
      out.putInt(0x80000000 | e.x()).putInt((int) e.time()); // part of a frame
    }
    return written(out);
  }

  private static byte[] evt2(List<Event> events) {
    byte[] head = text("% evt 2.0\n% geometry 640x480\n% end\n");
    ByteBuffer out = buffer(head.length + 12 * events.size(), ByteOrder.LITTLE_ENDIAN).put(head);
    long high = -1;
    for (Event e : events) {
      if (e.time() >> 6 != high) {
        high = e.time() >> 6;
        out.putInt(8 << 28 | (int) high).putInt(10 << 28);
      }
      out.putInt(e.polarity() << 28 | (int) (e.time() & 63) << 22 | e.x() << 11 | e.y());
    }
    return written(out);
  }

  /** Events at the same time in the same row with the same polarity become vectors. */
  private static byte[] evt3(List<Event> events) {
    byte[] head = text("% evt 3.0\n% format EVT3;height=720;width=1280\n% end\n");
    ByteBuffer out = buffer(head.length + 12 * events.size(), ByteOrder.LITTLE_ENDIAN).put(head);
    long high = -1;
    for (int i = 0; i < events.size(); i++) {
      Event e = events.get(i);
      if (e.time() >> 12 != high) {
        high = e.time() >> 12;
        out.putShort((short) (8 << 12 | (high & 0xfff)));
      }
      out.putShort((short) (6 << 12 | (e.time() & 0xfff))).putShort((short) e.y());
      if (i % 3 == 0) {
        out.putShort((short) (3 << 12 | e.polarity() << 11 | Math.max(0, e.x() - 5)));
        out.putShort((short) ((i % 2 == 0 ? 4 : 5) << 12 | 1 << Math.min(5, e.x())));
      } else {
        out.putShort((short) (2 << 12 | e.polarity() << 11 | e.x()));
      }
    }
    return written(out);
  }

  private static byte[] dat(List<Event> events) {
    byte[] head =
        text("% Data file containing CD events.\n% Version 2\n% Width 304\n% Height 240\n");
    ByteBuffer out = buffer(head.length + 2 + 8 * events.size(), ByteOrder.LITTLE_ENDIAN);
    out.put(head).put((byte) 12).put((byte) 8);
    for (Event e : events) {
      out.putInt((int) e.time()).putInt(e.polarity() << 28 | e.y() << 14 | e.x());
    }
    return written(out);
  }

  private static byte[] es(List<Event> events) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(text("Event Stream\2\0\0\1"));
    out.writeBytes(new byte[] {(byte) (320 & 255), 1, (byte) 240, 0});
    long before = 0;
    for (Event e : events) {
      for (; e.time() - before >= 127; before += 127) {
        out.write(0xff);
      }
      out.write((int) (e.time() - before) << 1 | e.polarity());
      before = e.time();
      int row = 239 - e.y();
      out.writeBytes(new byte[] {(byte) e.x(), (byte) (e.x() >> 8), (byte) row, (byte) (row >> 8)});
    }
    return out.toByteArray();
  }

  private static byte[] csv(List<Event> events) {
    StringBuilder out = new StringBuilder("x,y,polarity,t\n");
    events.forEach(
        e -> out.append("%d,%d,%d,%d%n".formatted(e.x(), e.y(), e.polarity(), e.time())));
    return text(out.toString());
  }

  /** Packets of a third of the events, each after one of frames. */
  private static byte[] aedat3(List<Event> events) {
    byte[] head =
        text(
            "#!AER-DAT3.1\r\n#Format: RAW\r\n#Source 1: DAVIS346\r\n#Start-Time: 2017\r\n#!END-HEADER\r\n");
    ByteBuffer out =
        buffer(head.length + 8 * events.size() + 3 * 76, ByteOrder.LITTLE_ENDIAN).put(head);
    int third = (events.size() + 2) / 3;
    for (int from = 0; from < events.size(); from += third) {
      List<Event> part = events.subList(from, Math.min(events.size(), from + third));
      aedat3Head(out, 2, 20, 1).put(new byte[20]);
      aedat3Head(out, 1, 8, part.size());
      for (Event e : part) {
        out.putInt(e.x() << 17 | e.y() << 2 | e.polarity() << 1 | 1).putInt((int) e.time());
      }
    }
    return written(out);
  }

  private static ByteBuffer aedat3Head(ByteBuffer out, int type, int size, int events) {
    out.putShort((short) type).putShort((short) 1).putInt(size).putInt(4).putInt(0);
    return out.putInt(events).putInt(events).putInt(events);
  }

  private static byte[] aedat4(List<Event> events, int compression) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(text("#!AER-DAT4.0\r\n"));
    out.writeBytes(header(compression));
    int third = (events.size() + 2) / 3;
    for (int from = 0; from < events.size(); from += third) {
      packet(out, 1, packed(table("IMUS", List.of()), compression));
      List<Event> part = events.subList(from, Math.min(events.size(), from + third));
      packet(out, 0, packed(table("EVTS", part), compression));
    }
    return out.toByteArray();
  }

  /** Plain packets of two cameras, the header describing that of stream 7 and then stream 3. */
  static byte[] aedat4OfTwoCameras(List<Event> of3, List<Event> of7) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(text("#!AER-DAT4.0\r\n"));
    out.writeBytes(
        header(
            0,
            "<dv>"
                + stream(6, "FRME", 2)
                + stream(7, "EVTS", 640)
                + stream(3, "EVTS", 20)
                + "</dv>"));
    packet(out, 3, table("EVTS", of3));
    packet(out, 7, table("EVTS", of7));
    return out.toByteArray();
  }

  private static String stream(int number, String type, int side) {
    return "<node name=\"%d\" path=\"/\"><attr key=\"typeIdentifier\" type=\"string\">%s</attr><node name=\"info\" path=\"/\"><attr key=\"sizeX\" type=\"int\">%d</attr><attr key=\"sizeY\" type=\"int\">%d</attr></node></node>"
        .formatted(number, type, side, side);
  }

  private static void packet(ByteArrayOutputStream out, int stream, byte[] content) {
    ByteBuffer head = buffer(8, ByteOrder.LITTLE_ENDIAN).putInt(stream).putInt(content.length);
    out.writeBytes(head.array());
    out.writeBytes(content);
  }

  /** Size, root, identifier, directory (8 bytes), table (8 bytes), vector. */
  private static byte[] table(String identifier, List<Event> events) {
    ByteBuffer out = buffer(32 + 16 * events.size(), ByteOrder.LITTLE_ENDIAN);
    out.putInt(28 + 16 * events.size()).putInt(16).put(text(identifier));
    out.putShort((short) 6).putShort((short) 8).putShort((short) 4).putShort((short) 0);
    out.putInt(8).putInt(4).putInt(events.size());
    for (Event e : events) {
      out.putLong(e.time()).putShort((short) e.x()).putShort((short) e.y());
      out.putInt(e.polarity());
    }
    return written(out);
  }

  private static byte[] header(int compression) {
    return header(
        compression,
        "<dv><attr key=\"typeIdentifier\" type=\"string\">EVTS</attr>"
            + "<attr key=\"sizeX\" type=\"int\">346</attr>"
            + "<attr key=\"sizeY\" type=\"int\">260</attr></dv>");
  }

  private static byte[] header(int compression, String description) {
    byte[] xml = text(description);
    ByteBuffer out = buffer(48 + xml.length, ByteOrder.LITTLE_ENDIAN);
    out.putInt(44 + xml.length).putInt(20).put(text("IOHE"));
    out.putShort((short) 10).putShort((short) 20);
    out.putShort((short) 4).putShort((short) 8).putShort((short) 16).putShort((short) 0);
    out.putInt(12).putInt(compression).putLong(-1).putInt(4).putInt(xml.length).put(xml);
    return written(out);
  }

  static byte[] packed(byte[] content, int compression) {
    return switch (compression) {
      case 0 -> content;
      case 1 -> lz4(content);
      default -> {
        ZstdCompressor zstd = new ZstdCompressor();
        byte[] out = new byte[zstd.maxCompressedLength(content.length)];
        yield Arrays.copyOf(out, zstd.compress(content, 0, content.length, out, 0, out.length));
      }
    };
  }

  private static byte[] lz4(byte[] content) {
    Lz4Compressor lz4 = new Lz4Compressor();
    byte[] block = new byte[lz4.maxCompressedLength(content.length)];
    int size = lz4.compress(content, 0, content.length, block, 0, block.length);
    ByteBuffer out = buffer(15 + size, ByteOrder.LITTLE_ENDIAN);
    out.putInt(0x184d2204).put((byte) 0x60).put((byte) 0x70).put((byte) 0);
    return out.putInt(size).put(block, 0, size).putInt(0).array();
  }
}
