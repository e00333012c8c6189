package spikeloom.event.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import spikeloom.event.Sensor;
import spikeloom.event.Sensors;

/**
 * Detects the layout of events in a text from its first lines: by column names if there are any,
 * else by the values. Polarity has no other values than 0, 1, -1, true and false; of the other
 * columns time ascends and reaches furthest; the first two left are x and y. The unit of time is
 * what its name says ({@code t_us}, {@code time [s]}); without a unit, times with decimals are
 * seconds and whole numbers microseconds. Two numbers alone in the first line, with or without the
 * words width and height, are the size of the sensor.
 */
final class CsvSniffer {
  private static final int MOST_ROWS = 1_000;

  /** Fewer lines are not enough to detect events. */
  private static final int FEWEST_ROWS = 3;

  static final Pattern TIME =
      Pattern.compile(
          "(?:t|ts|time|times|timestamp|timestamps)"
              + "(?:[ _\\[(]+(s|sec|seconds|ms|us|\u00b5s|micros|microseconds|ns)[\\])]?)?");
  static final Pattern X = Pattern.compile("x|xs|col|column|x_?pos|x_?addr|x_?coord\\w*");
  static final Pattern Y = Pattern.compile("y|ys|row|line|y_?pos|y_?addr|y_?coord\\w*");
  static final Pattern POLARITY =
      Pattern.compile("p|ps|pol|polarity|polarities|on|sign|polarity_?\\w*");

  private static final Pattern SIZE =
      Pattern.compile(
          "(?:sensor|size|geometry|resolution)\\W+(\\d{1,5})\\s*[x,;\\s]\\s*(\\d{1,5})");
  private static final Pattern WIDTH =
      Pattern.compile("width\\W+(\\d{1,5})\\W+height\\W+(\\d{1,5})");

  private final List<List<String>> rows = new ArrayList<>();
  private List<String> names = List.of();
  private Optional<Sensor> sensor = Optional.empty();
  private boolean titled; // a line of words that is not a comment
  private int head;
  private char separator = ',';

  private CsvSniffer() {}

  /**
   * The layout of a text.
   *
   * @param bytes its beginning
   * @param given the columns, or null to detect them
   * @return empty if it is not a text, or the four columns cannot be identified
   */
  static Optional<CsvLayout> sniff(byte[] bytes, @Nullable CsvColumns given) {
    if (!isText(bytes)) {
      return Optional.empty();
    }
    CsvSniffer sniffer = new CsvSniffer();
    sniffer.read(text(bytes));
    return sniffer.layout(given);
  }

  /**
   * Whether a text that begins with these bytes holds events and is not another table: it names
   * their columns, or has no names and the columns t, x, y, p in that order.
   */
  static boolean isEvents(byte[] bytes) {
    if (!isText(bytes)) {
      return false;
    }
    CsvSniffer sniffer = new CsvSniffer();
    sniffer.read(text(bytes));
    return sniffer.byName().isPresent() || (!sniffer.titled && sniffer.looksLikeEvents());
  }

  private boolean looksLikeEvents() {
    boolean four = rows.size() >= FEWEST_ROWS && rows.stream().allMatch(row -> row.size() == 4);
    if (!four) {
      return false;
    }
    CsvContent content = new CsvContent(rows);
    return content.columns().equals(Optional.of(new CsvColumns(0, 1, 2, 3)))
        && (sensor.isPresent() || !content.counts(0));
  }

