package spikeloom.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StackedChartTest {
  private static final double[] X = {0, 10, 20, 30};

  private static LineSeries series(String name, int palette, double... y) {
    return new LineSeries(name, new Points(Arrays.copyOf(X, y.length), y), palette);
  }

  private static StackedChart chart(LineSeries... parts) {
    return new StackedChart(
        "Sum", Axis.linear("examples", ""), "nats", List.of(parts), List.of(), 0);
  }

  private static double lowest(Points outline) {
    return Arrays.stream(outline.y()).max().orElseThrow();
  }

  private static double highest(Points outline) {
    return Arrays.stream(outline.y()).min().orElseThrow();
  }

  @Test
  void everyAreaStandsOnTheOneBelow() {
    Recording drawn =
        Recording.of(chart(series("a", 0, 4, 4, 4, 4), series("b", 1, 2, 2, 2, 2)), 400, 300);
    assertEquals(2, drawn.polygons.size());
    Points a = drawn.polygons.get(0);
    Points b = drawn.polygons.get(1);
    assertEquals(highest(a), lowest(b), 1e-9);
    assertEquals(2, (lowest(a) - highest(a)) / (lowest(b) - highest(b)), 1e-9);
    double zero = drawn.text("0").y() - 4;
    assertEquals(zero, lowest(a), 1, "the axis begins at 0");
  }

  @Test
  void theLegendAndTheHeadingHaveTheLastValues() {
    Recording drawn = Recording.of(chart(series("a", 0, 9, 4), series("b", 1, 3, 2.5)), 400, 300);
    for (String reading : List.of("a " + reading(4), "b " + reading(2.5), reading(6.5))) {
      assertEquals(reading, drawn.text(reading).text());
    }
  }

  @Test
  void aLowChartNamesThePartsOnly() {
    StackedChart chart =
        new StackedChart(
            "Sum",
            Axis.linear("examples", ""),
            "nats",
            List.of(series("a", 0, 9, 4)),
            List.of(series("other", 1, 5, 5)),
            0);
    assertEquals("other", Recording.of(chart, 400, 300).text("other").text());
    Recording low = Recording.of(chart, 200, 140);
    assertEquals("a", low.text("a").text());
    assertTrue(low.texts.stream().noneMatch(text -> text.text().equals("other")));
  }

  private static String reading(double value) {
    return Numbers.reading(value);
  }

  @Test
  void whereAPartIsUnknownThereIsAGapInAllOfThem() {
    Recording drawn =
        Recording.of(
            chart(series("a", 0, 4, 4, 4, 4), series("b", 1, 2, Double.NaN, 2, 2)), 400, 300);
    assertEquals(4, drawn.polygons.size());
  }

  @Test
  void aLongCurveIsThinned() {
    int n = 100_000;
    double[] x = new double[n];
    double[] y = new double[n];
    Arrays.setAll(x, i -> i);
    Arrays.fill(y, 1);
    LineSeries all = new LineSeries("a", new Points(x, y), 0);
    Recording drawn = Recording.of(chart(all), 400, 300);
    assertTrue(drawn.polygons.get(0).size() < 10_000, "" + drawn.polygons.get(0).size());
  }

  @Test
  void theTableHasThePartsAndTheirSum() {
    StringBuilder text = new StringBuilder();
    chart(series("a", 0, 4), series("b", 1, 2)).writeTo(new CsvWriter(text));
    assertEquals(
        List.of("series,examples,nats", "a,0,4", "b,0,2", "sum,0,6"),
        text.toString().replace(".0", "").lines().toList());
  }

  @Test
  void withoutDataThereIsATextAndPartsOfOtherPlacesAreRefused() {
    assertEquals("no data yet", Recording.of(chart(), 400, 300).text("no data yet").text());
    assertThrows(
        IllegalArgumentException.class, () -> chart(series("a", 0, 4), series("b", 1, 2, 2)));
  }
}
