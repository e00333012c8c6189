package spikeloom.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.sweep.Cell;
import spikeloom.sweep.CellOutcome;
import spikeloom.sweep.CellTraining;
import spikeloom.sweep.PlanDatasets;
import spikeloom.sweep.SequentialRunner;
import spikeloom.sweep.SweepListener;
import spikeloom.sweep.SweepRunner;
import spikeloom.training.TrainingControl;
import spikeloom.training.TrainingListener;

@Timeout(300)
final class SparkSweepRunnerTest {
  private static final List<String> PLANS =
      List.of("beta=0.01 seed=1", "beta=0.01 seed=2", "beta=0.1 seed=1", "beta=0.1 seed=2");

  private static List<Cell> cells(Path folder) {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < PLANS.size(); i++) {
      String name = "cell-" + i;
      cells.add(new Cell(name, TinyRuns.plan("epochs=40 " + PLANS.get(i)), folder.resolve(name)));
    }
    return cells;
  }

  /** Remembers which cells have ended. */
  private static final class Ended implements SweepListener {
    private final List<String> names = Collections.synchronizedList(new ArrayList<>());

    @Override
    public TrainingListener training(Cell cell) {
      return new TrainingListener() {};
    }

    @Override
    public void ended(Cell cell, CellOutcome outcome) {
      names.add(cell.name());
    }

    @Override
    public void noted(String sentence) {}
  }

  /** Kills the executor of the first cell that has a checkpoint. */
  private static Thread killer(List<Cell> cells) {
    Thread killer =
        new Thread(
            () -> {
              Optional<Long> process = Optional.empty();
              while (process.isEmpty()) {
                LockSupport.parkNanos(5_000_000);
                process =
                    cells.stream().flatMap(cell -> TinyRuns.trainer(cell.run()).stream()).findAny();
              }
              ProcessHandle.of(process.get()).ifPresent(ProcessHandle::destroyForcibly);
            },
            "killer");
    killer.setDaemon(true);
    killer.start();
    return killer;
  }

  @Test
  void cellsOfALostExecutorAreResumedAndEndWithTheBitsOfOneMachine(@TempDir Path folder)
      throws IOException, InterruptedException {
    List<Cell> here = cells(folder.resolve("here"));
    List<CellOutcome> done = Collections.nCopies(PLANS.size(), CellOutcome.DONE);
    SequentialRunner sequential =
        new SequentialRunner(new CellTraining(new PlanDatasets(sentence -> {})), true);
    assertEquals(done, sequential.run(here, new Ended(), new TrainingControl()));
    List<Cell> far = cells(folder.resolve("far"));
    Ended ended = new Ended();
    SweepRunner runner = Executors.cluster().runner();
    Thread killer = killer(far);
    assertEquals(done, runner.run(far, ended, new TrainingControl()));
    killer.join(10_000);
    assertEquals(done, runner.run(far, new Ended(), new TrainingControl()), "nothing is repeated");
    assertEquals(
        List.of("cell-0", "cell-1", "cell-2", "cell-3"), ended.names.stream().sorted().toList());
    int resumed = 0;
    for (int i = 0; i < here.size(); i++) {
      assertEquals(TinyRuns.arrays(here.get(i).run()), TinyRuns.arrays(far.get(i).run()));
      String log = Files.readString(far.get(i).run().resolve("log.txt"));
      resumed += log.contains("resumed at step") ? 1 : 0;
    }
    assertTrue(resumed >= 1, "the killed executor was training a cell");
  }

  @Test
  void aFailureOnAnExecutorIsReportedInOneSentence(@TempDir Path folder) throws IOException {
    Path broken = Files.createDirectories(folder.resolve("cell-0"));
    Files.writeString(broken.resolve("plan.json"), "not JSON");
    Cell cell = new Cell("cell-0", TinyRuns.plan("seed=1"), broken);
    CellReply other = new CellTask().call(CellJob.of(cell, new Kind("7-bit vectors", "none")));
    assertTrue(String.valueOf(other.failure()).contains("use machines of one kind"));
    CellReply damaged = new CellTask().call(CellJob.of(cell, Kind.here()));
    assertTrue(String.valueOf(damaged.failure()).startsWith("cell-0: "), damaged::toString);
  }

  @Test
  void pathsOfACellAreAbsoluteForExecutors() {
    Cell cell = new Cell("a", TinyRuns.plan("seed=1 data-dir=some/data"), Path.of("runs", "a"));
    Cell sent = CellJob.of(cell, new Kind("", "")).cell();
    assertTrue(sent.run().isAbsolute());
    assertTrue(Path.of(String.valueOf(sent.plan().data().directory())).isAbsolute());
    assertEquals(cell.plan().optimiser(), sent.plan().optimiser());
  }
}
