package spikeloom.ui.chart;

import spikeloom.spike.Signal;
import spikeloom.spike.SignalShape;

/**
 * A natural signal by itself: an image as sharp pixels, a series as one curve for each variable.
 *
 * @param title what it shows
 * @param signal the values
 * @param map colours of images with one plane; three planes are shown as red, green and blue
 */
public record SignalChart(String title, Signal signal, ColourMap map) implements Chart {

  @Override
  public void draw(Surface surface, Box box, ChartTheme theme) {
    if (signal.shape() instanceof SignalShape.Image image) {
      Box fitted = box.fit((double) image.width() / image.height()).snapped();
      surface.image(pixels(image, signal.values(), map), fitted);
      // Black pictures would melt into a dark page.
      surface.outline(fitted.inset(-0.5, -0.5, -0.5, -0.5), theme.hairline());
    } else if (signal.shape() instanceof SignalShape.Series series) {
      surface.outline(box.snapped().inset(0.5, 0.5, 0.5, 0.5), theme.hairline());
      for (int variable = 0; variable < series.variables(); variable++) {
        Stroke stroke = new Stroke(theme.series(variable), 1.5);
        surface.polyline(curve(series, signal.values(), variable, box.inset(3, 3, 3, 3)), stroke);
      }
    }
  }

  @Override
  public void writeTo(CsvWriter csv) {
    csv.row("plane", "row", "column", "value");
    SignalTable.rows(signal, cells -> csv.row(cells));
  }

  private static PixelImage pixels(SignalShape.Image shape, float[] values, ColourMap map) {
    int plane = shape.width() * shape.height();
    int[] argb = new int[plane];
    for (int i = 0; i < plane; i++) {
      argb[i] =
          switch (shape.planes()) {
            case 1 -> map.argb(values[i]);
            case 2 -> rgb(values[i], 0.5f * (values[i] + values[plane + i]), values[plane + i]);
            default -> rgb(values[i], values[plane + i], values[2 * plane + i]);
          };
    }
    return new PixelImage(shape.width(), shape.height(), argb);
  }

  private static int rgb(float red, float green, float blue) {
    return 0xff << 24 | component(red) << 16 | component(green) << 8 | component(blue);
  }

  private static int component(float value) {
    return Math.round(Math.min(1, Math.max(0, value)) * 255);
  }

  private static Points curve(SignalShape.Series shape, float[] values, int variable, Box box) {
    double[] x = new double[shape.length()];
    double[] y = new double[shape.length()];
    for (int i = 0; i < x.length; i++) {
      float value = values[i * shape.variables() + variable];
      x[i] = box.x() + box.width() * (i + 0.5) / x.length;
      y[i] = box.bottom() - box.height() * Math.min(1, Math.max(0, value));
    }
    return new Points(x, y);
  }
}
