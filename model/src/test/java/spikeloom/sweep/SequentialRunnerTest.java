package spikeloom.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.run.RunDirectory;
import spikeloom.sweep.TinySweep.Listener;
import spikeloom.training.TrainingControl;

final class SequentialRunnerTest {
  @TempDir private Path folder;

  private List<Cell> cells(int number) {
    return IntStream.rangeClosed(1, number)
        .mapToObj(i -> TinySweep.cell(folder, "latent=" + i))
        .toList();
  }

  @Test
  void twoRunnersShareTheCellsAndBothSeeThemAllDone() throws Exception {
    List<Cell> cells = cells(6);
    List<CompletableFuture<Listener>> runners = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      runners.add(
          CompletableFuture.supplyAsync(
              () -> {
                Listener listener = new Listener();
                List<CellOutcome> outcomes =
                    new SequentialRunner(TinySweep.training(), true)
                        .run(cells, listener, new TrainingControl());
                assertEquals(Collections.nCopies(6, CellOutcome.DONE), outcomes);
                return listener;
              }));
    }
    List<String> trained = new ArrayList<>(runners.get(0).get().trained);
    trained.addAll(runners.get(1).get().trained);
    assertEquals(
        cells.stream().map(Cell::name).toList(),
        trained.stream().sorted().toList(),
        "every cell was trained once");
  }

  @Test
  void aRunnerThatDoesNotWaitPassesOnACellThatIsHeld() {
    List<Cell> cells = cells(3);
    Cell held = cells.get(0);
    RunDirectory other = RunDirectory.create(held.run(), held.plan());
    Listener listener = new Listener();
    SequentialRunner runner = new SequentialRunner(TinySweep.training(), false);
    assertEquals(
        List.of(CellOutcome.IN_USE, CellOutcome.DONE, CellOutcome.DONE),
        runner.run(cells, listener, new TrainingControl()));
    assertEquals(List.of("latent=2 DONE", "latent=3 DONE", "latent=1 IN_USE"), listener.ended);
    other.close();
    assertEquals(CellOutcome.DONE, runner.run(cells, listener, new TrainingControl()).get(0));
  }

  @Test
  void aStoppedRunnerTrainsNoFurtherCellAndTheNextOneContinues() {
    List<Cell> cells = cells(3);
    SequentialRunner runner = new SequentialRunner(TinySweep.training(), true);
    TrainingControl control = new TrainingControl();
    Listener first = new Listener(control, 20);
    assertEquals(
        List.of(CellOutcome.STOPPED, CellOutcome.STOPPED, CellOutcome.STOPPED),
        runner.run(cells, first, control));
    assertEquals(List.of("latent=1"), first.trained);
    Listener second = new Listener();
    List<CellOutcome> outcomes = runner.run(cells, second, new TrainingControl());
    assertTrue(outcomes.stream().allMatch(CellOutcome.DONE::equals), outcomes.toString());
    assertEquals(3, second.trained.size());
  }
}
