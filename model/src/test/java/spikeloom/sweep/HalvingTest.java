package spikeloom.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.plan.PlanException;
import spikeloom.plan.Setting;
import spikeloom.run.RunDirectory;
import spikeloom.run.RunMarks;
import spikeloom.run.RungFile;
import spikeloom.sweep.TinySweep.Listener;
import spikeloom.training.TrainingControl;

final class HalvingTest {
  @TempDir private Path folder;

  private final Map<String, Double> losses = new TreeMap<>();
  private final List<String> run = new ArrayList<>();

  private Trial trial(String latent) {
    return TinySweep.trial(folder, Setting.LATENT, latent);
  }

  private List<Trial> trials(int number) {
    List<Trial> trials = new ArrayList<>();
    for (int i = 1; i <= number; i++) {
      trials.add(trial(Integer.toString(i)));
    }
    return trials;
  }

  /** Writes losses instead of training; the distortion is the reverse of the loss. */
  private List<CellOutcome> pretend(List<Cell> cells) {
    List<CellOutcome> outcomes = new ArrayList<>();
    for (Cell cell : cells) {
      run.add(cell.name() + " " + Halving.text(cell.share()));
      if (CellTraining.known(cell).isEmpty()) {
        RunDirectory there =
            Files.exists(cell.run().resolve("plan.json"))
                ? RunDirectory.openToWrite(cell.run())
                : RunDirectory.create(cell.run(), cell.plan());
        double loss = losses.getOrDefault(cell.name(), 1.0);
        if (Double.isInfinite(loss)) {
          RunMarks.diverged(there, "diverged");
        } else if (cell.share() < 1) {
          RungFile.of(there).add(new RungFile.Rung(1, cell.share(), -loss, 1, loss));
        }
        there.close();
      }
      outcomes.add(CellTraining.known(cell).orElse(CellOutcome.DONE));
    }
    return outcomes;
  }

  private Map<Trial, Double> run(List<Trial> trials) {
    return new Halving(3, (cells, listener, control) -> pretend(cells))
        .run(trials, new Listener(), new TrainingControl());
  }

  @Test
  void theBestThirdByTheValidationLossContinuesAtEveryRung() {
    for (int i = 1; i <= 9; i++) {
      losses.put("latent=" + i, Math.abs(i - 4.2));
    }
    Map<Trial, Double> reached = run(trials(9));
    assertEquals(
        List.of("latent=3 1/3", "latent=4 1/3", "latent=5 1/3", "latent=4 all"),
        run.subList(9, 13));
    assertEquals(13, run.size());
    assertEquals(
        List.of(1.0 / 9, 1.0 / 9, 1.0 / 3, 1.0, 1.0 / 3, 1.0 / 9, 1.0 / 9, 1.0 / 9, 1.0 / 9),
        List.copyOf(reached.values()));
  }

  @Test
  void theSameSearchAgainTakesTheSameWay() {
    losses.put("latent=2", 0.1);
    List<Double> first = List.copyOf(run(trials(9)).values());
    losses.put("latent=7", 0.0); // the figures of the first time count
    assertEquals(first, List.copyOf(run(trials(9)).values()));
  }

  @Test
  void aCombinationThatDivergedDoesNotContinue() {
    losses.put("latent=1", Double.POSITIVE_INFINITY);
    losses.put("latent=2", Double.POSITIVE_INFINITY);
    losses.put("latent=3", Double.POSITIVE_INFINITY);
    Map<Trial, Double> reached = run(trials(3));
    assertTrue(reached.values().stream().allMatch(share -> share < 1), reached.toString());
  }

  @Test
  void combinationsWithDifferentObjectivesAreNotCompared() {
    List<Trial> trials = new ArrayList<>();
    for (String beta : List.of("0.1", "1")) {
      for (String latent : List.of("4", "5", "6")) {
        Combination combination =
            Combinations.grid(
                    List.of(Variation.parse("beta=" + beta), Variation.parse("latent=" + latent)))
                .get(0);
        Cell cell = TinySweep.cell(folder, "latent=" + latent + " beta=" + beta);
        trials.add(new Trial(combination, List.of(cell)));
        losses.put(cell.name(), Double.parseDouble(beta) * Double.parseDouble(latent));
      }
    }
    List<Double> reached = List.copyOf(run(trials).values());
    assertEquals(List.of(1.0, 1.0 / 3, 1.0 / 3, 1.0, 1.0 / 3, 1.0 / 3), reached);
  }

  @Test
  void theFirstRungIsNotBeforeASixteenthOfTheTraining() {
    SweepRunner none = (cells, listener, control) -> List.of();
    assertEquals(List.of(1.0 / 3 / 3, 1.0 / 3, 1.0), new Halving(3, none).shares(trials(90)));
    assertEquals(
        List.of(1.0 / 16, 1.0 / 8, 0.25, 0.5, 1.0), new Halving(2, none).shares(trials(90)));
    assertEquals(List.of(0.25, 0.5, 1.0), new Halving(2, none).shares(trials(4)));
  }

  @Test
  void tooFewCombinationsAreRefused() {
    String message =
        String.valueOf(assertThrows(PlanException.class, () -> run(trials(2))).getMessage());
    assertTrue(message.startsWith("--halving 3 needs at least 3 combinations"), message);
    assertEquals(List.of(), run);
  }

  @Test
  void aSearchWithRealTrainingsFinishesTheBestAndIsResumedAfterAStop() {
    List<Trial> trials = trials(3);
    Halving halving = new Halving(3, new SequentialRunner(TinySweep.training(), true));
    TrainingControl stopped = new TrainingControl();
    Listener first = new Listener(stopped, 15);
    Map<Trial, Double> before = halving.run(trials, first, stopped);
    assertEquals(0.0, before.get(trials.get(0)));
    Listener listener = new Listener();
    Map<Trial, Double> reached = halving.run(trials, listener, new TrainingControl());
    assertEquals(1, reached.values().stream().filter(share -> share == 1).count());
    assertEquals(
        List.of("After 1/3 of the training, 1 of 3 combinations continue."), listener.notes);
    Listener again = new Listener();
    assertEquals(reached, halving.run(trials, again, new TrainingControl()));
    assertEquals(List.of(), again.trained);
  }
}
