package spikeloom.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.decoder.DecoderKind;
import spikeloom.learning.Bars;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.training.Plans;
import spikeloom.training.Snapshot;
import spikeloom.training.Trainer;
import spikeloom.training.TrainingControl;
import spikeloom.training.TrainingListener;

final class LayersFileTest {
  @Test
  void whatWasAppendedIsReadAndWhatIsNotKnownStaysEmpty(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("layers.csv");
    LayersFile file = Tables.layers(path);
    assertEquals(List.of(), file.read(note -> {}));
    LayersAtStep first = moment(10, OptionalDouble.of(0.25));
    LayersAtStep second = moment(20, OptionalDouble.of(1e-7));
    file.append(first);
    file.append(second);

    assertEquals(List.of(first, second), Tables.layers(path).read(note -> {}));
    assertEquals(
        List.of(
            "step,layer,neurons,spike_rate,silent,saturated,gradient_norm",
            "10,hidden layer 1,12,0.125000,3,0,0.250000",
            "10,decoder layer 1,0,,,,0.500000"),
        Files.readAllLines(path).subList(0, 3));
  }

  @Test
  void aStateBeforeTheFirstUpdateIsNotWritten(@TempDir Path folder) {
    Path path = folder.resolve("layers.csv");
    LayerState still =
        new LayerState(
            "latent layer", 8, OptionalDouble.of(0), Optional.empty(), OptionalDouble.empty());
    Tables.layers(path).append(new LayersAtStep(0, List.of(still)));

    assertFalse(Files.exists(path));
  }

  @Test
  void aRunWritesWhatItsLayersDidAndAResumedOneDropsWhatCameAfterItsCheckpoint(@TempDir Path folder)
      throws IOException {
    Path path = folder.resolve("run");
    TrainingPlan plan = Plans.tiny(DecoderKind.MLP, 1, 1);
    RunDirectory.create(path, plan).close();
    train(path, 4);
    RunDirectory run = RunDirectory.openToRead(path);
    List<LayersAtStep> stopped = run.history(note -> {}).layers();
    assertEquals(List.of(1L, 2L, 3L, 4L), stopped.stream().map(LayersAtStep::step).toList());
    Progress last =
        run.history(note -> {}).metrics().get(run.history(note -> {}).metrics().size() - 1);
    assertEquals(last.step() / 20.0, last.fraction(), 1e-12, "of 20 steps, as its split tells");
    run.layers().append(moment(5, OptionalDouble.of(1)));
    run.layers().append(moment(9, OptionalDouble.of(1)));

    train(path, 6);
    List<LayersAtStep> resumed = run.history(note -> {}).layers();
    assertEquals(stopped, resumed.subList(0, 4));
    assertEquals(List.of(5L, 6L), resumed.subList(4, 6).stream().map(LayersAtStep::step).toList());
    assertEquals(6, resumed.size());
    for (LayerState layer : resumed.get(5).layers()) {
      assertTrue(layer.gradientNorm().orElse(0) > 0, layer.toString());
    }
  }

  @Test
  void theShareThatIsDoneIsThatOfTheSamplesInUse(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("run");
    TrainingPlan whole = Plans.tiny(DecoderKind.MLP, 1, 1);
    TrainingPlan some = Setting.change(whole, Map.of(Setting.LIMIT, "40"));
    RunDirectory.create(path, some).close();
    train(path, 4);
    List<Progress> metrics = RunDirectory.openToRead(path).history(note -> {}).metrics();
    Progress last = metrics.get(metrics.size() - 1);
    assertEquals(last.step() / 5.0, last.fraction(), 1e-12, "of 5 steps of 8 samples");
  }

  /** Trains to a step, one at a time. */
  private static void train(Path path, int to) throws IOException {
    TrainingControl control = new TrainingControl();
    control.pause();
    try (RunDirectory run = RunDirectory.openToWrite(path);
        Trainer trainer =
            new Trainer(
                Bars.dataset(160, 8),
                run,
                new TrainingListener() {
                  @Override
                  public void snapshotTaken(Snapshot snapshot) {
                    if (snapshot.step() >= to) {
                      control.stop();
                    }
                    control.step();
                  }
                },
                control)) {
      assertEquals(Trainer.Outcome.STOPPED, trainer.run());
    }
  }

  private static LayersAtStep moment(long step, OptionalDouble norm) {
    return new LayersAtStep(
        step,
        List.of(
            new LayerState(
                "hidden layer 1",
                12,
                OptionalDouble.of(0.125),
                Optional.of(new LayerState.Extremes(3, 0)),
                norm),
            new LayerState(
                "decoder layer 1",
                0,
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalDouble.of(0.5))));
  }
}
