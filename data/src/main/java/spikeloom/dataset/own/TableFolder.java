package spikeloom.dataset.own;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.SourceOptions;
import spikeloom.dataset.own.FileTree.Item;
import spikeloom.file.DataException;
import spikeloom.table.Column;
import spikeloom.table.Table;
import spikeloom.table.TableFile;

/**
 * A folder of tables with the same columns, each a recording in time. The class of a row is the
 * column called label, else the sub-folder of the table. Tables of equal length are one sample
 * each; others are cut into samples. A table is never in both parts.
 *
 * @param tree the tables
 * @param options columns, windows and split
 */
record TableFolder(FileTree tree, SourceOptions options) {
  /** Longer tables are cut even if they have equal length. */
  private static final int LONGEST_SAMPLE = 1024;

  /** Maximum number of notes kept. */
  private static final int MOST_NOTES = 20;

  TableFolder(Path folder, SourceOptions options) {
    this(tables(folder), options);
  }

  static FileTree tables(Path folder) {
    return new FileTree(folder, "tables (CSV)", TableFolder::named);
  }

  /** Text files with other extensions may be notes or a licence. */
  private static boolean named(Path file) {
    return TableFile.named(file)
        && !text(String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT))
        && !EventRecordings.named(file);
  }

  private static boolean text(String name) {
    return name.endsWith(".txt") || name.endsWith(".txt.gz");
  }

  Dataset open() {
    List<Channels.Recording> recordings = new ArrayList<>();
    List<String> names = List.of();
    List<String> notes = new ArrayList<>();
    for (Item item : tree.all()) {
      Table table = TableFile.read(item.file(), options.table().text().format());
      TableRoles roles = TableRoles.of(table, options.table());
      note(item, table.notes(), notes);
      note(item, new TableTimes(table, roles).check(), notes);
      List<String> here = roles.values().stream().map(Column::name).toList();
      if (!recordings.isEmpty() && !here.equals(names)) {
        throw new DataException(
            "%s has the columns %s, but the tables before it have %s; use tables with the same columns, or choose the columns with --columns."
                .formatted(item.file(), String.join(", ", here), String.join(", ", names)));
      }
      names = here;
      recordings.add(
          new Channels.Recording(
              roles.values().stream().map(TableFolder::numbers).toList(),
              classes(table, roles.label(), item)));
    }
    int shortest = recordings.stream().mapToInt(Channels.Recording::moments).min().orElse(1);
    int longest = recordings.stream().mapToInt(Channels.Recording::moments).max().orElse(1);
    int usual =
        shortest == longest && longest <= LONGEST_SAMPLE
            ? longest
            : Math.min(TableSet.DEFAULT_WINDOW, shortest);
    if (notes.size() > MOST_NOTES) {
      int more = notes.size() - MOST_NOTES;
      notes.subList(MOST_NOTES, notes.size()).clear();
      notes.add("%,d more notes on tables of the folder.".formatted(more));
    }
    return new Channels(tree.folder(), names, recordings).set(options, usual).open().noted(notes);
  }

  private static void note(Item item, List<String> of, List<String> notes) {
    of.forEach(note -> notes.add("%s: %s".formatted(item.file().getFileName(), note)));
  }

  private static float[] numbers(Column column) {
    float[] numbers = new float[column.rows()];
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = column.number(row);
    }
    return numbers;
  }

  private static List<String> classes(Table table, Optional<Column> label, Item item) {
    return label
        .map(
            column ->
                IntStream.range(0, table.rows())
                    .mapToObj(row -> column.word(row).orElse(""))
                    .toList())
        .orElse(Collections.nCopies(table.rows(), item.type()));
  }
}
