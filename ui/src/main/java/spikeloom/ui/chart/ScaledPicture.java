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
 */
@SuppressWarnings("ArrayRecordComponent") // drawn, never compared
public record ScaledPicture(
    String title, SignalShape.Image shape, float[] values, ColourScale scale) implements Chart {
  private static final double HEADING = 24;
  private static final double BOTTOM = 8;

  /** Checks that the image has a single plane. */
  public ScaledPicture {
    if (shape.planes() != 1) {
      throw new IllegalArgumentException(shape + " has more than one plane");
    }
  }

  @Override
  public void draw(Surface surface, Box box, ChartTheme theme) {
    PlotFrame.heading(surface, box, theme, List.of(title, scale.quantity()));
    Box space = box.inset(HEADING, ColourBar.WIDTH, BOTTOM, 1);
    Box fitted = space.fit((double) shape.width() / shape.height());
    Box picture = new Box(space.x(), fitted.y(), fitted.width(), fitted.height()).snapped();
    ColourScale shown = scale.in(theme);
    int[] argb = new int[values.length];
    for (int i = 0; i < argb.length; i++) {
      argb[i] = shown.argb(values[i]);
    }
    surface.image(PixelImage.of(shape.width(), shape.height(), argb), picture);
    surface.outline(picture.inset(-0.5, -0.5, -0.5, -0.5), theme.hairline());
    ColourBar.beside(surface, picture, shown, theme);
  }

  @Override
  public void writeTo(CsvWriter csv) {
    csv.row("plane", "row", "column", scale.quantity());
    SignalTable.rows(new Signal(shape, values), cells -> csv.row(cells));
  }
}