  private static String text(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  /** Whether bytes are printable: no control characters but those of lines. */
  static boolean isText(byte[] bytes) {
    for (byte c : bytes) {
      if (c >= 0 && c < ' ' && c != '\t' && c != '\n' && c != '\r') {
        return false;
      }
    }
    return bytes.length > 0;
  }

  private void read(String text) {
    int number = 0;
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    if (lines.size() > 1) {
      lines.remove(lines.size() - 1); // it may have been cut
    }
    for (String line : lines) {
      if (rows.size() == MOST_ROWS) {
        return;
      }
      number++;
      String content = line.strip();
      boolean comment = content.startsWith("#") || content.startsWith("%");
      if (comment) {
        content = content.substring(1).strip();
      }
      if (content.isEmpty()) {
        continue;
      }
      if (rows.isEmpty()) {
        separator = separator(content);
      }
      List<String> cells = cells(content);
      boolean numbers = cells.stream().allMatch(CsvSniffer::isValue);
      if (numbers && !comment && (cells.size() >= 4 || !rows.isEmpty())) {
        head = rows.isEmpty() ? number - 1 : head;
        rows.add(cells);
      } else if (rows.isEmpty() && numbers && cells.size() == 2) {
        sensor = Sensors.of((long) value(cells.get(0)), (long) value(cells.get(1)));
      } else if (rows.isEmpty() && !numbers) {
        words(content, cells, comment);
      }
    }
    head = rows.isEmpty() ? number : head;
  }

  private void words(String content, List<String> cells, boolean comment) {
    for (Pattern pattern : List.of(SIZE, WIDTH)) {
      Matcher size = pattern.matcher(content.toLowerCase(Locale.ROOT));
      if (size.find()) {
        sensor = Sensors.of(Long.parseLong(size.group(1)), Long.parseLong(size.group(2)));
        return;
      }
    }
    if (byName().isEmpty() && !isSize(cells)) {
      names = cells;
      titled |= !comment;
    }
  }

  /** Whether a line is the title of the two numbers below it. */
  private static boolean isSize(List<String> cells) {
    return cells.size() == 2
        && cells.get(0).equalsIgnoreCase("width")
        && cells.get(1).equalsIgnoreCase("height");
  }

  private static char separator(String line) {
    for (char c : new char[] {',', ';', '\t'}) {
      if (line.indexOf(c) >= 0) {
        return c;
      }
    }
    return ' ';
  }

  private List<String> cells(String line) {
    CsvFields fields = new CsvFields(separator);
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    fields.split(bytes, 0, bytes.length);
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < fields.count(); i++) {
      cells.add(fields.text(i));
    }
    return cells;
  }

  private static boolean isValue(String cell) {
    return isTruth(cell) || cell.matches("[-+]?\\d*\\.?\\d+(\\.|[eE][-+]?\\d{1,3})?");
  }

  private static boolean isTruth(String cell) {
    return cell.equalsIgnoreCase("true") || cell.equalsIgnoreCase("false");
  }

  private static double value(String cell) {
    return isTruth(cell) ? cell.equalsIgnoreCase("true") ? 1 : 0 : Double.parseDouble(cell);
  }

  private Optional<CsvLayout> layout(@Nullable CsvColumns given) {
    if (rows.isEmpty()) {
      return byName()
          .map(found -> new CsvLayout(found, separator, unit(found.time()), head, sensor));
    }
    Optional<CsvColumns> columns =
        given != null ? Optional.of(given) : byName().or(() -> new CsvContent(rows).columns());
    return columns
        .filter(found -> found.last() < rows.get(0).size())
        .map(found -> new CsvLayout(found, separator, unit(found.time()), head, sensor));
  }

  private Optional<CsvColumns> byName() {
    List<String> plain = names.stream().map(CsvSniffer::plain).toList();
    OptionalInt time = find(plain, TIME);
    OptionalInt x = find(plain, X);
    OptionalInt y = find(plain, Y);
    OptionalInt polarity = find(plain, POLARITY);
    if (time.isEmpty() || x.isEmpty() || y.isEmpty() || polarity.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new CsvColumns(time.getAsInt(), x.getAsInt(), y.getAsInt(), polarity.getAsInt()));
  }

  private static OptionalInt find(List<String> names, Pattern pattern) {
    for (int i = 0; i < names.size(); i++) {
      if (pattern.matcher(names.get(i)).matches()) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /** Normalises a name: no case, no surrounding blanks. */
  static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).strip();
  }

  /** The unit that the name of a time gives, as a power of ten of microseconds. */
  static OptionalInt unit(String name) {
    Matcher time = TIME.matcher(name);
    @Nullable String word = time.matches() ? time.group(1) : null;
    if (word == null) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(
        switch (word) {
          case "s", "sec", "seconds" -> 6;
          case "ms" -> 3;
          case "ns" -> -3;
          default -> 0;
        });
  }

  private int unit(int column) {
    OptionalInt named =
        column < names.size() ? unit(plain(names.get(column))) : OptionalInt.empty();
    if (named.isPresent()) {
      return named.getAsInt();
    }
    boolean fractions =
        rows.stream()
            .filter(row -> column < row.size())
            .mapToDouble(row -> value(row.get(column)))
            .anyMatch(value -> value != Math.rint(value));
    return fractions ? 6 : 0;
  }
}
