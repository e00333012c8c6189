package spikeloom.ui.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.Box;
import spikeloom.ui.chart.ChartTheme;
import spikeloom.ui.chart.CsvWriter;
import spikeloom.ui.chart.LineChart;
import spikeloom.ui.chart.LineSeries;
import spikeloom.ui.chart.Points;
import spikeloom.ui.chart.SvgSurface;
import spikeloom.ui.text.Language;
import spikeloom.ui.text.ScreenLocale;

class LanguageOfFilesTest {
  private final LineChart chart =
      new LineChart(
          "Rate",
          Axis.linear("x", ""),
          Axis.linear("y", ""),
          List.of(
              new LineSeries("a", new Points(new double[] {0, 1}, new double[] {0.25, 1234.2}), 0)),
          0);

  @BeforeEach
  void german() {
    ScreenLocale.use(Language.GERMAN);
  }

  @AfterEach
  void english() {
    ScreenLocale.neutral();
  }

  @Test
  void tablesHaveADecimalPoint() {
    StringBuilder table = new StringBuilder();
    chart.writeTo(new CsvWriter(table));
    assertEquals("series,x,y\na,0.0,0.25\na,1.0,1234.2\n", table.toString());
  }

  @Test
  void picturesHaveTheNumbersOfTheScreenAndNeutralCoordinates() {
    SvgSurface surface = new SvgSurface("Rate", 300.5, 200.25);
    chart.draw(surface, new Box(0, 0, 300.5, 200.25), ChartTheme.LIGHT);
    String svg = surface.document();
    assertTrue(svg.contains(">0,5</text>") && svg.contains(">1.234</text>"), svg);
    assertTrue(svg.contains("width=\"300.5\""), svg);
    assertFalse(svg.replaceAll(">[^<]*<", "><").matches("(?s).*=\"-?\\d+,\\d+\".*"), svg);
  }
}
