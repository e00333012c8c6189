package spikeloom.ui.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurveChartTest {
  private static final Axis X = Axis.linear("beta", "");
  private static final Axis Y = Axis.linear("", "nats");
  private static final double[] NONE = {};

  @Test
  void onTwoLogarithmicAxesAPowerIsAStraightLine() {
    Points points = new Points(new double[] {1e-4, 1e-2, 1}, new double[] {1, 100, 1e4});
    CurveChart chart =
        new CurveChart(
            "Power",
            X.with(Axis.Scale.LOG),
            Y.with(Axis.Scale.LOG),
            List.of(Curve.of("a", points, Curve.Look.MARKERS, 0)),
            List.of());
    Recording drawn = Recording.of(chart, 500, 300);
    List<Box> discs = drawn.discs(0);

    assertEquals(3, discs.size());
    assertEquals(discs.get(0).centreX() + discs.get(2).centreX(), 2 * discs.get(1).centreX(), 1e-6);
    assertEquals(discs.get(0).centreY() + discs.get(2).centreY(), 2 * discs.get(1).centreY(), 1e-6);
    assertEquals(discs.get(0).centreX(), drawn.text("1e-4").x(), 1);
    assertEquals(discs.get(1).centreX(), drawn.text("1e-2").x(), 1);
    assertEquals(discs.get(1).centreY(), drawn.text("100").y() - 4, 1);
  }

  @Test
  void errorBarsReachFromMeanMinusToMeanPlusDeviation() {
    Curve measured =
        curve(new double[] {5, 5}, new double[] {2, Double.NaN}, Curve.Look.MARKERS, 1);
    Curve ends = curve(new double[] {3, 7}, NONE, Curve.Look.MARKERS, 0);
    Recording drawn = Recording.of(chart(measured, ends), 500, 300);
    Points bar = drawn.errorBars().get(0);

    assertEquals(1, drawn.errorBars().size());
    assertEquals(drawn.discs(0).get(1).centreY(), bar.y()[0], 1e-9);
    assertEquals(drawn.discs(0).get(2).centreY(), bar.y()[1], 1e-9);
  }

  @Test
  void aBandLiesBetweenItsEndsAndStopsWhereNothingIsKnown() {
    double[] mean = {5, 5, Double.NaN, 5, 5};
    Curve measured = curve(mean, new double[] {1, 2, 1, 1, 1}, Curve.Look.BAND, 1);
    Curve ends = curve(new double[] {4, 3, 6, 7, 5}, NONE, Curve.Look.MARKERS, 0);
    Recording drawn = Recording.of(chart(measured, ends), 500, 300);

    assertEquals(2, drawn.polygons.size());
    double[] y = drawn.polygons.get(0).y();
    List<Box> discs = drawn.discs(0).subList(1, 6); // the first stands in the legend
    assertArrayEquals(
        new double[] {
          discs.get(2).centreY(),
          discs.get(3).centreY(),
          discs.get(1).centreY(),
          discs.get(0).centreY()
        },
        y,
        1e-9);
  }

  @Test
  void anErrorBarThatReachesZeroGoesDownToTheEdgeOfALogarithmicAxis() {
    CurveChart chart =
        new CurveChart(
            "",
            X,
            Y.with(Axis.Scale.LOG),
            List.of(curve(new double[] {1, 10}, new double[] {1, 1}, Curve.Look.MARKERS, 0)),
            List.of());
    Recording drawn = Recording.of(chart, 500, 300);
    double lowest =
        drawn.errorBars().stream()
            .mapToDouble(bar -> Arrays.stream(bar.y()).max().orElseThrow())
            .max()
            .orElseThrow();

    assertEquals(300 - PlotFrame.BELOW, lowest, 1);
  }

  @Test
  void aReferenceLiesAtItsValueAndItsNameKeepsOffTheCurve() {
    Curve curve = curve(new double[] {1, 2, 3, 4, 5}, NONE, Curve.Look.MARKERS, 0);
    CurveChart chart =
        new CurveChart("", X, Y, List.of(curve), List.of(Reference.horizontal(5, "mean image")));
    Recording drawn = Recording.of(chart, 500, 300);
    double line =
        drawn.segments.stream().filter(p -> p.size() > 20).findFirst().orElseThrow().y()[0];

    assertEquals(drawn.discs(0).get(4).centreY(), line, 1);
    Box name = drawn.text("mean image").box();
    assertTrue(drawn.discs(0).stream().noneMatch(disc -> overlap(disc, name)), name.toString());
  }

  @Test
  void aVerticalReferenceStandsAtItsValue() {
    Curve curve = curve(new double[] {1, 2, 3}, NONE, Curve.Look.MARKERS, 0);
    CurveChart chart =
        new CurveChart("", X, Y, List.of(curve), List.of(Reference.vertical(1, "here")));
    Recording drawn = Recording.of(chart, 500, 300);
    Points line = drawn.segments.stream().filter(p -> p.size() > 20).findFirst().orElseThrow();

    assertEquals(drawn.discs(0).get(1).centreX(), line.x()[0], 1);
    assertEquals(line.x()[0], line.x()[line.size() - 1], 1e-9);
  }

  @Test
  void aLegendWithoutRoomBesideTheHeadingGoesBelowIt() {
    Curve one = curve(new double[] {1, 2}, NONE, Curve.Look.BAND, 0);
    Curve two = new Curve("the other", one.points(), NONE, Curve.Look.DASHED, 1);
    Recording wide = Recording.of(chart(one, two), 700, 300);
    Recording narrow = Recording.of(chart(one, two), 300, 300);

    assertEquals(wide.text("Curves").y(), wide.text("the other").y());
    assertTrue(narrow.text("the other").y() > narrow.text("Curves").y() + 12);
  }

  @Test
  void runsAreSummedUpAsMeanAndSampleDeviation() {
    double[][] runs = {{1, 4}, {3, Double.NaN}, {5, Double.NaN}};
    Curve curve = Curve.ofRuns("a", new double[] {0, 1}, runs, Curve.Look.BAND, 0);

    assertArrayEquals(new double[] {3, 4}, curve.points().y(), 1e-12);
    assertArrayEquals(new double[] {2, Double.NaN}, curve.deviation(), 1e-12);
  }

  @Test
  void theTableHasALineForEachPoint() {
    StringBuilder csv = new StringBuilder();
    chart(curve(new double[] {0.5, 1}, new double[] {0.25, Double.NaN}, Curve.Look.BAND, 0))
        .writeTo(new CsvWriter(csv));

    assertEquals(
        "series,beta,nats,deviation\ncurve,0.0,0.5,0.25\ncurve,1.0,1.0,\n", csv.toString());
  }

  @Test
  void deviationsOfAnotherNumberAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> curve(new double[] {1, 2}, new double[] {1}, Curve.Look.BAND, 0));
  }

  @Test
  void dashesGoRoundCorners() {
    Points dashes = Dashes.along(new Points(new double[] {0, 7, 7}, new double[] {0, 0, 20}));
    double length = 0;
    for (int i = 0; i < dashes.size(); i += 2) {
      length += Math.hypot(dashes.x()[i + 1] - dashes.x()[i], dashes.y()[i + 1] - dashes.y()[i]);
    }

    // 27 units of line are three periods of 9 with a dash of 5 in each.
    assertEquals(15, length, 1e-9);
    assertEquals(2, dashes.y()[2], 1e-9, "the second dash begins 2 units after the corner");
  }

  private static CurveChart chart(Curve... curves) {
    return new CurveChart("Curves", X, Y, List.of(curves), List.of());
  }

  private static Curve curve(double[] y, double[] deviation, Curve.Look look, int palette) {
    double[] x = new double[y.length];
    Arrays.setAll(x, i -> i);
    return new Curve("curve", new Points(x, y), deviation, look, palette);
  }

  private static boolean overlap(Box a, Box b) {
    return a.x() < b.right() && b.x() < a.right() && a.y() < b.bottom() && b.y() < a.bottom();
  }
}
