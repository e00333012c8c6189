package spikeloom.ui.chart;

import java.util.List;

/**
 * Bare charts in rows and columns: a row for each sample, a column for each view of it.
 *
 * @param title the title
 * @param columns what the columns are
 * @param rows the charts
 */
public record ChartTable(String title, List<Column> columns, List<Row> rows) implements Chart {
  private static final double HEADING = 20;
  private static final double GAP = 10;
  private static final double CAPTION_GAP = 12;
  private static final double CAPTION_SIZE = 11;

  /** Copies its lists and checks that rows match the columns. */
  public ChartTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (Row row : rows) {
      if (row.cells().size() != columns.size()) {
        throw new IllegalArgumentException(
            "a row of " + row.cells().size() + " charts for " + columns.size() + " columns");
      }
    }
  }

  /**
   * One view.
   *
   * @param heading what stands above
   * @param aspect width / height of its cells
   */
  public record Column(String heading, double aspect) {}

  /**
   * One sample.
   *
   * @param caption what stands to the left, or empty
   * @param cells a chart without labels for each column
   */
  public record Row(String caption, List<Chart> cells) {
    /** Copies its list. */
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /** The box that the table fills when each row is {@code height} units high. */
  public Box sizeFor(double height) {
    double aspects = columns.stream().mapToDouble(Column::aspect).sum();
    return new Box(
        0,
        0,
        captionWidth() + aspects * height + GAP * (columns.size() - 1),
        HEADING + rows.size() * height + GAP * (rows.size() - 1));
  }

  @Override
  public void draw(Surface surface, Box box, ChartTheme theme) {
    Box unit = sizeFor(1);
    Box two = sizeFor(2);
    // The size is linear in the height of a row: choose the height that fills the box.
    double height =
        Math.min(
            1 + (box.width() - unit.width()) / (two.width() - unit.width()),
            1 + (box.height() - unit.height()) / (two.height() - unit.height()));
    TextStyle middle = theme.labelStyle().at(TextStyle.Anchor.MIDDLE);
    TextStyle end = theme.labelStyle().at(TextStyle.Anchor.END);
    double left = box.x() + captionWidth();
    for (int j = 0; j < columns.size(); j++) {
      double width = columns.get(j).aspect() * height;
      surface.text(columns.get(j).heading(), left + width / 2, box.y() + 12, middle);
      for (int i = 0; i < rows.size(); i++) {
        double top = box.y() + HEADING + i * (height + GAP);
        Box cell = new Box(left, top, width, height).snapped();
        rows.get(i).cells().get(j).draw(surface, cell, theme);
        surface.outline(cell.inset(-0.5, -0.5, -0.5, -0.5), theme.hairline());
        if (j == 0) {
          surface.text(rows.get(i).caption(), left - CAPTION_GAP, cell.centreY() + 4, end);
        }
      }
      left += width + GAP;
    }
  }

  @Override
  public void writeTo(CsvWriter csv) {
    for (int j = 0; j < columns.size(); j++) {
      for (int i = 0; i < rows.size(); i++) {
        if (i + j > 0) {
          csv.emptyLine();
        }
        CsvWriter cell = csv.with("row", i).with("column", columns.get(j).heading());
        rows.get(i).cells().get(j).writeTo(cell);
      }
    }
  }

  private double captionWidth() {
    TextStyle style = TextStyle.label(CAPTION_SIZE, Colour.rgb(0));
    double widest = rows.stream().mapToDouble(row -> style.widthOf(row.caption())).max().orElse(0);
    return widest == 0 ? 0 : widest + CAPTION_GAP;
  }
}
