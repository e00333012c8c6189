package spikeloom.ui.figure;

import java.util.Arrays;
import spikeloom.ui.chart.Box;
import spikeloom.ui.chart.Chart;
import spikeloom.ui.chart.ChartTheme;
import spikeloom.ui.chart.Colour;
import spikeloom.ui.chart.CsvWriter;
import spikeloom.ui.chart.Points;
import spikeloom.ui.chart.Stroke;
import spikeloom.ui.chart.Surface;
import spikeloom.ui.chart.Viewport;

/**
 * A thin strip of the rate over time, from 0 to its peak, step below step of a raster of the same
 * width. Where steps are narrower than a unit, the mean of those that share one stands before their
 * highest, which is paler.
 *
 * @param title the title
 * @param rate for each step
 * @param view the part of the raster that is shown; the strip shows its steps
 */
@SuppressWarnings("ArrayRecordComponent") // drawn, never compared
record RateStrip(String title, double[] rate, Viewport view) implements Chart {
  private static final double PALE = 0.3;
  private static final double STRONG = 0.6;

  @Override
  public void draw(Surface surface, Box box, ChartTheme theme) {
    double peak = Arrays.stream(rate).max().orElse(0);
    Stroke line = new Stroke(theme.muted().withAlpha(0.7), 1);
    surface.line(box.x(), box.bottom() + 0.5, box.right(), box.bottom() + 0.5, line);
    if (peak == 0 || box.width() < 1 || box.height() < 1) {
      return;
    }
    Colour colour = theme.series(0);
    int together = (int) Math.ceil(rate.length * view.spanX() / box.width());
    Runnable drawing =
        () -> {
          if (together > 1) {
            surface.polygon(area(box, peak, together, Level.HIGHEST), colour.withAlpha(PALE));
          }
          surface.polygon(area(box, peak, together, Level.MEAN), colour.withAlpha(STRONG));
        };
    if (view.isWhole()) {
      drawing.run();
    } else {
      surface.clipped(box, drawing);
    }
  }

  /** What several steps are drawn as. */
  private enum Level {
    MEAN,
    HIGHEST
  }

  /** The area below a curve of stairs, each of some steps. */
  private Points area(Box box, double peak, int together, Level level) {
    // Steps start at multiples of their width, so that panning moves them without changing them.
    int first = (int) (rate.length * view.fromX()) / together;
    int end = (int) Math.ceil(rate.length * view.toX() / together);
    double[] x = new double[2 * (end - first) + 2];
    double[] y = new double[x.length];
    int n = 0;
    x[n] = toX(box, first * together);
    y[n++] = box.bottom();
    for (int stair = first; stair < end; stair++) {
      int from = stair * together;
      int to = Math.min(rate.length, from + together);
      double[] steps = Arrays.copyOfRange(rate, from, to);
      double value =
          level == Level.MEAN
              ? Arrays.stream(steps).average().orElse(0)
              : Arrays.stream(steps).max().orElse(0);
      double height = box.bottom() - box.height() * value / peak;
      x[n] = toX(box, from);
      y[n++] = height;
      x[n] = toX(box, to);
      y[n++] = height;
    }
    x[n] = x[n - 1];
    y[n] = box.bottom();
    return new Points(x, y);
  }

  private double toX(Box box, int step) {
    return box.x() + box.width() * ((double) step / rate.length - view.fromX()) / view.spanX();
  }

  @Override
  public void writeTo(CsvWriter csv) {
    csv.row("step", "rate");
    for (int step = 0; step < rate.length; step++) {
      csv.row(step, rate[step]);
    }
  }
}
