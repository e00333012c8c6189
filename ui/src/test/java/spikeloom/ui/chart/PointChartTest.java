package spikeloom.ui.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PointChartTest {
  private static final Axis RATE = Axis.linear("rate", "bits");
  private static final Axis DISTORTION = Axis.linear("distortion", "nats");
  private static final Points FRONT = new Points(new double[] {4, 1, 2}, new double[] {1, 8, 3});

  @Test
  void aSteppedFrontFollowsTheEdgeOfWhatItDominates() {
    Points line = new Front("", FRONT, Front.Shape.STEPPED).line();

    assertArrayEquals(new double[] {1, 2, 2, 4, 4}, line.x());
    assertArrayEquals(new double[] {8, 8, 3, 3, 1}, line.y());
  }

  @Test
  void aStraightFrontGoesThroughItsPointsFromLeftToRight() {
    Points line = new Front("", FRONT, Front.Shape.STRAIGHT).line();

    assertArrayEquals(new double[] {1, 2, 4}, line.x());
    assertArrayEquals(new double[] {8, 3, 1}, line.y());
    assertEquals(
        0,
        new Front("", new Points(new double[0], new double[0]), Front.Shape.STEPPED).line().size());
  }

  @Test
  void errorBarsCrossAtTheirPoint() {
    PointGroup measured = new PointGroup("", List.of(new PointGroup.Place("", 10, 5, 3, 1)), 0);
    PointGroup ends =
        new PointGroup(
            "", List.of(PointGroup.Place.of("", 7, 4), PointGroup.Place.of("", 13, 6)), 0);
    Recording drawn = Recording.of(chart(List.of(measured, ends), List.of()), 500, 300);
    List<Box> discs = drawn.discs(0).stream().skip(2).toList(); // two stand in the legend
    Points vertical = drawn.errorBars().get(0);
    Points horizontal = drawn.errorBars().get(1);

    assertArrayEquals(
        new double[] {discs.get(1).centreY(), discs.get(2).centreY()},
        new double[] {vertical.y()[0], vertical.y()[1]},
        1e-9);
    assertArrayEquals(
        new double[] {discs.get(1).centreX(), discs.get(2).centreX()},
        new double[] {horizontal.x()[0], horizontal.x()[1]},
        1e-9);
  }

  @Test
  void namesOfNeighboursKeepOffEachOther() {
    List<PointGroup.Place> places =
        IntStream.range(0, 3)
            .mapToObj(i -> PointGroup.Place.of("beta " + i, 100 + 3 * i, 50 + i % 2))
            .toList();
    PointGroup near = new PointGroup("", places, 0);
    PointGroup far =
        new PointGroup(
            "", List.of(PointGroup.Place.of("", 1, 1), PointGroup.Place.of("", 200, 100)), 0);
    Recording drawn = Recording.of(chart(List.of(near, far), List.of()), 500, 300);
    List<Recording.Text> names =
        drawn.texts.stream().filter(text -> text.text().startsWith("beta")).toList();

    assertEquals(3, names.size());
    for (int i = 0; i < names.size(); i++) {
      for (int j = 0; j < i; j++) {
        Box a = names.get(i).box();
        Box b = names.get(j).box();
        assertFalse(overlap(a, b), a + " covers " + b);
      }
    }
  }

  @Test
  void pointsWithoutAPlaceOnALogarithmicAxisAreLeftOut() {
    PointGroup group =
        new PointGroup(
            "", List.of(PointGroup.Place.of("none", 0, 1), PointGroup.Place.of("one", 1, 1)), 0);
    PointChart chart =
        new PointChart("", RATE.with(Axis.Scale.LOG), DISTORTION, List.of(group), List.of());
    Recording drawn = Recording.of(chart, 500, 300);

    assertEquals(1, drawn.discs(0).size());
    assertTrue(drawn.texts.stream().noneMatch(text -> text.text().equals("none")));
  }

  @Test
  void theTableTellsWhatLiesOnTheFront() {
    PointGroup group =
        new PointGroup(
            "mlp",
            List.of(
                new PointGroup.Place("a", 1, 8, 0.5, Double.NaN), PointGroup.Place.of("b", 2, 9)),
            0);
    StringBuilder csv = new StringBuilder();
    chart(List.of(group), List.of(new Front("", FRONT, Front.Shape.STEPPED)))
        .writeTo(new CsvWriter(csv));

    assertEquals(
        """
        series,label,rate (bits),distortion (nats),deviation x,deviation y,front
        mlp,a,1.0,8.0,0.5,,1
        mlp,b,2.0,9.0,,,0
        """,
        csv.toString());
  }

  private static PointChart chart(List<PointGroup> groups, List<Guide> guides) {
    return new PointChart("Plane", RATE, DISTORTION, groups, guides);
  }

  private static boolean overlap(Box a, Box b) {
    return a.x() < b.right() && b.x() < a.right() && a.y() < b.bottom() && b.y() < a.bottom();
  }
}
