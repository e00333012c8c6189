package spikeloom.ui.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import spikeloom.ui.chart.Box;
import spikeloom.ui.chart.ChartTheme;
import spikeloom.ui.chart.CsvWriter;
import spikeloom.ui.chart.SvgSurface;
import spikeloom.ui.chart.Viewport;

class RateStripTest {
  private static final double[] RATE = {0, 0.1, 0.2, 0, 0};

  @Test
  void everyStepIsAStairOfItsOwnWidth() {
    String drawn = drawn(RATE, Viewport.whole(), 100);

    assertTrue(
        drawn.contains("0,20 0,20 20,20 20,10 40,10 40,0 60,0 60,20 80,20 80,20 100,20 100,20"),
        drawn);
  }

  @Test
  void aPartShowsTheStepsOfItsRaster() {
    String drawn = drawn(RATE, new Viewport(0.2, 0.6, 0.3, 0.4), 100);

    assertTrue(drawn.contains("0,20 0,10 50,10 50,0 100,0 100,20"), drawn);
    assertTrue(drawn.contains("clip"), "stairs that begin before the part end at its edge");
  }

  @Test
  void aLonelyStepIsSeenAmongThousands() {
    double[] rate = new double[10_000];
    rate[5_050] = 0.5;
    String drawn = drawn(rate, Viewport.whole(), 100);

    assertTrue(drawn.contains("50,20 50,0 51,0 51,20"), "the highest");
    assertTrue(drawn.contains("50,20 50,19.8 51,19.8 51,20"), "the mean");
  }

  @Test
  void silenceIsABaseLine() {
    String drawn = drawn(new double[5], Viewport.whole(), 100);

    assertFalse(drawn.contains("polygon"));
    assertTrue(drawn.contains("<path"));
  }

  @Test
  void theTableHasALineForEachStep() {
    StringBuilder csv = new StringBuilder();
    new RateStrip("Rate", RATE, new Viewport(0.2, 0.6, 0, 1)).writeTo(new CsvWriter(csv));

    assertEquals("step,rate\n0,0.0\n1,0.1\n2,0.2\n3,0.0\n4,0.0\n", csv.toString());
  }

  private static String drawn(double[] rate, Viewport view, double width) {
    SvgSurface svg = new SvgSurface("rate", width, 20);
    new RateStrip("Rate", rate, view).draw(svg, new Box(0, 0, width, 20), ChartTheme.LIGHT);
    return svg.document();
  }
}
