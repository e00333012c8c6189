package spikeloom.table;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import spikeloom.table.TableFormat.Decimal;
import spikeloom.table.TableRows.Row;
import spikeloom.text.Wording;

/** Describes how a table was read. */
final class TableNotes {
  private final TableHead head;
  private final char separator;
  private final TableFormat format;
  private final List<String> notes = new ArrayList<>();
  private String names = "columns without names";

  TableNotes(TableHead head, char separator, TableFormat format) {
    this.head = head;
    this.separator = separator;
    this.format = format;
  }

  void header(Row row) {
    names = "names in line %,d".formatted(row.line());
    if (head.numbered()) {
      notes.add(
          "Line %,d (%s) is read as column names; use --header no to read it as values."
              .formatted(row.line(), TableHead.shown(row)));
    }
  }

  /** Whether a comment gives the column names. */
  void names(boolean comment) {
    names = comment ? "names in a comment" : names;
  }

  /** Describes the format, a clause. */
  String how() {
    String mark =
        switch (separator) {
          case ',' -> "commas";
          case ';' -> "semicolons";
          case '\t' -> "tabs";
          case '|' -> "bars";
          default -> "blanks";
        };
    return "separated by %s, decimal %s, %s"
        .formatted(mark, head.decimal().equals(Cells.COMMA) ? "comma" : "point", names);
  }

  List<String> all(TableRows rows, Charset charset) {
    if (head.decimal().equals(Cells.COMMA) && format.decimal() == Decimal.AUTO) {
      notes.add("The comma is read as the decimal mark (--decimal comma).");
    }
    if (charset.equals(TableLines.FALLBACK)) {
      notes.add("The text is not UTF-8; it is read as Windows-1252.");
    }
    add(rows.commentsBetween(), "comment line");
    add(rows.blankBetween(), "empty line");
    return notes;
  }

  private void add(int count, String what) {
    if (count > 0) {
      notes.add(Wording.count(count, what) + " between rows skipped.");
    }
  }
}
