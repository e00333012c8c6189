package spikeloom.ui.chart;

/** A picture that is zoomed to its pixels. Both axes have the same scale in every part. */
public interface PictureChart extends Zoomable, Enlargeable {
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

  /** The picture with the same visible part. */
  @Override
  default Chart enlarged() {
    return this;
  }
}
