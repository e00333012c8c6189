package spikeloom.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import spikeloom.spike.Signal;
import spikeloom.spike.SignalShape;

class SignalChartTest {
  private static final Box BOX = new Box(0, 0, 100, 100);

  private static ImageSurface drawn(int length, int variables, float... values) {
    ImageSurface surface = new ImageSurface(100, 100, 1);
    new SignalChart(
            "", new Signal(new SignalShape.Series(length, variables), values), ColourMap.GREY)
        .draw(surface, BOX, ChartTheme.LIGHT);
    return surface;
  }

  @Test
  void aSingleValueIsALevelAcrossTheBox() {
    ImageSurface surface = drawn(1, 1, 0.5f);
    for (int x : new int[] {10, 50, 90}) {
      assertTrue(surface.image().getRGB(x, 50) >>> 24 > 0x80, "at " + x);
      assertEquals(0, surface.image().getRGB(x, 30), "at " + x);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 2", "1, 40", "2, 1", "2, 40", "1, 16", "1, 17"})
  void shortSignalsAreDrawnAndWritten(int length, int variables) {
    drawn(length, variables, new float[length * variables]);
    StringBuilder csv = new StringBuilder();
    new SignalChart(
            "",
            new Signal(new SignalShape.Series(length, variables), new float[length * variables]),
            ColourMap.GREY)
        .writeTo(new CsvWriter(csv));
    assertEquals(1 + length * variables, csv.toString().lines().count());
  }
}
