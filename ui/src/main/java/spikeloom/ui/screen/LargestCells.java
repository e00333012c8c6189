package spikeloom.ui.screen;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.layout.Pane;
import spikeloom.ui.chart.Box;
import spikeloom.ui.chart.ChartTheme;
import spikeloom.ui.chart.PictureChart;

/** Charts in cells of equal size, in as many columns as make the smallest picture largest. */
final class LargestCells extends Pane {
  private static final double GAP = 8;

  private List<ChartView> charts = List.of();

  /** Shows other charts. */
  void show(List<ChartView> newCharts) {
    charts = List.copyOf(newCharts);
    getChildren().setAll(charts);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinHeight(double width) {
    return 0;
  }

  @Override
  protected double computePrefHeight(double width) {
    return 0;
  }

  @Override
  protected void layoutChildren() {
    int count = charts.size();
    int columns = 1;
    for (int more = 2; more <= count; more++) {
      columns = smallest(cell(more)) > smallest(cell(columns)) ? more : columns;
    }
    Box cell = cell(columns);
    for (int i = 0; i < count; i++) {
      double x = Math.floor(i % columns * (cell.width() + GAP));
      double y = Math.floor(Math.floorDiv(i, columns) * (cell.height() + GAP));
      charts.get(i).resizeRelocate(x, y, cell.width(), cell.height());
    }
  }

  private Box cell(int columns) {
    int rows = (charts.size() + columns - 1) / columns;
    return new Box(
        0,
        0,
        Math.max(0, Math.floor((getWidth() + GAP) / columns - GAP)),
        Math.max(0, Math.floor((getHeight() + GAP) / rows - GAP)));
  }

  /** The smallest area of a picture. Headings and legends have the same size in both themes. */
  private double smallest(Box cell) {
    return charts.stream()
        .mapToDouble(
            view -> {
              Box plot =
                  view.chart() instanceof PictureChart picture
                      ? picture.plot(cell, ChartTheme.LIGHT)
                      : cell;
              return Math.max(0, plot.width()) * Math.max(0, plot.height());
            })
        .min()
        .orElse(0);
  }
}
