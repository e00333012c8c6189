package spikeloom.ui.chart;

/** A picture that is zoomed to its pixels. Both axes have the same scale in every part. */
public interface PictureChart extends Zoomable, Enlargeable, PointedChart {
  /** Pixels per row. */
  int width();

  /** Number of rows. */
  int height();

  @Override
  default Viewport.Cells cells() {
    return new Viewport.Cells(width(), height());
  }

  /** Ends where the shorter side has its smallest part, so that pixels stay square. */
  @Override
  default Viewport zoomed(double factor, double atX, double atY) {
    int shorter = Math.min(width(), height());
    return view().zoomed(factor, atX, atY, new Viewport.Cells(shorter, shorter));
  }

  @Override
  default int variableAt(double y, Box box, ChartTheme theme) {
    return 0;
  }

  @Override
  default SignalPlace placeAt(Point point, int variable, Box box, ChartTheme theme) {
    Box plot = plot(box, theme);
    double across = view().fromX() + view().spanX() * (point.x() - plot.x()) / plot.width();
    double up = view().fromY() + view().spanY() * (plot.bottom() - point.y()) / plot.height();
    return new SignalPlace(variable, across, 1 - up);
  }

  @Override
  default Point pointAt(SignalPlace place, Box box, ChartTheme theme) {
    Box plot = plot(box, theme);
    double across = (place.across() - view().fromX()) / view().spanX();
    double up = (1 - place.down() - view().fromY()) / view().spanY();
    return new Point(plot.x() + across * plot.width(), plot.bottom() - up * plot.height());
  }

  /** The picture with the same visible part. */
  @Override
  default Chart enlarged() {
    return this;
  }
}
