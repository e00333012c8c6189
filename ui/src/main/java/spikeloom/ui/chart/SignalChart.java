package spikeloom.ui.chart;

import java.util.List;
import spikeloom.spike.Signal;
import spikeloom.spike.SignalShape;
import spikeloom.ui.text.Texts;

/**
 * A natural signal by itself, small and without axes: an image as sharp pixels; a series as a curve
 * for each variable, or, where these are too many, as an image of them; a series of one step as a
 * mark for each variable. With axes and scales see {@link SignalCharts}.
 *
 * @param title the title
 * @param signal the values
 * @param map colours of images with one plane; three planes are shown as red, green and blue
 */
public record SignalChart(String title, Signal signal, ColourMap map) implements Enlargeable {

  static final int MOST_CURVES = 16;

  @Override
  public void draw(Surface surface, Box box, ChartTheme theme) {
    if (signal.shape() instanceof SignalShape.Image image) {
      Box fitted = box.fit((double) image.width() / image.height()).snapped();
      picture(surface, fitted, pixels(image, signal.values(), map), theme);
    } else if (signal.shape() instanceof SignalShape.Series series) {
      draw(surface, box, theme, series);
    }
  }

  private void draw(Surface surface, Box box, ChartTheme theme, SignalShape.Series series) {
    if (series.length() > 1 && series.variables() > MOST_CURVES) {
      picture(surface, box.snapped(), pixels(series, signal.values(), map), theme);
    } else {
      SeriesChart.Line line = new SeriesChart.Line(title, signal.values(), 0);
      new SeriesChart(
              title,
              Texts.CHART.get("signal.value"),
              series,
              List.of(line),
              SeriesChart.Range.UNIT,
              RasterChart.Detail.BARE)
          .draw(surface, box, theme);
    }
  }

  private static void picture(Surface surface, Box box, PixelImage pixels, ChartTheme theme) {
    new PicturePart(pixels, Viewport.whole()).draw(surface, box, theme);
  }

  /** The same with axes, or with a heading and a scale of its colours. */
  @Override
  public Chart enlarged() {
    return SignalCharts.of(title, signal);
  }

  @Override
  public void writeTo(CsvWriter csv) {
    csv.row("plane", "row", "column", "value");
    SignalTable.rows(signal, cells -> csv.row(cells));
  }

  static PixelImage pixels(SignalShape.Image shape, float[] values, ColourMap map) {
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
    return PixelImage.of(shape.width(), shape.height(), argb);
  }

  /** Time to the right, the first variable at the bottom. */
  private static PixelImage pixels(SignalShape.Series shape, float[] values, ColourMap map) {
    int[] argb = new int[shape.size()];
    for (int i = 0; i < argb.length; i++) {
      int row = shape.variables() - 1 - i % shape.variables();
      argb[row * shape.length() + i / shape.variables()] = map.argb(values[i]);
    }
    return PixelImage.of(shape.length(), shape.variables(), argb);
  }

  private static int rgb(float red, float green, float blue) {
    return 0xff << 24 | component(red) << 16 | component(green) << 8 | component(blue);
  }

  private static int component(float value) {
    return Math.round(Math.min(1, Math.max(0, value)) * 255);
  }
}
