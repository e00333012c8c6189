package spikeloom.app.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ParetoFrontTest {
  private record Point(double rate, double distortion) {}

  private static List<Point> front(Point... points) {
    return ParetoFront.of(List.of(points), Point::rate, Point::distortion);
  }

  @Test
  void theFrontLeavesOutWhatIsBeatenInBoth() {
    Point cheap = new Point(1, 0.5);
    Point middle = new Point(10, 0.3);
    Point good = new Point(100, 0.1);
    Point beaten = new Point(20, 0.4);
    assertEquals(List.of(cheap, middle, good), front(good, beaten, cheap, middle));
  }

  @Test
  void ofTwoAtTheSameRateTheBetterOneIsOnTheFrontAndOfTwoAsGoodTheCheaperOne() {
    Point worse = new Point(0, 0.5);
    Point better = new Point(0, 0.4);
    assertEquals(List.of(better), front(worse, better));
    assertEquals(List.of(better), front(better, worse));
    assertEquals(List.of(better), front(new Point(3, 0.4), better));
  }

  @Test
  void aPointThatIsNotANumberIsOnNoFront() {
    Point good = new Point(1, 0.5);
    assertEquals(List.of(good), front(new Point(0.5, Double.NaN), good));
  }
}
