package spikeloom.ui.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import spikeloom.exploration.Completions;
import spikeloom.spike.Cell;
import spikeloom.ui.fake.FakeExplorer;

final class DreamModelTest {
  private static final int STEPS = FakeExplorer.STEPS;

  private final FakeExplorer explorer = new FakeExplorer(3);
  private final ExploreModel explore =
      new ExploreModel(run -> explorer, Runnable::run, Runnable::run);
  private final DreamModel model = explore.dream();

  private DreamView view() {
    return model.view().orElseThrow();
  }

  private void dream() {
    explore.open(Path.of("run"));
    model.wantedProperty().set(true);
  }

  @Test
  void nothingIsDrawnUntilItIsVisible() {
    explore.open(Path.of("run"));
    model.keptProperty().set(2);
    assertEquals(0, explorer.drawings());
    model.wantedProperty().set(true);
    assertEquals(2, view().completions().kept());
    int drawn = explorer.drawings();
    model.wantedProperty().set(false);
    model.keptProperty().set(3);
    assertEquals(drawn, explorer.drawings());
    assertFalse(model.available().get());
  }

  @Test
  void aSampleOfThePriorIsContinuedAsOftenAsWanted() {
    dream();
    assertEquals(12, view().completions().each().size());
    assertArrayEquals(explorer.draw(1), view().completions().given());
    assertTrue(view().target().isEmpty());
    model.countProperty().set(5);
    assertEquals(5, view().completions().each().size());
  }

  @Test
  void theSameSeedDrawsTheSameSamples() {
    dream();
    model.keptProperty().set(2);
    float[] first = view().completions().mean().values();
    model.another();
    assertEquals(2, view().seed());
    assertFalse(Arrays.equals(first, view().completions().mean().values()));
    model.seedProperty().set(1);
    assertArrayEquals(first, view().completions().mean().values());
  }

  @Test
  void theExploredSampleIsContinuedWithItsEdits() {
    dream();
    model.startProperty().set(DreamModel.Start.SAMPLE);
    model.keptProperty().set(STEPS);
    assertArrayEquals(explorer.sample(0).spikes(), view().completions().given());
    assertEquals("sample 0", view().origin());
    explore.toggle(new Cell(0, 3));
    assertEquals(1, view().completions().given()[0][3]);
    explore.indexProperty().set(2);
    assertEquals("sample 2", view().origin());
    assertArrayEquals(explorer.sample(2).spikes(), view().completions().given());
    assertArrayEquals(explorer.sample(2).target().values(), view().target().orElseThrow().values());
    for (Completions.Completion one : view().completions().each()) {
      assertArrayEquals(explorer.sample(2).spikes(), one.spikes());
    }
  }

  @Test
  void aSampleThatIsOnlyLookedAtDifferentlyIsNotDrawnAgain() {
    dream();
    model.startProperty().set(DreamModel.Start.SAMPLE);
    int drawn = explorer.drawings();
    explore.seenProperty().set(2);
    explore.cursorProperty().set(new Cell(1, 1));
    assertEquals(drawn, explorer.drawings());
  }

  @Test
  void playingKeepsStepAfterStepAndStopsAtTheEnd() {
    dream();
    model.playingProperty().set(true);
    for (int t = 1; t <= STEPS; t++) {
      assertTrue(model.playingProperty().get());
      model.advance();
      assertEquals(t, view().completions().kept());
    }
    assertFalse(model.playingProperty().get());
    model.playingProperty().set(true);
    model.advance();
    assertEquals(0, view().completions().kept(), "again from the start");
    model.wantedProperty().set(false);
    assertFalse(model.playingProperty().get());
  }

  @Test
  void keptStepsStayWithinTheSample() {
    dream();
    model.keep(-1);
    assertEquals(0, view().completions().kept());
    model.keep(99);
    assertEquals(STEPS, view().completions().kept());
    model.keep(-2);
    assertEquals(STEPS - 2, view().completions().kept());
  }

  @Test
  void requestsThatAreOutdatedBeforeTheyBeginAreSkipped() {
    Deque<Runnable> background = new ArrayDeque<>();
    ExploreModel slow = new ExploreModel(run -> explorer, background::add, Runnable::run);
    slow.open(Path.of("run"));
    background.remove().run();
    slow.dream().wantedProperty().set(true);
    for (int t = 1; t <= 5; t++) {
      slow.dream().keptProperty().set(t);
    }
    assertEquals(1, background.size(), "one at a time");
    background.remove().run();
    assertEquals(0, slow.dream().view().orElseThrow().completions().kept());
    background.remove().run();
    assertEquals(5, slow.dream().view().orElseThrow().completions().kept());
    assertTrue(background.isEmpty());
  }

  @Test
  void samplesOfAClosedModelAreDropped() {
    Deque<Runnable> background = new ArrayDeque<>();
    ExploreModel slow = new ExploreModel(run -> explorer, background::add, Runnable::run);
    slow.open(Path.of("run"));
    background.remove().run();
    slow.dream().wantedProperty().set(true);
    slow.close();
    background.remove().run();
    assertTrue(slow.dream().view().isEmpty());
  }

  @Test
  void aModelWithoutSamplesReportsWhy() {
    FakeExplorer none = new FakeExplorer(3, List.of(), Optional.of("its spikes are not drawn"));
    ExploreModel other = new ExploreModel(run -> none, Runnable::run, Runnable::run);
    other.dream().wantedProperty().set(true);
    other.open(Path.of("run"));
    assertEquals(
        "This run cannot generate samples: its spikes are not drawn.",
        other.dream().messageProperty().get());
    assertTrue(other.dream().view().isEmpty());
    assertEquals(0, none.drawings());
  }
}
