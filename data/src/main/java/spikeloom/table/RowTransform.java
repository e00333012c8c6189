package spikeloom.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.datavec.api.transform.DataAction;
import org.datavec.api.transform.TransformProcess;
import org.datavec.api.transform.metadata.ColumnMetaData;
import org.datavec.api.transform.schema.Schema;
import org.datavec.api.writable.Text;
import org.datavec.api.writable.Writable;
import spikeloom.file.DataException;
import spikeloom.file.SafeText;
import spikeloom.file.WholeFile;
import spikeloom.json.JsonText;
import spikeloom.table.TableRows.Row;

/**
 * A {@code TransformProcess} of DataVec on the rows of a table: every row is given to DataVec as
 * texts, as its {@code CSVRecordReader} does, and what comes back takes its place; a row that a
 * filter removes is left out. Statistics that a process holds, for instance of a normalisation, are
 * those that its author measured; values are scaled afterwards by the training rows, as always.
 */
final class RowTransform {
  private static final int LONGEST = 4 << 20;
  private static final String PACKAGE = "org.datavec.api.";

  private final Path file;
  private final TransformProcess process;
  private final Schema input;
  private int[] places = {};
  private int removed;

  private RowTransform(Path file, TransformProcess process) {
    this.file = file;
    this.process = process;
    input = process.getInitialSchema();
  }

  /**
   * Reads a process from its JSON.
   *
   * @throws DataException if it cannot be read, or has steps that need several rows at a time
   */
  static RowTransform read(Path file) {
    String json = new String(WholeFile.read(file, LONGEST), StandardCharsets.UTF_8);
    requireKnownClasses(file, JsonText.parse(file.toString(), json));
    TransformProcess process;
    try {
      process = TransformProcess.fromJson(json);
    } catch (RuntimeException | LinkageError e) {
      throw new DataException(
          "%s is not a TransformProcess of DataVec (%s); write it with toJson()."
              .formatted(file, reason(e)),
          e);
    }
    for (DataAction action : process.getActionList()) {
      if (action.getTransform() == null && action.getFilter() == null) {
        throw new DataException(
            "%s has the step '%s', which needs several rows at a time; only transforms and filters of single rows can be used. For samples of several rows use --sample-length."
                .formatted(file, SafeText.escaped(brief(action.toString()))));
      }
    }
    return new RowTransform(file, process);
  }

  // No class from elsewhere is loaded because a file names it.
  private static void requireKnownClasses(Path file, JsonNode node) {
    for (String key : List.of("@class", "@type")) {
      String name = node.path(key).asText("");
      if (name.contains(".") && !name.startsWith(PACKAGE)) {
        throw new DataException(
            "%s names '%s', which is not a part of DataVec; remove it."
                .formatted(file, SafeText.escaped(brief(name))));
      }
    }
    for (JsonNode child : node) {
      requireKnownClasses(file, child);
    }
  }

  private static String brief(String text) {
    return text.length() > 120 ? text.substring(0, 120) + "..." : text;
  }

  private static String reason(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return SafeText.escaped(
        brief(String.valueOf(cause.getMessage()).lines().findFirst().orElse("")));
  }

  /**
   * Finds the columns of the schema.
   *
   * @param names names of the table's columns; empty if they have none
   * @param count number of the table's columns
   * @throws DataException if one is missing
   */
  void bind(String source, List<String> names, int count) {
    List<String> wanted = input.getColumnNames();
    if (names.isEmpty()) {
      if (count != wanted.size()) {
        throw new DataException(
            "%s has %d columns without names, but the schema of %s has %d."
                .formatted(source, count, file, wanted.size()));
      }
      places = IntStream.range(0, count).toArray();
      return;
    }
    List<String> present = names.stream().map(String::strip).toList();
    places = new int[wanted.size()];
    for (int i = 0; i < places.length; i++) {
      places[i] = present.indexOf(wanted.get(i));
      if (places[i] < 0) {
        throw new DataException(
            "%s has no column '%s', which the schema of %s begins with; its columns are: %s."
                .formatted(
                    source,
                    SafeText.escaped(wanted.get(i)),
                    file,
                    SafeText.escaped(String.join(", ", present))));
      }
    }
  }

  /** Names of the columns that come back. */
  List<String> names() {
    return process.getFinalSchema().getColumnNames();
  }

  /**
   * Transforms a row; empty if it is removed.
   *
   * @param cells how numbers are written in the table
   * @throws DataException if DataVec cannot transform it
   */
  Optional<Row> apply(String source, Row row, Cells cells) {
    List<Writable> given = new ArrayList<>();
    for (int i = 0; i < places.length; i++) {
      if (places[i] >= row.cells().size()) {
        throw new DataException(
            "%s has %d cells in line %,d, too few for the schema of %s."
                .formatted(source, row.cells().size(), row.line(), file));
      }
      String cell = row.cells().get(places[i]);
      given.add(new Text(cells.equals(Cells.COMMA) && numeric(i) ? cell.replace(',', '.') : cell));
    }
    try {
      List<Writable> back = process.execute(given);
      if (back == null) {
        removed++;
        return Optional.empty();
      }
      return Optional.of(new Row(row.line(), back.stream().map(Writable::toString).toList()));
    } catch (RuntimeException | LinkageError e) {
      throw new DataException(
          "%s, line %,d: DataVec cannot transform the row by %s (%s); correct the line or the process."
              .formatted(source, row.line(), file, reason(e)),
          e);
    }
  }

  private boolean numeric(int column) {
    ColumnMetaData meta = input.getMetaData(column);
    return switch (meta.getColumnType()) {
      case Double, Float, Integer, Long -> true;
      case String, Categorical, Time, Bytes, Boolean, NDArray -> false;
    };
  }

  /** What was done, a clause. */
  String how() {
    return "transformed by "
        + file.getFileName()
        + (removed == 0 ? "" : ", which removed %,d rows".formatted(removed));
  }
}
