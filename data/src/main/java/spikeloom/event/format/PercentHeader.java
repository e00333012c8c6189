package spikeloom.event.format;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import spikeloom.event.Sensor;
import spikeloom.event.Sensors;

/**
 * The lines {@code % key value} at the beginning of Prophesee's files, up to {@code % end} or the
 * first line without the mark.
 *
 * <p>Source: Prophesee, "RAW file format" and "DAT file format", in the documentation of the
 * Metavision SDK.
 */
final class PercentHeader {
  private static final Pattern GEOMETRY = Pattern.compile("(\\d{1,5})\\s*[xX]\\s*(\\d{1,5})");
  private static final Pattern ENCODING =
      Pattern.compile("(?:evt\\s+|format\\s+EVT)(\\d+(?:\\.\\d+)?)", Pattern.CASE_INSENSITIVE);
  private static final Pattern WIDTH = Pattern.compile(".*;\\s*width=(\\d{1,5}).*");
  private static final Pattern HEIGHT = Pattern.compile(".*;\\s*height=(\\d{1,5}).*");

  private final Map<String, String> values = new LinkedHashMap<>();

  private PercentHeader() {}

  /** Takes the header from the beginning of a file; it may be empty. */
  static PercentHeader read(ByteWindow in) {
    PercentHeader header = new PercentHeader();
    while (HeaderLines.hasLine(in, '%') && in.position() < HeaderLines.MOST_BYTES) {
      String line = HeaderLines.take(in).substring(1).strip();
      if (line.equals("end")) {
        break;
      }
      String[] words = line.split("\\s+", 2);
      header.values.put(words[0].toLowerCase(Locale.ROOT), words.length > 1 ? words[1] : "");
    }
    return header;
  }

  /**
   * Returns the encoding in a line, such as {@code 2.0} or {@code 3.0}; empty if there is none.
   *
   * @param line without the mark at its beginning
   */
  static String encoding(String line) {
    Matcher named = ENCODING.matcher(line);
    if (!named.lookingAt()) {
      return "";
    }
    String version = named.group(1);
    return version.contains(".") ? version : version + ".0";
  }

  /** The pixels, if given in the header. */
  Optional<Sensor> sensor() {
    Matcher geometry = GEOMETRY.matcher(value("geometry").strip());
    if (geometry.matches()) {
      return sensor(geometry.group(1), geometry.group(2));
    }
    Matcher width = WIDTH.matcher(value("format"));
    Matcher height = HEIGHT.matcher(value("format"));
    if (width.matches() && height.matches()) {
      return sensor(width.group(1), height.group(1));
    }
    return sensor(value("width"), value("height"));
  }

  /** The value of a key in lower case; empty if it is missing. */
  String value(String key) {
    @Nullable String value = values.get(key);
    return value == null ? "" : value;
  }

  private static Optional<Sensor> sensor(String width, String height) {
    if (!width.matches("\\d{1,5}") || !height.matches("\\d{1,5}")) {
      return Optional.empty();
    }
    return Sensors.of(Integer.parseInt(width), Integer.parseInt(height));
  }
}
