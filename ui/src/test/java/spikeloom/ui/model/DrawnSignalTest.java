package spikeloom.ui.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import spikeloom.spike.SignalShape;

class DrawnSignalTest {
  private static final SignalShape PICTURE = new SignalShape.Image(1, 28, 28);
  private static final SignalShape COLOUR = new SignalShape.Image(3, 8, 8);
  private static final SignalShape SERIES = new SignalShape.Series(10, 2);

  private static float[] blank(SignalShape shape) {
    return new float[shape.size()];
  }

  @Test
  void aLineLeavesInkAlongItsPathAndNoneFarFromIt() {
    DrawnSignal drawn = new DrawnSignal(PICTURE, blank(PICTURE));
    drawn.begin();
    drawn.ink(new PenMove(0, 0.25, 0.5, 0.75, 0.5, false));
    float[] values = drawn.signal().values();
    for (int x = 8; x < 20; x++) {
      assertEquals(1, values[14 * 28 + x], 1e-6, "on the path, column " + x);
      assertEquals(0, values[20 * 28 + x], "six rows below, column " + x);
    }
    assertEquals(0, values[14 * 28 + 2], "left of its start");
    float edge = values[12 * 28 + 14];
    assertTrue(edge > 0 && edge < 1, "the edge is soft: " + edge);
  }

  @Test
  void anErasingPenRemovesInkAndAStrokeIsUndoneAtOnce() {
    DrawnSignal drawn = new DrawnSignal(PICTURE, blank(PICTURE));
    PenMove line = new PenMove(0, 0.2, 0.2, 0.8, 0.8, false);
    drawn.begin();
    drawn.ink(line);
    float[] inked = drawn.signal().values();
    drawn.begin();
    drawn.ink(new PenMove(0, 0.2, 0.2, 0.5, 0.5, true));
    drawn.ink(new PenMove(0, 0.5, 0.5, 0.8, 0.8, true));
    assertEquals(0, drawn.signal().values()[14 * 28 + 14], 1e-6);
    drawn.undo();
    assertArrayEquals(inked, drawn.signal().values());
    drawn.clear();
    assertArrayEquals(blank(PICTURE), drawn.signal().values());
    drawn.undo();
    drawn.undo();
    assertArrayEquals(blank(PICTURE), drawn.signal().values());
    assertFalse(drawn.canUndo());
  }

  @Test
  void inkIsWhiteInPicturesOfSeveralPlanes() {
    DrawnSignal drawn = new DrawnSignal(COLOUR, blank(COLOUR));
    drawn.ink(PenMove.dot(0, 0.5, 0.5, false));
    float[] values = drawn.signal().values();
    for (int plane = 0; plane < 3; plane++) {
      assertTrue(values[plane * 64 + 4 * 8 + 4] > 0.3, "plane " + plane);
    }
  }

  @Test
  void aCurveTakesTheHeightOfThePenAtEveryStepInBetween() {
    DrawnSignal drawn = new DrawnSignal(SERIES, blank(SERIES));
    drawn.ink(new PenMove(1, 0.05, 1, 0.95, 0.1, false));
    float[] values = drawn.signal().values();
    for (int t = 0; t < 10; t++) {
      assertEquals(0.1 * t, values[2 * t + 1], 1e-6, "step " + t);
      assertEquals(0, values[2 * t], "the other variable");
    }
    drawn.ink(new PenMove(1, 2, 9, -5, -4, false));
    for (int i = 0; i < values.length; i++) {
      float value = drawn.signal().values()[i];
      assertTrue(value >= 0 && value <= 1, "values stay in range beyond the edges");
    }
  }

  @Test
  void rowsOfTablesAndManyCurvesAreNotDrawn() {
    assertTrue(DrawnSignal.problem(PICTURE).isEmpty());
    assertTrue(DrawnSignal.problem(SERIES).isEmpty());
    assertTrue(DrawnSignal.problem(new SignalShape.Series(1, 4)).isPresent());
    assertTrue(DrawnSignal.problem(new SignalShape.Series(64, 40)).isPresent());
  }
}
