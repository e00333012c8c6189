package spikeloom.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
  void aSingleValueIsAMarkAtItsPlace() {
    assertTrue(marked(drawn(1, 1, 0.9f), 60, 95), "0.9 lies in the right part");
    assertFalse(marked(drawn(1, 1, 0.9f), 5, 60), "and not in the left");
    assertTrue(marked(drawn(1, 1, 0.1f), 5, 40), "0.1 lies in the left part");
    assertFalse(marked(drawn(1, 1, 0.1f), 40, 95), "and not in the right");
  }

  private static boolean marked(ImageSurface surface, int from, int to) {
    for (int x = from; x < to; x++) {
      if (surface.image().getRGB(x, 50) >>> 24 > 0x80) {
        return true;
      }
    }
    return false;
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
