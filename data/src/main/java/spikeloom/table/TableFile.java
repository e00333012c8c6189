package spikeloom.table;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import spikeloom.file.DataException;
import spikeloom.file.SafeFile;
import spikeloom.table.TableRows.Row;

/**
 * Reads a table from a plain or gzip text: one row per line, cells separated by commas, semicolons,
 * tabs, bars or blanks, and quoted cells if they contain a separator or a line break. Empty lines
 * and lines that begin with {@code #} are skipped. The format is detected from the first rows, see
 * {@link Separator}, {@link DecimalRule} and {@link HeaderRule}; columns without a name are called
 * column 1, 2 and so on. Source: Shafranovich, "Common format and MIME type for CSV files", RFC
 * 4180.
 */
public final class TableFile {
  /** Number of lines used to detect the format. */
  private static final int HEAD_LINES = 1_000;

  private static final List<String> ENDINGS = List.of(".csv", ".tsv", ".txt");

  private TableFile() {}

  /** Whether a file has the name of a table. */
  public static boolean named(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    return ENDINGS.stream().anyMatch(plain::endsWith);
  }

  /**
   * Reads a whole table.
   *
   * @throws DataException if the file cannot be read, is not text, can be understood in two ways,
   *     has rows of different length, no rows, or more than {@link TableBuilder#MAX_CELLS} cells
   */
  public static Table read(Path file, TableFormat format) {
    if (format.reader().isPresent()) {
      return RecordTable.read(
          file, format.reader().get(), format.transform().map(RowTransform::read));
    }
    if (Files.isDirectory(file)) {
      throw new DataException(file + " is a folder, but a table file is expected. Give a file.");
    }
    try {
      return read(file, format, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      try {
        return read(file, format, TableLines.FALLBACK);
      } catch (IOException again) {
        throw unreadable(file, again);
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static Table read(Path file, TableFormat format, Charset charset) throws IOException {
    List<String> head = new ArrayList<>();
    boolean all;
    try (TableLines lines = new TableLines(file, charset)) {
      Optional<String> line = lines.next();
      for (int rows = 0; line.isPresent() && rows < HEAD_LINES; line = lines.next()) {
        boolean row = !TableRows.skipped(line.get()) && !format.skipped().contain(lines.line());
        rows += row ? 1 : 0;
        head.add(row ? line.get() : comment(line.get())); // line numbers do not change
      }
      all = line.isEmpty();
    }
    String source = file.toString();
    char separator = new Separator(source, head, format).find();
    TableHead begin =
        TableHead.of(source, firstRows(source, head, separator, format, all), separator, format);
    try (TableLines lines = new TableLines(file, charset)) {
      TableRows rows = new TableRows(source, lines, separator, format.skipped());
      Optional<RowTransform> transform = format.transform().map(RowTransform::read);
      // What DataVec writes has decimal points.
      TableBuilder builder =
          new TableBuilder(source, transform.isPresent() ? Cells.POINT : begin.decimal());
      TableNotes notes = new TableNotes(begin, separator, format);
      for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
        Row next = row.get();
        if (!builder.begun() && begin.header()) {
          transform.ifPresent(t -> t.bind(source, next.cells(), next.cells().size()));
          builder.begin(transform.map(RowTransform::names).orElse(next.cells()), next.line());
          notes.header(next);
        } else {
          if (!builder.begun() && transform.isPresent()) {
            transform.get().bind(source, List.of(), next.cells().size());
            builder.begin(transform.get().names(), next.line());
          } else if (!builder.begun()) {
            notes.names(beginUnnamed(builder, rows, next, begin.decimal()));
          }
          transform
              .map(t -> t.apply(source, next, begin.decimal()))
              .orElse(Optional.of(next))
              .ifPresent(builder::add);
        }
      }
      String how = notes.how() + transform.map(t -> ", " + t.how()).orElse("");
      return new Table(file, builder.columns(), how, notes.all(rows, charset));
    }
  }

  private static String comment(String line) {
    return line.isBlank() ? "" : "#";
  }

  /** Uses a comment above as column names, if it has one word per column. */
  private static boolean beginUnnamed(TableBuilder builder, TableRows rows, Row first, Cells cells)
      throws IOException {
    List<String> words = rows.commented().stream().map(String::strip).toList();
    boolean names =
        words.size() > 1
            && words.size() == first.cells().size()
            && words.stream().noneMatch(cells::isNumber);
    if (names) {
      builder.begin(words, first.line());
    } else {
      builder.begin(first.cells().size(), first.line());
    }
    return names;
  }

  private static List<Row> firstRows(
      String source, List<String> head, char separator, TableFormat format, boolean all)
      throws IOException {
    TableRows text = new TableRows(source, TableRows.Lines.of(head), separator, format.skipped());
    List<Row> rows = new ArrayList<>();
    try {
      for (Optional<Row> row = text.next(); row.isPresent(); row = text.next()) {
        rows.add(row.get());
      }
    } catch (DataException e) {
      if (all) { // else a quoted cell may be closed after the first lines
        throw e;
      }
    }
    return rows;
  }

  private static DataException unreadable(Path file, IOException e) {
    return new DataException(
        "%s cannot be read as a table: %s. Check that it is the right file."
            .formatted(file, SafeFile.reason(e)),
        e);
  }
}
