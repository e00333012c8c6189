package spikeloom.ui.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import spikeloom.exploration.NeuronAtlas;
import spikeloom.exploration.NeuronAtlas.Neuron;
import spikeloom.ui.fake.FakeExplorer;

class AtlasModelTest {
  private final FakeExplorer explorer = new FakeExplorer(8);
  private final ExploreModel model =
      new ExploreModel(run -> explorer, Runnable::run, Runnable::run);

  @Test
  void theAtlasIsMeasuredOncePerModelAndItsProgressIsAMessage() {
    List<String> messages = new ArrayList<>();
    model.messageProperty().addListener((observed, before, now) -> messages.add(now));
    model.open(Path.of("run"));
    messages.clear();
    model.atlas().want(true);
    NeuronAtlas found = model.atlas().found().orElseThrow();
    model.atlas().want(false);
    model.atlas().want(true);
    assertSame(found, model.atlas().found().orElseThrow());
    assertEquals(
        List.of(
            "Measuring latent neurons …",
            "Measuring latent neurons … 50 %",
            "Measuring latent neurons … 100 %",
            ""),
        messages);
    model.close();
    assertTrue(model.atlas().found().isEmpty());
  }

  @Test
  void theInformationIsNotOfferedWhereItIsUnknown() {
    explorer.knowNoProbabilities();
    model.open(Path.of("run"));
    model.atlas().want(true);
    NeuronAtlas found = model.atlas().found().orElseThrow();
    assertEquals(
        List.of(NeuronOrder.NEURON, NeuronOrder.SPIKES, NeuronOrder.EFFECT), NeuronOrder.of(found));
    assertEquals(
        "Neuron 2: 2.00 spikes per sample, effect 0.2500 (mean of 10)",
        NeuronOrder.sentence(found.neurons().get(2)));
  }

  @Test
  void aRowHasTheFigureByWhichTheListIsSorted() {
    model.open(Path.of("run"));
    model.atlas().want(true);
    Neuron neuron = model.atlas().found().orElseThrow().neurons().get(2);
    assertEquals("neuron 2 · 2.00 spikes", NeuronOrder.SPIKES.line(neuron));
    assertEquals("neuron 2 · 2.00 bits", NeuronOrder.INFORMATION.line(neuron));
    assertEquals("neuron 2 · effect 0.2500", NeuronOrder.EFFECT.line(neuron));
  }

  @Test
  void aCancelledMeasurementStopsAndIsMadeWhenItIsAskedForAgain() {
    Queue<Runnable> waiting = new ArrayDeque<>();
    List<Boolean> held = new ArrayList<>(List.of(false));
    ExploreModel slow =
        new ExploreModel(
            run -> new FakeExplorer(8),
            work -> {
              if (held.get(0)) {
                waiting.add(work);
              } else {
                work.run();
              }
            },
            Runnable::run);
    slow.open(Path.of("run"));
    held.set(0, true);
    slow.atlas().want(true);
    assertTrue(slow.busy().get());
    slow.cancel();
    assertFalse(slow.busy().get());
    assertEquals("Cancelled.", slow.messageProperty().get());
    waiting.remove().run();
    assertTrue(slow.atlas().found().isEmpty());
    assertEquals("Cancelled.", slow.messageProperty().get());

    slow.atlas().want(true);
    slow.open(Path.of("other"));
    waiting.remove().run(); // the measurement of a model that is about to be closed
    assertTrue(slow.atlas().found().isPresent());
    waiting.remove().run();
    assertTrue(slow.atlas().found().isEmpty(), "of another model");
    waiting.remove().run();
    assertTrue(slow.atlas().found().isPresent());
  }

  @Test
  void theRobustnessIsMeasuredOnRequest() {
    model.open(Path.of("run"));
    assertTrue(model.robustness().resultProperty().get() == null);
    model.robustness().request();
    assertEquals(8, model.robustness().resultProperty().get().samples());
    assertEquals("", model.messageProperty().get());
  }
}
