package spikeloom.event.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Predicate;
import spikeloom.event.EventChunk;
import spikeloom.event.Sensor;
import spikeloom.file.DataException;
import spikeloom.numpy.NumpyField;
import spikeloom.numpy.NumpyHeader;
import spikeloom.numpy.NumpyType;

/**
 * Decodes structured NumPy arrays of events, such as those of Tonic: one dimension, and fields for
 * time, column, row and polarity with names as in a text (t, ts, timestamp; x; y; p, polarity).
 * Time has the unit that its name gives ({@code t_us}); without one, times with decimals are
 * seconds and whole numbers microseconds. Polarity is 0, 1, -1, true or false.
 */
final class NpyDecoder implements EventDecoder {
  /** Maximum size of an event element. */
  private static final int MAX_EVENT = 1 << 12;

  private final ByteWindow in;
  private final Defects defects;
  private final Layout layout;
  private long left;
  private int seconds; // 6 if times are seconds, -1 if not, 0 if unknown yet

  /** The fields of an event. */
  private record Layout(
      NumpyHeader header, NumpyField time, NumpyField x, NumpyField y, NumpyField polarity) {
    /** The layout of an array, if it is one of events. */
    static Optional<Layout> of(NumpyHeader header) {
      int bytes = header.element().bytes();
      Optional<NumpyField> time = field(header, name -> CsvSniffer.TIME.matcher(name).matches());
      Optional<NumpyField> x = field(header, name -> CsvSniffer.X.matcher(name).matches());
      Optional<NumpyField> y = field(header, name -> CsvSniffer.Y.matcher(name).matches());
      Optional<NumpyField> on = field(header, name -> CsvSniffer.POLARITY.matcher(name).matches());
      boolean whole = time.isPresent() && x.isPresent() && y.isPresent() && on.isPresent();
      return whole && header.shape().size() == 1 && bytes > 0 && bytes <= MAX_EVENT
          ? Optional.of(new Layout(header, time.get(), x.get(), y.get(), on.get()))
          : Optional.empty();
    }

    private static Optional<NumpyField> field(NumpyHeader header, Predicate<String> named) {
      return header.element().fields().stream()
          .filter(f -> f.type().isPresent() && f.type().get().numeric())
          .filter(f -> named.test(CsvSniffer.plain(f.name())))
          .findFirst();
    }

    int bytes() {
      return header.element().bytes();
    }
  }

  private NpyDecoder(ByteWindow in, Defects defects, Layout layout) {
    this.in = in;
    this.defects = defects;
    this.layout = layout;
    left = layout.header.size();
  }

  /** Whether a file that begins with {@code head} is an array of events. */
  static boolean is(byte[] head) {
    return layout(head).isPresent();
  }

  private static Optional<Layout> layout(byte[] head) {
    if (!NumpyHeader.begins(head)) {
      return Optional.empty();
    }
    try {
      return Layout.of(NumpyHeader.read("", new ByteArrayInputStream(head)));
    } catch (IOException | DataException e) {
      return Optional.empty(); // the array reader reports the error
    }
  }

  /**
   * Creates a decoder after the header.
   *
   * @param head the beginning of the file
   */
  static NpyDecoder of(ByteWindow in, Defects defects, byte[] head) {
    Layout layout =
        layout(head).orElseThrow(() -> defects.refusal("is not an array of events; check it."));
    in.need(layout.header.offset());
    in.skip(layout.header.offset());
    return new NpyDecoder(in, defects, layout);
  }

  @Override
  public Optional<Sensor> sensor() {
    return Optional.empty();
  }

  @Override
  public boolean fill(EventChunk chunk) {
    int bytes = layout.bytes();
    int wanted = (int) Math.min(left, Math.min(EventChunk.CAPACITY, ByteWindow.SIZE / bytes));
    int have = in.need(Math.max(1, wanted * bytes));
    chunk.begin(in.position());
    if (left == 0) {
      tooMuch(have);
      return false;
    }
    int events = Math.min(wanted, have / bytes);
    if (events == 0) {
      defects.cutOff(
          "the array of %,d events".formatted(layout.header.size()),
          layout.header.offset(),
          (layout.header.size() - left) * bytes + have,
          layout.header.size() * bytes);
      in.skip(have);
      left = 0;
      return false;
    }
    decode(ByteBuffer.wrap(in.bytes()), in.at(), events, chunk);
    in.skip(events * bytes);
    left -= events;
    return true;
  }

  private void tooMuch(int have) {
    if (have > 0) {
      long place = in.position();
      defects.report(Defect.Kind.DAMAGED, place, () -> "bytes follow the last event");
      in.skipFar(Long.MAX_VALUE);
    }
  }

  private void decode(ByteBuffer bytes, int at, int events, EventChunk chunk) {
    int shift =
        CsvSniffer.unit(CsvSniffer.plain(layout.time.name())).orElse(unit(bytes, at, events));
    for (int i = 0; i < events; i++) {
      int event = at + i * layout.bytes();
      int offset = event - at;
      long x = whole(bytes, event, layout.x);
      long y = whole(bytes, event, layout.y);
      long polarity = whole(bytes, event, layout.polarity);
      long time = time(bytes, event, shift);
      if ((int) x != x || (int) y != y || polarity < -1 || polarity > 1 || time == Long.MIN_VALUE) {
        defects.report(
            Defect.Kind.DAMAGED,
            chunk.base() + offset,
            () -> "time, x, y and polarity (0, 1 or -1) cannot be read");
      } else {
        chunk.add(time, (int) x, (int) y, (int) Math.max(0, polarity), offset);
      }
    }
  }

  /** Seconds if a time has decimals, else microseconds. */
  private int unit(ByteBuffer bytes, int at, int events) {
    if (seconds == 0) {
      boolean decimals = false;
      for (int i = 0; i < events && !type(layout.time).whole(); i++) {
        double time =
            type(layout.time).numberAt(bytes, at + i * layout.bytes() + layout.time.offset());
        decimals |= Double.isFinite(time) && time != Math.rint(time);
      }
      seconds = decimals ? 6 : -1;
    }
    return Math.max(0, seconds);
  }

  private static NumpyType type(NumpyField field) {
    return field.type().orElseThrow();
  }

  /** A whole number, or an invalid coordinate if it has decimals. */
  private static long whole(ByteBuffer bytes, int event, NumpyField field) {
    int at = event + field.offset();
    if (type(field).whole()) {
      return type(field).wholeAt(bytes, at);
    }
    double value = type(field).numberAt(bytes, at);
    return value == Math.rint(value) ? (long) value : Long.MIN_VALUE;
  }

  /** The time in microseconds, or the smallest number if it is not finite. */
  private long time(ByteBuffer bytes, int event, int shift) {
    int at = event + layout.time.offset();
    if (type(layout.time).whole() && shift <= 0) {
      long time = type(layout.time).wholeAt(bytes, at);
      return shift == 0 ? time : Math.floorDiv(time + 500, 1000);
    }
    double time = type(layout.time).numberAt(bytes, at) * Math.pow(10, shift);
    return Double.isFinite(time) ? Math.round(time) : Long.MIN_VALUE;
  }
}
