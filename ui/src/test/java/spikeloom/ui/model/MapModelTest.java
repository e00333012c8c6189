package spikeloom.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import spikeloom.exploration.LatentMap;
import spikeloom.ui.fake.FakeExplorer;

class MapModelTest {
  private final ExploreModel model =
      new ExploreModel(run -> new FakeExplorer(8), Runnable::run, Runnable::run);
  private final MapModel map = model.map();
  private final SampleSelection selection = map.selection();

  @BeforeEach
  void open() {
    model.open(Path.of("run"));
  }

  private List<Integer> chosen() {
    return selection.samples().stream().map(LatentMap.Sample::index).toList();
  }

  @Test
  void theMapIsDrawnUpWhenItIsAskedForAndOnlyOnce() {
    assertNull(map.mapProperty().get());
    map.request();
    LatentMap found = map.mapProperty().get();
    map.request();
    assertSame(found, map.mapProperty().get());
    assertEquals("", model.messageProperty().get());
  }

  @Test
  void aMapThatIsCancelledDoesNotComeUntilItIsAskedForAgain() {
    Queue<Runnable> waiting = new ArrayDeque<>();
    ExploreModel slow = new ExploreModel(run -> new FakeExplorer(8), Runnable::run, waiting::add);
    slow.open(Path.of("run"));
    waiting.remove().run();
    slow.map().request();
    assertTrue(slow.busy().get());
    slow.cancel();
    assertFalse(slow.busy().get());
    assertEquals("Cancelled.", slow.messageProperty().get());
    waiting.remove().run();
    assertNull(slow.map().mapProperty().get());

    slow.map().request();
    assertTrue(waiting.isEmpty(), "nobody asked for it");
    slow.map().requestAgain();
    waiting.remove().run();
    assertEquals(8, slow.map().mapProperty().get().samples().size());
  }

  @Test
  void aModelThatIsCancelledIsClosedWhenItArrivesAndTheOneBeforeStays() {
    Queue<Runnable> waiting = new ArrayDeque<>();
    List<FakeExplorer> opened = new ArrayList<>();
    ExploreModel slow =
        new ExploreModel(
            run -> {
              opened.add(new FakeExplorer(8));
              return opened.get(opened.size() - 1);
            },
            Runnable::run,
            waiting::add);
    slow.open(Path.of("first"));
    waiting.remove().run();
    slow.open(Path.of("second"));
    slow.cancel();
    assertTrue(slow.cancelled());
    waiting.remove().run();
    assertTrue(opened.get(1).closed());
    assertFalse(opened.get(0).closed());
    assertEquals(8, slow.samples());
    slow.open(Path.of("second"));
    assertFalse(slow.cancelled());
  }

  @Test
  void chosenSamplesStandInTheOrderOfTheTestSplit() {
    map.request();
    selection.choose(List.of(5, 2, 99));
    assertEquals(List.of(2, 5), chosen());
    selection.choose(List.of(1));
    assertEquals(List.of(1), chosen());
    selection.clear();
    assertEquals(List.of(), chosen());
  }

  @Test
  void aClassIsChosenByItsName() {
    map.request();
    assertEquals(List.of("c0", "c1"), selection.classes());
    selection.chooseClass("c1");
    assertEquals(List.of(1, 3, 5, 7), chosen());
    selection.chooseClass("none such");
    assertEquals(List.of(), chosen());
  }

  @Test
  void theListShowsWhatItsSamplesHaveInCommon() {
    map.request();
    assertEquals("", selection.summary());
    assertEquals("", selection.breakdown());
    selection.choose(List.of(1, 2, 3));
    assertEquals("3 samples · mean 0.2000 nats · 2 spikes", selection.summary());
    assertEquals("class c1: 2, c0: 1", selection.breakdown());
    selection.choose(List.of(4));
    assertEquals("1 sample · mean 0.4000 nats · 4 spikes", selection.summary());
    assertEquals(
        "sample 4 · class c0 · 0.4000 nats · 4 spikes",
        SampleSelection.line(selection.samples().get(0)));
  }

  @Test
  void anotherModelBeginsWithNothingChosen() {
    map.request();
    selection.choose(List.of(1, 2));
    model.open(Path.of("other"));
    assertNull(map.mapProperty().get());
    assertEquals(List.of(), chosen());
    selection.choose(List.of(1, 2));
    assertEquals(List.of(), chosen(), "there is nothing to choose from");
    map.request();
    selection.choose(List.of(1, 2));
    assertEquals(List.of(1, 2), chosen());
  }

  @Test
  void aMapThatComesTooLateIsDropped() {
    Queue<Runnable> waiting = new ArrayDeque<>();
    List<Boolean> held = new ArrayList<>(List.of(false));
    ExploreModel slow =
        new ExploreModel(
            run -> new FakeExplorer(8),
            Runnable::run,
            work -> {
              if (held.get(0)) {
                waiting.add(work);
              } else {
                work.run();
              }
            });
    slow.open(Path.of("run"));
    held.set(0, true);
    slow.map().request();
    slow.close();
    waiting.forEach(Runnable::run);
    assertNull(slow.map().mapProperty().get());
  }

  @Test
  void samplesAreDistinguishedByClassOrByQuarters() {
    map.request();
    List<LatentMap.Sample> samples = map.mapProperty().get().samples();
    assertEquals(
        Map.of("c0", List.of(0, 2, 4, 6), "c1", List.of(1, 3, 5, 7)), MapGroups.CLASS.of(samples));
    Map<String, List<Integer>> quarters = MapGroups.SPIKES.of(samples);
    assertEquals(
        List.of("0 to 1 spikes", "2 to 3 spikes", "4 to 5 spikes", "6 to 7 spikes"),
        List.copyOf(quarters.keySet()));
    assertEquals(List.of(6, 7), quarters.get("6 to 7 spikes"));
    assertTrue(MapGroups.ERROR.of(samples).containsKey("0.000 to 0.100 nats"));
  }
}
