package spikeloom.ui.chart;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LassoTest {
  private static Lasso lasso(double... corners) {
    double[] x = new double[corners.length / 2];
    double[] y = new double[corners.length / 2];
    for (int i = 0; i < x.length; i++) {
      x[i] = corners[2 * i];
      y[i] = corners[2 * i + 1];
    }
    return new Lasso(new Points(x, y));
  }

  @Test
  void whatItGoesAroundIsInside() {
    Lasso square = lasso(0, 0, 10, 0, 10, 10, 0, 10);
    assertTrue(square.holds(5, 5));
    assertTrue(square.holds(0.1, 9.9));
    assertFalse(square.holds(-1, 5));
    assertFalse(square.holds(11, 5));
    assertFalse(square.holds(5, 10.1));
    assertFalse(square.holds(5, -0.1));
  }

  @Test
  void aBayIsOutside() {
    Lasso horseshoe = lasso(0, 0, 10, 0, 10, 10, 7, 10, 7, 3, 3, 3, 3, 10, 0, 10);
    assertFalse(horseshoe.holds(5, 7));
    assertTrue(horseshoe.holds(1, 7));
    assertTrue(horseshoe.holds(8, 7));
    assertTrue(horseshoe.holds(5, 1));
  }

  @Test
  void aRayThroughACornerCountsItOnce() {
    Lasso diamond = lasso(5, 0, 10, 5, 5, 10, 0, 5);
    assertTrue(diamond.holds(5, 5));
    assertFalse(diamond.holds(-1, 5));
    assertFalse(diamond.holds(-1, 0));
    assertFalse(diamond.holds(11, 5));
  }

  @Test
  void neitherDirectionNorStartMatters() {
    assertTrue(lasso(10, 10, 10, 0, 0, 0, 0, 10).holds(5, 5));
    assertTrue(lasso(0, 10, 0, 0, 10, 0, 10, 10).holds(5, 5));
  }

  @Test
  void aDotOrALineHoldsNothing() {
    assertFalse(lasso().holds(0, 0));
    assertFalse(lasso(1, 1).holds(1, 1));
    assertFalse(lasso(0, 0, 10, 10).holds(5, 6));
  }
}
