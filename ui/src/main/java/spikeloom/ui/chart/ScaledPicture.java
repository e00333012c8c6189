package spikeloom.ui.chart;

import java.util.List;
import spikeloom.spike.Signal;
import spikeloom.spike.SignalShape;

/**
 * The values of a picture with one plane as colours, with a colour bar.
 *
 * @param title the title
 * @param shape of the picture, one plane
 * @param values its values, row by row
 * @param scale what colours mean
 * @param view the part that is shown
 */
@SuppressWarnings("ArrayRecordComponent") // drawn, never compared
public record ScaledPicture(
    String title, SignalShape.Image shape, float[] values, ColourScale scale, Viewport view)
    implements PictureChart {
  /** Checks that the image has a single plane. */
  public ScaledPicture {
    if (shape.planes() != 1) {
      throw new IllegalArgumentException(shape + " has more than one plane");
    }
  }

  /** The whole picture. */
  public ScaledPicture(String title, SignalShape.Image shape, float[] values, ColourScale scale) {
    this(title, shape, values, scale, Viewport.whole());
  }

  @Override
  public ScaledPicture within(Viewport newView) {
    return new ScaledPicture(title, shape, values, scale, newView);
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
    return PicturePlace.beside(box, width(), height());
  }

  @Override
  public void draw(Surface surface, Box box, ChartTheme theme) {
    PlotFrame.heading(
        surface, box, theme, List.of(title, scale.quantity(), PicturePart.magnification(view)));
    Box picture = plot(box, theme);
    ColourScale shown = scale.in(theme);
    int[] argb = new int[values.length];
    for (int i = 0; i < argb.length; i++) {
      argb[i] = shown.argb(values[i]);
    }
    PixelImage pixels = PixelImage.of(width(), height(), argb);
    new PicturePart(pixels, view).draw(surface, picture, theme);
    ColourBar.beside(surface, picture, shown, theme);
  }

  @Override
  public void writeTo(CsvWriter csv) {
    csv.row("plane", "row", "column", scale.quantity());
    SignalTable.rows(new Signal(shape, values), cells -> csv.row(cells));
  }
}
