package spikeloom.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ViewportTest {
  private static final Viewport.Cells MANY = new Viewport.Cells(1000, 1000);

  @Test
  void theWholeIsNotZoomed() {
    assertTrue(Viewport.whole().isWhole());
    assertFalse(Viewport.whole().zoomed(2, 0.5, 0.5, MANY).isWhole());
  }

  @Test
  void thePointBelowThePointerStaysWhereItIs() {
    Viewport view = Viewport.whole().zoomed(2, 0.25, 0.75, MANY);
    assertView(0.125, 0.625, 0.375, 0.875, view);
    assertEquals(0.25, view.fromX() + 0.25 * view.spanX(), 1e-12);
    assertView(0.25, 0.5, 0.375, 0.625, view.zoomed(2, 0.5, 0, MANY));
  }

  @Test
  void zoomingOutEndsAtTheWhole() {
    Viewport view = Viewport.whole().zoomed(8, 0.9, 0.1, MANY);
    for (int i = 0; i < 20; i++) {
      view = view.zoomed(0.8, 0.3, 0.3, MANY);
    }
    assertTrue(view.isWhole());
  }

  @Test
  void zoomingInEndsAtAFewCellsOfEachAxis() {
    Viewport view = Viewport.whole().zoomed(1e9, 0.5, 0.5, new Viewport.Cells(40, 2));
    assertEquals(0.1, view.spanX(), 1e-12);
    assertEquals(1, view.spanY());
  }

  @Test
  void aPanKeepsTheSizeAndEndsAtTheEdges() {
    Viewport view = Viewport.whole().zoomed(4, 0, 0, MANY);
    assertView(0.125, 0.375, 0.25, 0.5, view.panned(0.5, 1));
    assertView(0.75, 1, 0, 0.25, view.panned(99, -99));
    assertTrue(Viewport.whole().panned(0.5, -0.5).isWhole());
  }

  @Test
  void aPointIsBroughtIntoViewByTheLeastMove() {
    Viewport view = Viewport.whole().zoomed(4, 0, 0, MANY);
    assertEquals(view, view.showing(0.1, 0.11, 0.2, 0.21));
    assertView(0.26, 0.51, 0, 0.25, view.showing(0.5, 0.51, 0, 0.01));
    assertView(0.1, 0.35, 0.2, 0.45, view.panned(2, 2).showing(0.1, 0.11, 0.2, 0.21));
  }

  @Test
  void partsBeyondTheEndsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Viewport(-0.1, 1, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Viewport(0, 1, 0.5, 0.5));
  }

  private static void assertView(
      double fromX, double toX, double fromY, double toY, Viewport view) {
    assertEquals(fromX, view.fromX(), 1e-12);
    assertEquals(toX, view.toX(), 1e-12);
    assertEquals(fromY, view.fromY(), 1e-12);
    assertEquals(toY, view.toY(), 1e-12);
  }
}
