package spikeloom.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurvesTest {
  @Test
  void thinningKeepsPeaksAndEnds() {
    int n = 100_000;
    double[] y = new double[n];
    y[54_321] = 7;
    y[77_777] = -3;
    Points thin =
        Decimation.thin(new Points(IntStream.range(0, n).asDoubleStream().toArray(), y), 500);

    assertTrue(thin.size() <= 2004, "kept " + thin.size());
    assertEquals(7, Arrays.stream(thin.y()).max().orElseThrow());
    assertEquals(-3, Arrays.stream(thin.y()).min().orElseThrow());
    assertEquals(n - 1, thin.x()[thin.size() - 1]);
  }

  @Test
  void smoothingOfAConstantIsTheConstantFromTheStart() {
    LineSeries series =
        new LineSeries("a", new Points(new double[] {1, 2, 3}, new double[] {5, 5, 5}), 0);

    assertTrue(
        Arrays.stream(series.smoothed(0.9).points().y()).allMatch(v -> Math.abs(v - 5) < 1e-12));
  }

  @Test
  void theReadingIsTheLastValueThatWasMeasuredAlsoBesideASmoothedCurve() {
    LineSeries series =
        new LineSeries("", new Points(new double[] {0, 1, 2}, new double[] {9, 5, 0.5}), 0);
    LineChart chart =
        new LineChart("Rate", Axis.linear("", ""), Axis.linear("", ""), List.of(series), 0.9);

    Recording.of(chart, 300, 200).text("0.5000");
  }

  @Test
  void smoothingWeighsThePast() {
    LineSeries series =
        new LineSeries("a", new Points(new double[] {1, 2}, new double[] {0, 1}), 0);

    assertEquals(0.5 / 0.75, series.smoothed(0.5).points().y()[1], 1e-12);
  }

  @Test
  void aHundredThousandPointsAreDrawnAsFourForEveryPixelAtMost() {
    int n = 100_000;
    double[] x = IntStream.range(0, n).asDoubleStream().toArray();
    double[] y = Arrays.stream(x).map(v -> Math.sin(v / 999) + 2).toArray();
    LineChart chart =
        new LineChart(
            "Sine",
            Axis.linear("x", ""),
            Axis.linear("y", "").with(Axis.Scale.LOG),
            List.of(new LineSeries("sine", new Points(x, y), 0)),
            0.5);
    Recording drawn = Recording.of(chart, 600, 300);

    assertFalse(drawn.polylines.isEmpty());
    for (Points line : drawn.polylines) {
      assertTrue(line.size() <= 4 * 601, line.size() + " points");
    }
  }

  @Test
  void aGapInTheDataIsAGapInTheCurve() {
    double[] y = {1, 1, Double.NaN, 1, 1};
    LineChart chart =
        new LineChart(
            "Gap",
            Axis.linear("", ""),
            Axis.linear("", ""),
            List.of(new LineSeries("a", new Points(new double[] {0, 1, 2, 3, 4}, y), 0)),
            0);
    SvgSurface surface = new SvgSurface("Gap", 300, 200);
    chart.draw(surface, new Box(0, 0, 300, 200), ChartTheme.LIGHT);

    assertEquals(2, surface.document().split("<polyline", -1).length - 1);
  }

  @Test
  void coloursOfMapsGrowInLuminance() {
    for (ColourMap map : List.of(ColourMap.GREY, ColourMap.LAGOON)) {
      double before = -1;
      for (int i = 0; i <= 64; i++) {
        double luminance = Colour.rgb(map.argb(i / 64.0) & 0xffffff).luminance();
        assertTrue(luminance > before, map + " at " + i);
        before = luminance;
      }
    }
  }

  @Test
  void coloursOfSignedMapsGrowInContrastFromTheMiddleToBothEnds() {
    for (ColourMap map : List.of(ColourMap.SIGNED, ColourMap.SIGNED_DARK)) {
      for (int way : List.of(-1, 1)) {
        double middle = luminance(map, 0.5);
        double before = 0;
        for (int i = 1; i <= 32; i++) {
          double contrast = Math.abs(luminance(map, 0.5 + way * i / 64.0) - middle);
          assertTrue(contrast > before, map + " at " + way * i);
          before = contrast;
        }
      }
    }
  }

  private static double luminance(ColourMap map, double value) {
    return Colour.rgb(map.argb(value) & 0xffffff).luminance();
  }
}
