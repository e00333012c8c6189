package spikeloom.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.datavec.api.records.reader.impl.csv.SerializableCSVParser;
import spikeloom.file.DataException;

/**
 * The rows of a table in the lines of a text. Empty lines, lines that begin with {@code #}, a first
 * line such as {@code sep=;}, and those that the user skips are not rows. A quoted cell can span
 * several lines.
 */
final class TableRows {
  /** A longer quoted row is treated as having an unclosed quote. */
  private static final int MAX_QUOTED = 1 << 16;

  private static final char QUOTE = '"';

  /** Lines, and the number of the last one. */
  interface Lines {
    Optional<String> next() throws IOException;

    int line();

    static Lines of(List<String> lines) {
      return new Lines() {
        private int at;

        @Override
        public Optional<String> next() {
          return at < lines.size() ? Optional.of(lines.get(at++)) : Optional.empty();
        }

        @Override
        public int line() {
          return at;
        }
      };
    }
  }

  /**
   * A row.
   *
   * @param line where it begins, from 1
   * @param cells its cells
   */
  record Row(int line, List<String> cells) {}

  private final String source;
  private final Lines lines;
  private final char separator;
  private final SkippedLines skipped;
  private final SerializableCSVParser parser;
  private final List<Integer> comments = new ArrayList<>();
  private String lastComment = "";
  private int blank;
  private int blankBetween;
  private int commentsBetween;
  private int rows;

  TableRows(String source, Lines lines, char separator, SkippedLines skipped) {
    this.source = source;
    this.lines = lines;
    this.separator = separator;
    this.skipped = skipped;
    // RFC 4180 knows no escape character; DataVec's default is the backslash.
    parser = new SerializableCSVParser(separator, QUOTE, SerializableCSVParser.NULL_CHARACTER);
  }

  /** Whether a line is empty or a comment, so that no row begins in it. */
  static boolean skipped(String line) {
    return line.isBlank() || line.stripLeading().startsWith("#");
  }

  /** The next row. */
  Optional<Row> next() throws IOException {
    for (Optional<String> next = lines.next(); next.isPresent(); next = lines.next()) {
      String line = next.get();
      if (skipped.contain(lines.line())) {
        continue;
      }
      if (line.isBlank()) {
        blank++;
      } else if (line.stripLeading().startsWith("#")) {
        comments.add(lines.line());
        lastComment = rows == 0 ? line : lastComment;
      } else if (rows > 0 || Separator.named(line).isEmpty()) {
        rows++;
        return Optional.of(row(line));
      }
    }
    return Optional.empty();
  }

  private Row row(String first) throws IOException {
    blankBetween += rows > 1 ? blank : 0;
    blank = 0;
    commentsBetween += rows > 1 ? comments.size() : 0;
    comments.clear();
    int begin = lines.line();
    List<String> cells = new ArrayList<>(List.of(parser.parseLineMulti(prepared(first))));
    int length = first.length();
    while (parser.isPending()) {
      String more = lines.next().orElseThrow(() -> open(begin).get());
      length += more.length() + 1;
      if (length > MAX_QUOTED) {
        throw open(begin).get();
      }
      cells.addAll(List.of(parser.parseLineMulti(more)));
    }
    return new Row(begin, cells);
  }

  private Supplier<DataException> open(int begin) {
    return () ->
        new DataException(
            "%s, line %,d: a double quote is not closed. Close it, or remove it."
                .formatted(source, begin));
  }

  /** Merges runs of blanks, if blanks separate cells. */
  private String prepared(String line) {
    if (separator != Separator.BLANK) {
      return line;
    }
    StringBuilder text = new StringBuilder();
    boolean quoted = false;
    String stripped = line.strip();
    for (int i = 0; i < stripped.length(); i++) {
      char c = stripped.charAt(i);
      quoted ^= c == QUOTE;
      boolean blankHere = !quoted && (c == ' ' || c == '\t');
      if (!blankHere) {
        text.append(c);
      } else if (text.charAt(text.length() - 1) != Separator.BLANK) {
        text.append(Separator.BLANK);
      }
    }
    return text.toString();
  }

  /** The cells of the last comment before the first row. */
  List<String> commented() throws IOException {
    String text = lastComment.strip();
    TableRows one =
        new TableRows(
            source,
            Lines.of(List.of(text.isEmpty() ? "" : text.substring(1))),
            separator,
            SkippedLines.none());
    return one.next().map(Row::cells).orElse(List.of());
  }

  /** Comments between rows. */
  int commentsBetween() {
    return commentsBetween;
  }

  /** Empty lines between rows. */
  int blankBetween() {
    return blankBetween;
  }
}
