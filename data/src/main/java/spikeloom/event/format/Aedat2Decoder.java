package spikeloom.event.format;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import spikeloom.event.EventChunk;
import spikeloom.event.Sensor;

/**
 * Decodes AEDAT 2.0, the recordings of jAER. After lines that begin with {@code #} come records of
 * eight bytes, big-endian:
 *
 * <pre>{@code
 * bytes 0-3  address
 * bytes 4-7  time in microseconds; begins again at 0 after 2^32
 * }</pre>
 *
 * <p>The meaning of an address depends on the camera ({@link JaerLayout}), whose class the header
 * names in a line such as {@code # AEChip: eu.seebetter.ini.chips.davis.DAVIS240C}. Without such a
 * line and with addresses of at most 16 bits, a DVS128 is assumed, as in jAER.
 *
 * <p>Source: iniVation, "AEDAT file formats", version 2.0.
 */
final class Aedat2Decoder extends RecordDecoder {
  /** Bytes of an event. */
  static final int EVENT_BYTES = 8;

  private static final long RANGE = 1L << 32;
  private static final Pattern CHIP = Pattern.compile("#\\s*AEChip:\\s*(?:\\S*[.$])?([^\\s.$]+)");

  private final ByteWindow in;
  private final Defects defects;
  private final JaerChip chip;
  private final String camera;
  private final WrappingClock clock = new WrappingClock(RANGE, RANGE / 4);

  private Aedat2Decoder(ByteWindow in, Defects defects, JaerChip chip, String camera) {
    super(in, defects, "an event", EVENT_BYTES);
    this.in = in;
    this.defects = defects;
    this.chip = chip;
    this.camera = camera;
  }

  /**
   * Reads the header.
   *
   * @param given the camera given by the user, or null
   * @throws spikeloom.file.DataException if the address format is unknown
   */
  static Aedat2Decoder of(ByteWindow in, Defects defects, @Nullable Camera given) {
    String name = "";
    while (HeaderLines.hasLine(in, '#') && in.position() < HeaderLines.MOST_BYTES) {
      Matcher line = CHIP.matcher(HeaderLines.take(in));
      name = line.matches() ? line.group(1) : name;
    }
    Optional<JaerChip> named = JaerChip.named(name);
    if (given != null) {
      JaerChip chip = given.chip().orElseGet(() -> ofSize(given.sensor(), named, defects));
      return new Aedat2Decoder(in, defects, chip, chip.describe());
    }
    if (named.isPresent()) {
      return new Aedat2Decoder(in, defects, named.get(), named.get().describe());
    }
    if (!name.isEmpty()) {
      throw defects.refusal(
          "was recorded by '%s' (line 'AEChip' of its header), whose address format is unknown; give a camera with the same format with --sensor: %s."
              .formatted(name.replaceAll("\\p{Cntrl}", "?"), JaerChip.names()));
    }
    if (needsMoreBits(in)) {
      throw defects.refusal(
          "names no camera in its header, and its addresses at byte %,d are not those of a DVS128; give the camera with --sensor: %s."
              .formatted(in.position(), JaerChip.names()));
    }
    return new Aedat2Decoder(
        in, defects, JaerChip.DVS128, "assumed to be a DVS128, because the file names no camera");
  }

  private static JaerChip ofSize(Sensor size, Optional<JaerChip> named, Defects defects) {
    JaerChip first = named.orElse(JaerChip.DVS128);
    if (first.sensor().equals(size)) {
      return first;
    }
    List<JaerChip> fitting = JaerChip.ofSize(size);
    if (fitting.stream().map(JaerChip::layout).distinct().count() != 1) {
      throw defects.refusal(
          "is AEDAT 2.0, where --sensor decides how addresses are read, but %s pixels are those of %s; give the name of the camera: %s."
              .formatted(
                  size, fitting.isEmpty() ? "no known camera" : "several", JaerChip.names()));
    }
    return fitting.get(0);
  }

  /** Whether most of the next addresses do not fit the 16 bits of a DVS128. */
  private static boolean needsMoreBits(ByteWindow in) {
    int events = in.need(EventChunk.CAPACITY * EVENT_BYTES) / EVENT_BYTES;
    int wide = 0;
    for (int i = 0; i < events; i++) {
      wide += Bytes.bigInt32(in.bytes(), in.at() + i * EVENT_BYTES) >>> 16 != 0 ? 1 : 0;
    }
    return 2 * wide > events;
  }

  @Override
  public Optional<Sensor> sensor() {
    return Optional.of(chip.sensor());
  }

  @Override
  public Optional<String> camera() {
    return Optional.of(camera);
  }

  @Override
  protected void decode(byte[] bytes, int at, int until, EventChunk chunk) {
    JaerLayout layout = chip.layout();
    Sensor sensor = chip.sensor();
    for (int i = at; i < until; i += EVENT_BYTES) {
      int address = Bytes.bigInt32(bytes, i);
      long time = clock.time(Bytes.bigInt32(bytes, i + 4) & 0xffffffffL);
      if (clock.gap()) {
        clock.report(defects, in.position() + i - at);
      }
      if (layout.isEvent(address)) {
        chunk.add(
            time,
            layout.x(address, sensor),
            layout.y(address, sensor),
            layout.polarity(address),
            i - at);
      }
    }
  }
}
