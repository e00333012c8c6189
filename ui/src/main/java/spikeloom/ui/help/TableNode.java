package spikeloom.ui.help;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.text.TextFlow;
import org.commonmark.node.Node;

/** Makes the grid of a table. */
final class TableNode {
  /** Numbers of letters between which the widths of columns depend on their contents. */
  private static final int LEAST = 10;

  private static final int MOST = 40;

  private TableNode() {}

  static GridPane of(Node table, Links links) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("help-table");
    List<List<Node>> rows =
        Markdown.children(table).stream()
            .flatMap(part -> Markdown.children(part).stream())
            .map(Markdown::children)
            .toList();
    boolean header = true;
    for (List<Node> row : rows) {
      if (row.stream().anyMatch(cell -> !Markdown.words(cell).isBlank())) {
        grid.addRow(grid.getRowCount(), cells(row, header, links));
      }
      header = false;
    }
    columns(rows).forEach(grid.getColumnConstraints()::add);
    return grid;
  }

  private static TextFlow[] cells(List<Node> row, boolean header, Links links) {
    return row.stream()
        .map(
            cell -> {
              TextFlow text = InlineNodes.of(cell, links);
              text.getStyleClass().add(header ? "help-header" : "help-cell");
              return text;
            })
        .toArray(TextFlow[]::new);
  }

  /** Columns share the width by the lengths of their longest texts, within bounds. */
  private static List<ColumnConstraints> columns(List<List<Node>> rows) {
    int count = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] lengths = IntStream.range(0, count).map(column -> length(rows, column)).toArray();
    double all = IntStream.of(lengths).sum();
    return IntStream.of(lengths)
        .mapToObj(
            length -> {
              ColumnConstraints column = new ColumnConstraints();
              column.setPercentWidth(100 * length / all);
              return column;
            })
        .toList();
  }

  private static int length(List<List<Node>> rows, int column) {
    int longest =
        rows.stream()
            .filter(row -> row.size() > column)
            .mapToInt(row -> Markdown.words(row.get(column)).length())
            .max()
            .orElse(0);
    return Math.min(MOST, Math.max(LEAST, longest));
  }
}
