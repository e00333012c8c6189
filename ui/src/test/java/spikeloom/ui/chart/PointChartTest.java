package spikeloom.ui.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
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
  void pointsThatAreNotChosenGrowPaleAndLieBelow() {
    List<PointGroup.Place> places =
        List.of(PointGroup.Place.of("", 1, 1), PointGroup.Place.of("", 2, 2));
    PointGroup alike = new PointGroup("", places, 0);
    assertEquals(2, Recording.of(chart(List.of(alike), List.of()), 500, 300).discs(0).size());

    PointGroup one = new PointGroup("", places, 0, Set.of(0));
    PointGroup none = new PointGroup("", List.of(PointGroup.Place.of("", 3, 3)), 4);
    Recording drawn = Recording.of(chart(List.of(one, none), List.of()), 500, 300);
    PointPlaces.Hit hit = new PointPlaces.Hit(0, 0);
    PointChart chart = chart(List.of(one, none), List.of());
    List<Box> strong = drawn.discs(0).stream().skip(1).toList(); // one stands in the legend

    assertEquals(1, strong.size());
    assertEquals(
        hit,
        chart
            .places(new Box(0, 0, 500, 300), ChartTheme.LIGHT)
            .nearest(strong.get(0).centreX(), strong.get(0).centreY())
            .orElseThrow());
  }

  @Test
  void aLineAroundPointsFindsThem() {
    PointGroup left =
        new PointGroup(
            "left", List.of(PointGroup.Place.of("", 0, 0), PointGroup.Place.of("", 1, 5)), 0);
    PointGroup right = new PointGroup("right", List.of(PointGroup.Place.of("", 10, 5)), 1);
    PointPlaces places =
        chart(List.of(left, right), List.of()).places(new Box(0, 0, 500, 300), ChartTheme.LIGHT);
    Lasso half = lasso(0, 250);
    Lasso all = lasso(0, 500);

    assertEquals(
        List.of(new PointPlaces.Hit(0, 0), new PointPlaces.Hit(0, 1)), places.within(half));
    assertEquals(3, places.within(all).size());
    assertEquals(List.of(), places.within(lasso(490, 500)));
  }

  private static Lasso lasso(double from, double to) {
    return new Lasso(new Points(new double[] {from, to, to, from}, new double[] {0, 0, 300, 300}));
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
