package spikeloom.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BarChartTest {
  private static final Axis VALUE = Axis.linear("value", "");

  @Test
  void aBarOfDoubleHeightHasDoubleThePixels() {
    BarSeries one = BarSeries.of("one", new double[] {3, Double.NaN}, 0);
    BarSeries two = BarSeries.of("two", new double[] {Double.NaN, 6}, 1);
    ImageSurface surface = new ImageSurface(400, 300, 3);
    chart(List.of("a", "b"), one, two).draw(surface, new Box(0, 60, 400, 240), ChartTheme.LIGHT);

    // The legend stands in the first rows.
    assertEquals(2.0, (double) pixels(surface, 1) / pixels(surface, 0), 0.02);
  }

  @Test
  void errorBarsEndWhereBarsOfTheirEndsWouldEnd() {
    BarSeries measured = new BarSeries("a", new double[] {10}, new double[] {2}, 0);
    BarSeries least = BarSeries.of("b", new double[] {8}, 1);
    BarSeries most = BarSeries.of("c", new double[] {12}, 2);
    Recording drawn = Recording.of(chart(List.of("x"), measured, least, most), 500, 300);
    Points bar = drawn.errorBars().get(0);

    assertEquals(drawn.rectangles(1).get(1).y(), bar.y()[0], 1e-9);
    assertEquals(drawn.rectangles(2).get(1).y(), bar.y()[1], 1e-9);
    assertEquals(drawn.rectangles(0).get(1).centreX(), bar.x()[0], 1e-9);
    assertEquals(1, drawn.errorBars().size());
  }

  @Test
  void aNegativeBarHangsFromTheLineOnWhichOthersStand() {
    Recording drawn =
        Recording.of(chart(List.of("a", "b"), BarSeries.of("", new double[] {2, -1}, 0)), 400, 300);
    Box up = drawn.rectangles(0).get(0);
    Box down = drawn.rectangles(0).get(1);

    assertEquals(up.bottom(), down.y(), 1e-9);
    assertEquals(up.height(), 2 * down.height(), 1e-9);
  }

  @Test
  void onALogarithmicAxisEqualRatiosAreEqualSteps() {
    BarChart chart =
        new BarChart(
            "Speed",
            VALUE.with(Axis.Scale.LOG),
            List.of("a", "b", "c"),
            List.of(BarSeries.of("", new double[] {10, 100, 1000}, 0)),
            List.of());
    List<Box> bars = Recording.of(chart, 400, 300).rectangles(0);

    assertEquals(bars.get(0).y() - bars.get(1).y(), bars.get(1).y() - bars.get(2).y(), 1e-9);
    assertTrue(bars.get(0).height() > 0);
  }

  @Test
  void theAxisGrowsToShowAReference() {
    BarChart chart =
        new BarChart(
            "",
            VALUE,
            List.of("a"),
            List.of(BarSeries.of("", new double[] {1}, 0)),
            List.of(Reference.horizontal(4, "four")));
    Recording drawn = Recording.of(chart, 400, 300);
    Box bar = drawn.rectangles(0).get(0);
    double line =
        drawn.segments.stream().filter(p -> p.size() > 20).findFirst().orElseThrow().y()[0];

    assertEquals(4 * bar.height(), bar.bottom() - line, 1);
    assertEquals(line, drawn.text("four").y(), 14);
  }

  @Test
  void namesOfSeveralWordsAreBrokenAndLongWordsAreTurned() {
    Recording broken =
        Recording.of(
            chart(List.of("rate code", "latency code"), BarSeries.of("", new double[] {1, 2}, 0)),
            170,
            300);
    assertEquals(0, broken.text("latency").degrees());
    assertTrue(broken.texts.stream().noneMatch(text -> text.text().equals("latency code")));

    Recording turned =
        Recording.of(
            chart(List.of("a", "back-propagation"), BarSeries.of("", new double[] {1, 2}, 0)),
            170,
            300);
    assertTrue(turned.text("back-propagation").degrees() < 0);
  }

  @Test
  void numbersBelowNarrowBarsAreThinnedAndNotTurned() {
    List<String> steps = IntStream.range(0, 40).mapToObj(Integer::toString).toList();
    Recording thinned = Recording.of(chart(steps, BarSeries.of("", new double[40], 0)), 200, 120);
    List<String> shown =
        thinned.texts.stream().map(text -> text.text()).filter(steps::contains).toList();
    assertTrue(shown.containsAll(List.of("0", "6")), shown.toString());
    assertTrue(shown.size() < 12, shown.toString());
    assertEquals(0, thinned.text("6").degrees());
  }

  @Test
  void theTableHasALineForEachBar() {
    StringBuilder csv = new StringBuilder();
    BarSeries series =
        new BarSeries("mlp", new double[] {1.5, 2}, new double[] {0.5, Double.NaN}, 0);
    chart(List.of("a, b", "c"), series).writeTo(new CsvWriter(csv));

    assertEquals(
        "category,series,value,deviation\n\"a, b\",mlp,1.5,0.5\nc,mlp,2.0,\n", csv.toString());
  }

  @Test
  void barsWithoutACategoryAreRefused() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> chart(List.of("a"), BarSeries.of("mlp", new double[2], 0)));

    assertEquals("'mlp' has 2 bars for 1 categories", refused.getMessage());
  }

  private static BarChart chart(List<String> categories, BarSeries... series) {
    return new BarChart("Bars", VALUE, categories, List.of(series), List.of());
  }

  private static int pixels(ImageSurface surface, int palette) {
    int wanted = ChartTheme.LIGHT.series(palette).argb();
    int count = 0;
    for (int y = 3 * 100; y < surface.image().getHeight(); y++) {
      for (int x = 0; x < surface.image().getWidth(); x++) {
        count += surface.image().getRGB(x, y) == wanted ? 1 : 0;
      }
    }
    return count;
  }
}
