package spikeloom.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import spikeloom.plan.PlanException;
import spikeloom.plan.RunException;
import spikeloom.plan.Setting;
import spikeloom.run.RunDirectory;
import spikeloom.run.RungFile;
import spikeloom.training.TrainingControl;

/**
 * Successive halving (Jamieson and Talwalkar, "Non-stochastic best arm identification and
 * hyperparameter optimization", AISTATS 2016): all trials are trained to a small share of their
 * steps, the best of them to a larger one, and so on; the last rung is the end. A rung is a
 * checkpoint of the run on its whole schedule, so nothing is trained twice and a run that reaches
 * the end has the bits of one that never paused. Trials are ranked by the mean loss of the
 * validation part over their seeds, and only against trials with the same data and objective.
 */
public final class Halving {
  /** No trial is judged before this share of its training. */
  private static final double LEAST_SHARE = 1.0 / 16;

  private final int factor;
  private final SweepRunner runner;

  /**
   * A search.
   *
   * @param factor one in this many trials continues, and is trained this many times as long; 2 or
   *     more
   * @param runner trains the cells of a rung; waits for other processes
   */
  public Halving(int factor, SweepRunner runner) {
    this.factor = factor;
    this.runner = runner;
  }

  /**
   * The shares of the steps at which trials are compared, and 1 at the end.
   *
   * @throws PlanException if there are too few comparable trials
   */
  public List<Double> shares(List<Trial> trials) {
    int largest = groups(trials).values().stream().mapToInt(List::size).max().orElse(0);
    PlanException.unless(
        largest >= factor,
        "--halving %d needs at least %d combinations with the same objective and data, because other losses cannot be compared",
        factor,
        factor);
    List<Double> shares = new ArrayList<>(List.of(1.0));
    double share = 1.0 / factor;
    for (long size = factor; size <= largest && share >= LEAST_SHARE; size *= factor) {
      shares.add(0, share);
      share /= factor;
    }
    return List.copyOf(shares);
  }

  /**
   * Runs the search.
   *
   * @return the share that every trial has reached, in their order; less than 1 also for those that
   *     were stopped
   */
  public Map<Trial, Double> run(
      List<Trial> trials, SweepListener listener, TrainingControl control) {
    Map<Trial, Double> reached = new LinkedHashMap<>();
    List<Trial> left = trials;
    for (double share : shares(trials)) {
      List<Cell> cells =
          left.stream().flatMap(t -> t.cells().stream()).map(cell -> cell.until(share)).toList();
      List<CellOutcome> outcomes = runner.run(cells, listener, control);
      if (outcomes.contains(CellOutcome.STOPPED) || outcomes.contains(CellOutcome.IN_USE)) {
        break;
      }
      left.forEach(trial -> reached.put(trial, share));
      if (share < 1) {
        int before = left.size();
        left = survivors(left, share);
        listener.noted(
            "After %s of the training, %d of %d combinations continue."
                .formatted(text(share), left.size(), before));
      }
    }
    Map<Trial, Double> ordered = new LinkedHashMap<>();
    trials.forEach(trial -> ordered.put(trial, reached.getOrDefault(trial, 0.0)));
    return ordered;
  }

  /** A share of the training for a person: {@code 1/9}. */
  public static String text(double share) {
    return share == 1 ? "all" : "1/" + Math.round(1 / share);
  }

  private List<Trial> survivors(List<Trial> trials, double share) {
    List<Trial> kept = new ArrayList<>();
    for (List<Trial> group : groups(trials).values()) {
      List<Trial> ranked =
          group.stream()
              .filter(trial -> Double.isFinite(loss(trial, share)))
              .sorted(Comparator.comparingDouble(trial -> loss(trial, share)))
              .toList();
      kept.addAll(ranked.subList(0, Math.min(ranked.size(), (group.size() + factor - 1) / factor)));
    }
    return trials.stream().filter(kept::contains).toList();
  }

  private static double loss(Trial trial, double share) {
    return trial.cells().stream().mapToDouble(cell -> loss(cell, share)).average().orElseThrow();
  }

  private static double loss(Cell cell, double share) {
    if (CellTraining.known(cell.until(share)).filter(CellOutcome.DIVERGED::equals).isPresent()) {
      return Double.POSITIVE_INFINITY;
    }
    return RungFile.of(RunDirectory.openToRead(cell.run()))
        .at(share)
        .orElseThrow(
            () ->
                new RunException(
                    "%s has no figures after %s of its training in rungs.csv: delete the folder, and the same command trains it again."
                        .formatted(cell.run(), text(share))))
        .loss();
  }

  /** Trials whose losses can be compared. */
  private static Map<Map<Setting, String>, List<Trial>> groups(List<Trial> trials) {
    return trials.stream()
        .collect(
            Collectors.groupingBy(
                trial -> lossSettings(trial.combination()),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  private static Map<Setting, String> lossSettings(Combination combination) {
    Map<Setting, String> settings = new LinkedHashMap<>(combination.values());
    settings.keySet().removeIf(setting -> !changesLoss(setting));
    return settings;
  }

  private static boolean changesLoss(Setting setting) {
    return setting.path().startsWith("objective.")
        || setting.path().startsWith("data.")
        || setting == Setting.DECODE_AT
        || setting == Setting.WINDOW;
  }
}
