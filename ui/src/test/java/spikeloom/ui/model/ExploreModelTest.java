package spikeloom.ui.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import spikeloom.file.DataException;
import spikeloom.spike.Cell;
import spikeloom.spike.SpikePart;
import spikeloom.ui.fake.FakeExplorer;

class ExploreModelTest {
  private final FakeExplorer explorer = new FakeExplorer(3);
  private final ExploreModel model =
      new ExploreModel(run -> explorer, Runnable::run, Runnable::run);

  private ExploreView view() {
    return model.view().orElseThrow();
  }

  @Test
  void aRunOpensWithItsWholeFirstSampleAndItsInformation() {
    assertTrue(model.view().isEmpty());
    model.open(Path.of("run"));
    assertEquals(0, view().sample().index());
    assertEquals(6, view().seen());
    assertEquals(6, view().count());
    double whole = view().information().orElseThrow().rate(view().part());
    assertTrue(whole > 0);
    assertEquals("", model.messageProperty().get());
  }

  @Test
  void theDecoderReadsOnlyTheStepsUpToTheChosenOne() {
    model.open(Path.of("run"));
    model.seenProperty().set(2);
    assertEquals(2, view().count());
    float[] output = view().decoded().reconstruction().values();
    assertArrayEquals(new float[] {1 / 6f, 1 / 6f, 0, 0}, output, 1e-6f);
    assertArrayEquals(new float[] {1 / 3f, 1 / 3f, 0.25f, 0}, view().error().values(), 1e-6f);
  }

  @Test
  void editsAreTakenBackAndDoneAgainOneByOne() {
    model.open(Path.of("run"));
    model.toggle(new Cell(0, 3));
    assertEquals(7, view().count());
    model.toggle(new Cell(0, 0));
    assertEquals(6, view().count());
    model.silence(1);
    assertEquals(4, view().count());
    model.undo();
    model.undo();
    assertEquals(7, view().count());
    model.redo();
    assertEquals(6, view().count());
    assertTrue(model.canRedo());
    model.toggle(new Cell(5, 3));
    assertFalse(model.canRedo(), "a new edit leaves no way forward");
    model.reset();
    assertEquals(view().sample().spikes(), view().spikes());
    model.undo();
    assertEquals(7, view().count());
  }

  @Test
  void betweenTwoSamplesProbabilitiesLeadFromOneToTheOther() {
    model.open(Path.of("run"));
    model.interpolate(1, 0.5);
    float[][] middle = view().spikes();
    model.interpolate(1, 0.5);
    assertArrayEquals(middle, view().spikes(), "the same share draws the same spikes");
    model.interpolate(1, 0.9);
    model.undo();
    assertEquals(view().sample().spikes(), view().spikes());
    model.interpolate(99, 0.5);
    assertFalse(model.canUndo(), "there is no such sample");
  }

  @Test
  void drawnSpikesAreThoseOfThePriorForTheSeed() {
    model.open(Path.of("run"));
    model.drawFromPrior(7);
    assertArrayEquals(explorer.draw(7), view().spikes());
    assertFalse(Arrays.deepEquals(explorer.draw(8), view().spikes()));
    model.undo();
    assertEquals(view().sample().spikes(), view().spikes());
  }

  @Test
  void aBrushIsCutByTheStepThatIsSeen() {
    model.open(Path.of("run"));
    model.brushProperty().set(new SpikePart(1, 5, 0, 4));
    assertEquals(4, view().count());
    model.seenProperty().set(3);
    assertEquals(2, view().count());
    model.brushProperty().set(null);
    assertEquals(3, view().count());
  }

  @Test
  void aMovedSpikeTakesTheCursorWithItAndStopsAtTheEnd() {
    model.open(Path.of("run"));
    model.cursorProperty().set(new Cell(5, 1));
    model.move(new Cell(5, 1), 1);
    assertEquals(new Cell(5, 1), model.cursorProperty().get());
    model.move(new Cell(5, 1), -2);
    assertEquals(new Cell(3, 1), model.cursorProperty().get());
    assertEquals(1, view().spikes()[3][1]);
    assertEquals(0, view().spikes()[5][1]);
  }

  @Test
  void theEffectOfASpikeIsWhatThePictureLosesWithoutIt() {
    model.open(Path.of("run"));
    assertTrue(view().effect().isEmpty());
    model.cursorProperty().set(new Cell(1, 1));
    assertArrayEquals(new float[] {0, 1 / 6f, 0, 0}, view().effect().orElseThrow().values(), 1e-6f);
    model.cursorProperty().set(new Cell(1, 2));
    assertTrue(view().effect().isEmpty(), "there is no spike");
    model.seenProperty().set(1);
    model.cursorProperty().set(new Cell(1, 1));
    assertTrue(view().effect().isEmpty(), "it is not seen yet");
  }

  @Test
  void droppingLeavesASubsetAndJitterAsManyOrFewer() {
    model.open(Path.of("run"));
    float[][] sent = view().spikes();
    model.drop(0.5, new SplittableRandom(1));
    float[][] left = view().spikes();
    for (int t = 0; t < sent.length; t++) {
      for (int n = 0; n < sent[t].length; n++) {
        assertTrue(left[t][n] <= sent[t][n]);
      }
    }
    assertTrue(view().count() < 6);
    model.undo();
    model.jitter(2, new SplittableRandom(1));
    assertEquals(6, view().count(), "spikes move, none is lost");
    assertFalse(Arrays.deepEquals(sent, view().spikes()));
  }

  @Test
  void anEditByChanceIsRepeatedWithItsSeed() {
    model.open(Path.of("run"));
    model.editByChance((m, seed) -> m.drop(0.5, new SplittableRandom(seed)));
    float[][] first = view().spikes();
    assertEquals("The last edit by chance had random seed 1.", model.messageProperty().get());
    assertEquals(2, model.seedProperty().get());
    model.undo();
    model.seedProperty().set(1);
    model.editByChance((m, seed) -> m.drop(0.5, new SplittableRandom(seed)));
    assertTrue(Arrays.deepEquals(first, view().spikes()));
    model.undo();
    boolean other = false;
    for (int i = 0; i < 20 && !other; i++) {
      model.editByChance((m, seed) -> m.drop(0.5, new SplittableRandom(seed)));
      other = !Arrays.deepEquals(first, view().spikes());
      model.undo();
    }
    assertTrue(other, "another seed drops other spikes");
  }

  @Test
  void playingGoesToTheEndAndStops() {
    model.open(Path.of("run"));
    model.playingProperty().set(true);
    model.advance();
    assertEquals(0, view().seen());
    for (int i = 0; i < 6; i++) {
      model.advance();
    }
    assertEquals(6, view().seen());
    assertFalse(model.playingProperty().get());
  }

  @Test
  void anotherSampleBeginsWithItsOwnSpikes() {
    model.open(Path.of("run"));
    model.toggle(new Cell(0, 3));
    model.indexProperty().set(2);
    assertEquals(2, view().sample().index());
    assertFalse(model.canUndo());
    model.close();
    assertTrue(explorer.closed());
    assertTrue(model.view().isEmpty());
  }

  @Test
  void aRunThatCannotBeExploredShowsWhy() {
    ExploreModel refused =
        new ExploreModel(
            run -> {
              throw new DataException("The data are gone; bring them back.");
            },
            Runnable::run,
            Runnable::run);
    refused.open(Path.of("run"));
    assertEquals("The data are gone; bring them back.", refused.messageProperty().get());
  }
}
