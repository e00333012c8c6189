package spikeloom.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spikeloom.spike.Cell;
import spikeloom.ui.fake.FakeExplorer;
import spikeloom.ui.fake.FakeRecordings;

class DrawingModelTest {
  private static final SampleModel DIGITS =
      new SampleModel("digits", "Digits", "Draw a digit.", () -> Path.of("run"));

  private final FakeExplorer explorer = new FakeExplorer(3);
  private final Deque<Runnable> background = new ArrayDeque<>();
  private final ExploreModel explore =
      new ExploreModel(run -> explorer, background::add, Runnable::run);
  private final DrawingModel drawing = explore.drawing();

  private void work() {
    while (!background.isEmpty()) {
      background.remove().run();
    }
  }

  private ExploreView view() {
    return explore.view().orElseThrow();
  }

  @BeforeEach
  void open() {
    explore.open(DIGITS);
    work();
  }

  @Test
  void aModelThatShipsWithTheProgramIsReadyToDrawOnAnEmptyPicture() {
    assertEquals(DIGITS, explore.shippedProperty().get());
    assertEquals("Digits", explore.runProperty().get());
    assertTrue(drawing.activeProperty().get());
    assertTrue(view().sample().drawn());
    for (float value : view().sample().target().values()) {
      assertEquals(0, value);
    }
  }

  @Test
  void theSpikesFollowThePenAndStatesInBetweenAreSkipped() {
    int before = explorer.encodings();
    drawing.press(PenMove.dot(0, 0.25, 0.25, false));
    for (int i = 0; i < 50; i++) {
      drawing.move(new PenMove(0, 0.25, 0.25, 0.25, 0.25 + 0.001 * i, false));
    }
    assertEquals(1, background.size(), "one state at a time");
    work();
    assertEquals(before + 2, explorer.encodings(), "the first state and the last");
    assertEquals(1, view().spikes()[0][0], "the neuron of the pixel that was drawn");
    assertTrue(view().decoded().reconstruction().values()[0] > 0);
  }

  @Test
  void undoTakesSpikesFirstAndThenStrokes() {
    drawing.press(PenMove.dot(0, 0.25, 0.25, false));
    work();
    explore.toggle(new Cell(3, 2));
    assertEquals(1, view().spikes()[3][2]);
    explore.undo();
    assertEquals(0, view().spikes()[3][2]);
    assertTrue(explore.canUndo());
    explore.undo();
    work();
    assertEquals(0, view().spikes()[0][0]);
    assertFalse(explore.canUndo());
  }

  @Test
  void anotherSampleOrSwitchingOffEndsTheDrawing() {
    explore.indexProperty().set(2);
    work();
    assertFalse(drawing.activeProperty().get());
    assertEquals(2, view().sample().index());
    drawing.activeProperty().set(true);
    work();
    assertTrue(view().sample().drawn());
    drawing.activeProperty().set(false);
    work();
    assertEquals(2, view().sample().index());
  }

  @Test
  void aRunOfRecordedSpikesExplainsThatItCannotBeDrawnFor() {
    ExploreModel recordings =
        new ExploreModel(run -> new FakeRecordings(explorer), Runnable::run, Runnable::run);
    recordings.open(DIGITS);
    assertFalse(recordings.drawing().activeProperty().get());
    assertEquals(
        "Nothing can be drawn for this run: the input of its encoder is recorded spikes, not a signal.",
        recordings.messageProperty().get());
    assertFalse(recordings.view().orElseThrow().sample().drawn());
  }
}
