package spikeloom.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ParallelChartTest {
  private static final ParallelChart CHART =
      new ParallelChart(
          "Settings",
          List.of(
              ParallelAxis.numbers("rate", 1e-4, 1e-3, 1e-2),
              ParallelAxis.texts("code", List.of("isi", "rate", "isi")),
              ParallelAxis.numbers("distortion", 0.3, 0.1, Double.NaN)));

  @Test
  void everyCombinationIsALineThroughItsValues() {
    List<Points> lines = Recording.of(CHART, 600, 300).polylines;
    assertEquals(3, lines.size());
    Points unknown = lines.get(0);
    Points worse = lines.get(1);
    Points best = lines.get(2);
    assertEquals(2, unknown.size(), "a line ends before a value that is unknown");
    assertEquals(3, worse.size());
    assertTrue(best.y()[2] > worse.y()[2], "the smallest distortion is lowest, and drawn last");
    assertEquals(unknown.y()[1], worse.y()[1], 1e-9, "the same code has the same place");
    assertEquals(
        (worse.y()[0] + unknown.y()[0]) / 2, best.y()[0], 1e-6, "the rate is on a log scale");
  }

  @Test
  void axesAreEvenlySpacedAndNamed() {
    Recording drawn = Recording.of(CHART, 600, 300);
    double[] x = drawn.polylines.get(2).x();
    assertEquals(x[1] - x[0], x[2] - x[1], 1e-9);
    for (String name : List.of("rate", "code", "distortion", "isi")) {
      assertTrue(drawn.texts.stream().anyMatch(text -> text.text().equals(name)), name);
    }
  }

  @Test
  void theTableHasARowForEachLine() {
    StringBuilder csv = new StringBuilder();
    CHART.writeTo(new CsvWriter(csv));
    assertEquals(
        """
        rate,code,distortion
        0.0001,isi,0.3
        0.001,rate,0.1
        0.01,isi,
        """,
        csv.toString());
  }

  @Test
  void oneValueIsDrawnInTheMiddleAndNoneAsAMessage() {
    ParallelChart one =
        new ParallelChart(
            "One", List.of(ParallelAxis.numbers("rate", 2), ParallelAxis.numbers("d", 1)));
    assertEquals(1, Recording.of(one, 600, 300).polylines.size());
    ParallelChart none = new ParallelChart("None", List.of(ParallelAxis.numbers("rate")));
    Recording drawn = Recording.of(none, 600, 300);
    assertTrue(drawn.texts.stream().anyMatch(text -> text.text().equals("no data yet")));
    assertTrue(
        Arrays.stream(Recording.of(one, 600, 300).polylines.get(0).y()).allMatch(Double::isFinite));
  }

  @Test
  void aLongNameOfTheLastAxisStaysInTheChart() {
    String name = "validation negative evidence bound";
    ParallelChart chart =
        new ParallelChart(
            "Long", List.of(ParallelAxis.numbers("rate", 2), ParallelAxis.numbers(name, 1)));
    double half = ChartTheme.LIGHT.labelStyle().widthOf(name) / 2;
    assertTrue(
        Recording.of(chart, 600, 300).texts.stream()
            .anyMatch(text -> text.text().equals(name) && text.x() + half <= 600));
  }

  @Test
  void axesOfDifferentLengthsAreRefused() {
    List<ParallelAxis> axes =
        List.of(ParallelAxis.numbers("a", 1, 2), ParallelAxis.numbers("b", 1));
    assertThrows(IllegalArgumentException.class, () -> new ParallelChart("wrong", axes));
  }
}
