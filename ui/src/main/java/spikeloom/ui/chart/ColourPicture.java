package spikeloom.ui.chart;

import java.util.List;
import spikeloom.spike.Signal;
import spikeloom.spike.SignalShape;

/**
 * A picture in its own colours below a heading.
 *
 * @param title the title
 * @param shape of the picture; three planes are red, green and blue
 * @param values its values, plane by plane
 * @param view the part that is shown
 */
@SuppressWarnings("ArrayRecordComponent") // drawn, never compared
public record ColourPicture(String title, SignalShape.Image shape, float[] values, Viewport view)
    implements PictureChart {
  /** The whole picture. */
  public ColourPicture(String title, SignalShape.Image shape, float[] values) {
    this(title, shape, values, Viewport.whole());
  }

  @Override
  public ColourPicture within(Viewport newView) {
    return new ColourPicture(title, shape, values, newView);
  }

  @Override
  public int width() {
    return shape.width();
  }

  @Override
  public int height() {
    return shape.height();
  }

  @Override
  public Box plot(Box box, ChartTheme theme) {
    return PicturePlace.alone(box, width(), height());
  }

  @Override
  public void draw(Surface surface, Box box, ChartTheme theme) {
    PlotFrame.heading(surface, box, theme, List.of(title, PicturePart.magnification(view)));
    PixelImage pixels = SignalChart.pixels(shape, values, ColourMap.GREY);
    new PicturePart(pixels, view).draw(surface, plot(box, theme), theme);
  }

  @Override
  public void writeTo(CsvWriter csv) {
    csv.row("plane", "row", "column", "value");
    SignalTable.rows(new Signal(shape, values), cells -> csv.row(cells));
  }
}
