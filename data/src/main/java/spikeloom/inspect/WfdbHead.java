package spikeloom.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Detects the header of a WFDB record by its form: a line with the name of the record, the number
 * of signals, their rate, number of samples, time and date; then a line for every signal, or for
 * every segment. Lines with {@code #} are comments.
 *
 * <p>Source: G. B. Moody, "WFDB Applications Guide", header(5).
 */
final class WfdbHead {
  private static final int MOST_SIGNALS = 4096;

  // Possessive, so that a hostile line is not slower than others.
  private static final String NUMBER = "[-+]?\\d++(?:\\.\\d*+)?+(?:[eE][-+]?\\d{1,3}+)?+";
  private static final Pattern RECORD =
      Pattern.compile(
          "([\\w-]++)(?:/(\\d{1,6}+))?+\\s++(\\d{1,5}+)"
              + "(?:\\s++(NUM)(?:/NUM(?:\\(NUM\\))?+)?+(?:\\s++(\\d++)(?:\\s++[\\d:.]++(?:\\s++[\\d/]++)?+)?+)?+)?+"
                  .replace("NUM", NUMBER));
  private static final Pattern SIGNAL =
      Pattern.compile(
          ("(?!NUM\\s)\\S++\\s++(\\d{1,3}+)(?:x\\d++)?+(?::\\d++)?+(?:\\+\\d++)?+"
                  + "(?:\\s++NUM(?:\\([-+]?\\d++\\))?+(?:/\\S++)?+(?:\\s++.*+)?+)?+")
              .replace("NUM", NUMBER));
  private static final Pattern SEGMENT = Pattern.compile("(?:[\\w-]++|~)\\s++\\d++");
  private static final Set<Integer> FORMATS =
      Set.of(0, 8, 16, 24, 32, 61, 80, 160, 212, 310, 311, 508, 516, 524);

  private WfdbHead() {}

  /** Describes the record, if the text is such a header. */
  static Optional<String> describe(String text) {
    List<String> lines = lines(text);
    Matcher record = RECORD.matcher(lines.isEmpty() ? "" : lines.get(0));
    if (!record.matches()) {
      return Optional.empty();
    }
    int signals = Integer.parseInt(record.group(3));
    String segments = record.group(2);
    int expected = segments == null ? signals : Integer.parseInt(segments);
    if (expected < 1 || expected > MOST_SIGNALS || lines.size() < 1 + expected) {
      return Optional.empty();
    }
    String format = "";
    for (String line : lines.subList(1, 1 + expected)) {
      if (segments != null) {
        if (!SEGMENT.matcher(line).matches()) {
          return Optional.empty();
        }
        continue;
      }
      Matcher signal = SIGNAL.matcher(line);
      if (!signal.matches() || !FORMATS.contains(Integer.parseInt(signal.group(1)))) {
        return Optional.empty();
      }
      format = format.isEmpty() ? signal.group(1) : format;
    }
    String rate = record.group(4) == null ? "250" : record.group(4); // default of readers
    return Optional.of(
        "WFDB header of record %s: %s signals at %s Hz%s%s"
            .formatted(
                record.group(1),
                record.group(3),
                rate,
                record.group(5) == null ? "" : ", " + record.group(5) + " samples each",
                segments == null ? ", format " + format : ", " + segments + " segments"));
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    for (String line : text.lines().toList()) {
      String content = line.strip();
      if (!content.isEmpty() && !content.startsWith("#")) {
        lines.add(content);
      }
    }
    return lines;
  }
}
