package spikeloom.ui.chart;

import java.util.List;

/**
 * A matrix as colours, for instance the information of every neuron at every step: columns from
 * left to right, rows from bottom to top as in a {@link RasterChart}, with a colour bar.
 *
 * @param title the title
 * @param matrix the values
 * @param scale what colours mean
 * @param marginals whether sums stand at the sides
 */
public record HeatChart(String title, HeatMatrix matrix, ColourScale scale, Marginals marginals)
    implements Chart {
  /** The marginals shown at the sides of the matrix. */
  public enum Marginals {
    /** None. */
    NONE,
    /** The sum of every column above, the sum of every row to the right. */
    SUMS
  }

  private static final double ROW_CAPTION = 16;
  private static final double GAP = 10;
  private static final double SIDE = 56;
  private static final double BAR = 12;
  private static final double BAR_LABELS = 44;

  @Override
  public void draw(Surface surface, Box box, ChartTheme theme) {
    double side = marginals == Marginals.SUMS ? SIDE + GAP : 0;
    double right = side + BAR + BAR_LABELS - PlotFrame.RIGHT + GAP;
    PlotFrame frame =
        PlotFrame.within(
            box.inset(side, right, 0, ROW_CAPTION),
            cells(matrix.columns()),
            cells(matrix.rows()),
            theme);
    Box plot = frame.plot();
    PlotFrame.heading(surface, box, theme, List.of(title, scale.quantity()));
    frame.grid(surface, theme);
    int mostWidth = (int) (plot.width() * surface.pixelsPerUnit());
    int mostHeight = (int) (plot.height() * surface.pixelsPerUnit());
    if (mostWidth < 1 || mostHeight < 1) {
      return;
    }
    ColourScale shown = scale.in(theme);
    surface.image(HeatPixels.paint(matrix, shown, mostWidth, mostHeight), plot);
    frame.horizontalAxis(surface, theme, matrix.column());
    surface.turnedText(
        matrix.row(),
        box.x() + 10,
        plot.centreY(),
        -90,
        theme.labelStyle().at(TextStyle.Anchor.MIDDLE));
    if (marginals == Marginals.SUMS) {
      Box above = new Box(plot.x(), plot.y() - SIDE - GAP, plot.width(), SIDE);
      Box beside = new Box(plot.right() + GAP, plot.y(), SIDE, plot.height());
      MarginalSums.above(surface, above, matrix.columnSums(), theme);
      MarginalSums.beside(surface, beside, matrix.rowSums(), theme);
    }
    Box bar = new Box(plot.right() + side + GAP, plot.y(), BAR, plot.height());
    ColourBar.draw(surface, bar, shown, theme);
  }

  @Override
  public void writeTo(CsvWriter csv) {
    csv.row(matrix.row(), matrix.column(), scale.quantity());
    for (int row = 0; row < matrix.rows(); row++) {
      for (int column = 0; column < matrix.columns(); column++) {
        csv.row(row, column, matrix.values()[row][column]);
      }
    }
  }

  /** An axis on which each whole number is the middle of a cell. */
  private static AxisRange cells(int count) {
    return new AxisRange(Axis.Scale.WHOLE, -0.5, count - 0.5);
  }
}
