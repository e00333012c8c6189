package spikeloom.ui.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import spikeloom.spike.SpikeRaster;

class HeatChartTest {
  private static final HeatMatrix SMALL =
      new HeatMatrix("neuron", "step", new float[][] {{0, 1, 2}, {4, Float.NaN, 3}});

  @Test
  void theFirstRowLiesBelowAndTheLargestValueHasTheLastColour() {
    PixelImage picture = HeatPixels.paint(SMALL, ColourScale.spanning("bits", SMALL), 100, 100);

    assertEquals(3, picture.width());
    assertEquals(ColourMap.LAGOON.argb(1), picture.argb()[0], "row 1, column 0");
    assertEquals(0, picture.argb()[1] >>> 24, "nothing is known of row 1, column 1");
    assertEquals(ColourMap.LAGOON.argb(0), picture.argb()[3], "row 0, column 0");
    assertEquals(ColourMap.LAGOON.argb(0.5), picture.argb()[5], "row 0, column 2");
  }

  @Test
  void moreCellsThanPixelsAreAveraged() {
    PixelImage picture = HeatPixels.paint(SMALL, new ColourScale("", ColourMap.GREY, 0, 4), 1, 1);

    assertArrayEquals(new int[] {ColourMap.GREY.argb(0.5)}, picture.argb());
  }

  @Test
  void cellsFillThePlotInTheirColours() {
    HeatMatrix matrix = new HeatMatrix("row", "column", new float[][] {{0, 1}, {1, 0}});
    ImageSurface surface = new ImageSurface(400, 300, 1);
    new HeatChart("Checks", matrix, ColourScale.spanning("", matrix), HeatChart.Marginals.NONE)
        .draw(surface, new Box(0, 0, 400, 300), ChartTheme.LIGHT);

    assertEquals(ColourMap.LAGOON.argb(1), surface.image().getRGB(120, 80), "above left");
    assertEquals(ColourMap.LAGOON.argb(0), surface.image().getRGB(260, 80), "above right");
    assertEquals(ColourMap.LAGOON.argb(0), surface.image().getRGB(120, 220), "below left");
    assertEquals(ColourMap.LAGOON.argb(1), surface.image().getRGB(260, 220), "below right");
  }

  @Test
  void ticksStandInTheMiddleOfTheirCells() {
    Recording drawn =
        Recording.of(
            new HeatChart("", SMALL, ColourScale.spanning("", SMALL), HeatChart.Marginals.SUMS),
            500,
            400);
    double left = drawn.polygons.get(0).x()[0];
    double cell = below(drawn, "1").x() - below(drawn, "0").x();

    assertEquals(left + cell / 2, below(drawn, "0").x(), 1.5);
    assertEquals(cell, below(drawn, "2").x() - below(drawn, "1").x(), 1.5);
  }

  @Test
  void sumsStandAtTheSides() {
    assertArrayEquals(new double[] {3, 7}, SMALL.rowSums());
    assertArrayEquals(new double[] {4, 1, 5}, SMALL.columnSums());
    Recording drawn =
        Recording.of(
            new HeatChart("", SMALL, ColourScale.spanning("", SMALL), HeatChart.Marginals.SUMS),
            500,
            400);
    double[] above = drawn.polygons.get(0).y();

    // The zero line, the first, second and third sum.
    double zero = above[above.length - 1];
    assertEquals(4 * (zero - above[2]), zero - above[0], 1e-9);
    assertEquals(5 * (zero - above[2]), zero - above[4], 1e-9);
  }

  @Test
  void theTableHoldsEveryValue() {
    StringBuilder csv = new StringBuilder();
    new HeatChart("", SMALL, ColourScale.spanning("bits", SMALL), HeatChart.Marginals.NONE)
        .writeTo(new CsvWriter(csv));

    assertEquals(
        "neuron,step,bits\n0,0,0.0\n0,1,1.0\n0,2,2.0\n1,0,4.0\n1,1,NaN\n1,2,3.0\n", csv.toString());
  }

  @Test
  void aMatrixOfZerosStillHasAScale() {
    HeatMatrix zeros = new HeatMatrix("", "", new float[2][2]);

    assertEquals(1, ColourScale.spanning("", zeros).high());
    assertThrows(IllegalArgumentException.class, () -> new HeatMatrix("", "", new float[0][0]));
    assertThrows(
        IllegalArgumentException.class, () -> new HeatMatrix("", "", new float[][] {{1}, {1, 2}}));
  }

  @Test
  void aBinnedRecordingIsSummedByPolarity() {
    SpikeRaster raster =
        new SpikeRaster.Builder(3, 4).spike(0, 1, 1).spike(2, 1, 2).spike(1, 2, 1).build();
    PolarityChart chart = PolarityChart.of("", 2, 1, raster);

    assertArrayEquals(new float[] {0, 3}, chart.off());
    assertArrayEquals(new float[] {1, 0}, chart.on());
    assertThrows(IllegalArgumentException.class, () -> PolarityChart.of("", 3, 1, raster));
  }

  @Test
  void polaritiesAreWarmAndColdOnNeutralGround() {
    PolarityChart chart = new PolarityChart("", 3, 1, new float[] {2, 0, 0}, new float[] {0, 2, 0});
    for (ChartTheme theme : new ChartTheme[] {ChartTheme.LIGHT, ChartTheme.DARK}) {
      ImageSurface surface = new ImageSurface(30, 10, 1);
      chart.draw(surface, new Box(0, 0, 30, 10), theme);
      int on = surface.image().getRGB(5, 5);
      int off = surface.image().getRGB(15, 5);
      int none = surface.image().getRGB(25, 5);

      assertTrue((on >> 16 & 0xff) > (on & 0xff) + 80, "on is more red than blue");
      assertTrue((off & 0xff) > (off >> 16 & 0xff) + 80, "off is more blue than red");
      assertTrue(Math.abs((none & 0xff) - (none >> 16 & 0xff)) < 16, "the ground is grey");
    }
    StringBuilder csv = new StringBuilder();
    chart.writeTo(new CsvWriter(csv));
    assertEquals("row,column,on,off\n0,0,2.0,0.0\n0,1,0.0,2.0\n0,2,0.0,0.0\n", csv.toString());
  }

  /** A label of the horizontal axis. */
  private static Recording.Text below(Recording drawn, String wanted) {
    return drawn.texts.stream()
        .filter(text -> text.text().equals(wanted))
        .filter(text -> text.style().anchor() == TextStyle.Anchor.MIDDLE)
        .findFirst()
        .orElseThrow();
  }
}
