package spikeloom.event.format;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import spikeloom.event.BinFile;
import spikeloom.event.EventChunk;
import spikeloom.file.DataException;
import spikeloom.file.Unpacked;
import spikeloom.numpy.NumpyHeader;
import spikeloom.plugin.Plugins;

/**
 * Detects the format of recordings by their first bytes. {@code .bin} has no signature and is
 * detected by events with ascending times.
 */
public final class Recogniser {
  /** Number of bytes used for detection. */
  static final int HEAD_BYTES = 1 << 16;

  /** Minimum share of ascending times in a damaged {@code .bin}; other bytes have one half. */
  private static final double ASCENDING = 0.9;

  private static final List<EventFormatProvider> PROVIDED =
      Plugins.services(EventFormatProvider.class, EventFormatProvider::name);

  private Recogniser() {}

  /**
   * The format of a plain or gzip file, if it is a recording of events.
   *
   * @throws DataException if the file cannot be read, or it is an unsupported recording
   */
  public static Optional<RecordingFormat> format(Path file) {
    try (Unpacked in = Unpacked.withText(file)) {
      return format(file, in.read(HEAD_BYTES));
    }
  }

  /**
   * Whether a file is a text of events and no table: its first lines name columns of time, x, y and
   * polarity, or it has just these four in that order and no names.
   *
   * @throws DataException if it cannot be read
   */
  public static boolean isTextOfEvents(Path file) {
    try (Unpacked in = Unpacked.withText(file)) {
      return CsvSniffer.isEvents(in.read(HEAD_BYTES));
    }
  }

  /** The format of a file that begins with {@code head}. */
  static Optional<RecordingFormat> format(Path file, byte[] head) {
    if (begins(head, "#!AER-DAT")) {
      return Optional.of(aedat(file, text(head, 9, 3)));
    }
    if (NumpyHeader.begins(head)) {
      return NpyDecoder.is(head) ? Optional.of(EventFormat.NPY) : Optional.empty();
    }
    if (begins(head, "Event Stream")) {
      return Optional.of(EventFormat.ES);
    }
    if (begins(head, "%") && beginsWithLine(head)) {
      Optional<EventFormat> format = prophesee(file, head, CsvSniffer.isText(head));
      if (format.isPresent()) {
        return Optional.of(format.get());
      }
    }
    if (begins(head, "#") && !CsvSniffer.isText(head) && beginsWithLine(head)) {
      return Optional.of(EventFormat.AEDAT2);
    }
    Optional<EventFormatProvider> provided = provided(head);
    if (provided.isPresent()) {
      return Optional.of(provided.get());
    }
    if (CsvSniffer.sniff(head, null).isPresent()) {
      return Optional.of(EventFormat.CSV);
    }
    return isBin(head) ? Optional.of(EventFormat.BIN) : Optional.empty();
  }

  private static EventFormat aedat(Path file, String version) {
    if (!version.matches("\\d\\.\\d")) {
      throw new DataException(
          file + " gives no version of AEDAT at byte 9; download or copy the file again.");
    }
    return switch (version) {
      case "2.0" -> EventFormat.AEDAT2;
      case "3.1" -> EventFormat.AEDAT3;
      case "4.0" -> EventFormat.AEDAT4;
      default ->
          throw new DataException(
              "%s is AEDAT %s, which is not supported; convert it to AEDAT 4.0, 3.1 or 2.0."
                  .formatted(file, version));
    };
  }

  // A header without events is plain text, but it gives its format.
  private static Optional<EventFormat> prophesee(Path file, byte[] head, boolean text) {
    int at = 0;
    String encoding = "";
    boolean changes = false;
    while (at < head.length && head[at] == '%') {
      int end = at;
      while (end < head.length && head[end] != '\n') {
        end++;
      }
      String line = text(head, at, end - at).substring(1).strip();
      String found = PercentHeader.encoding(line);
      encoding = found.isEmpty() ? encoding : found;
      changes |= line.toLowerCase(Locale.ROOT).startsWith("data file containing");
      at = end + 1;
      if (line.equals("end")) {
        break;
      }
    }
    if (encoding.isEmpty() && text) {
      return changes ? Optional.of(EventFormat.DAT) : Optional.empty();
    }
    if (encoding.isEmpty()) {
      boolean dat = at + 1 < head.length && DatDecoder.isCd(head[at] & 0xff, head[at + 1] & 0xff);
      return Optional.of(dat || changes ? EventFormat.DAT : EventFormat.EVT2);
    }
    return switch (encoding) {
      case "2.0" -> Optional.of(EventFormat.EVT2);
      case "3.0" -> Optional.of(EventFormat.EVT3);
      default ->
          throw new DataException(
              "%s is Prophesee EVT %s, which is not supported; convert it to EVT 3.0 or EVT 2.0."
                  .formatted(file, encoding));
    };
  }

  private static boolean isBin(byte[] head) {
    int events = Math.min(head.length / BinFile.EVENT_BYTES, EventChunk.CAPACITY);
    int ascending = 0;
    int first = 0;
    int before = -1;
    for (int i = 0; i < events; i++) {
      int time = Bytes.bigInt32(head, i * BinFile.EVENT_BYTES + 1) & 0x7fffff;
      first = i == 0 ? time : first;
      ascending += time >= before ? 1 : 0;
      before = time;
    }
    return events > 0
        && ascending >= ASCENDING * events
        && (events == 1 || before > first)
        && !CsvSniffer.isText(head);
  }

  /** Whether there is text up to the first line end, because a .bin can begin with any byte. */
  private static boolean beginsWithLine(byte[] head) {
    int end = 0;
    while (end < head.length && head[end] != '\n') {
      end++;
    }
    return end < head.length && CsvSniffer.isText(Arrays.copyOf(head, end));
  }

  private static boolean begins(byte[] head, String mark) {
    return text(head, 0, mark.length()).equals(mark);
  }

  private static String text(byte[] head, int at, int length) {
    int from = Math.min(at, head.length);
    int to = Math.min(head.length, from + length);
    return new String(head, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** The formats of plug-ins. */
  public static List<EventFormatProvider> pluginFormats() {
    return PROVIDED;
  }

  private static Optional<EventFormatProvider> provided(byte[] head) {
    return PROVIDED.stream().filter(format -> format.recognises(head.clone())).findFirst();
  }
}
