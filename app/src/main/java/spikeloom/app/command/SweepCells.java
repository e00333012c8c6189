package spikeloom.app.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spikeloom.app.console.Runs;
import spikeloom.dataset.Dataset;
import spikeloom.plan.PlanException;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.sweep.Cell;
import spikeloom.sweep.Combination;
import spikeloom.sweep.PlanDatasets;
import spikeloom.sweep.Sweep;
import spikeloom.sweep.Trial;

/**
 * The plans of a sweep and their run directories. All of them are checked before the first is
 * trained.
 *
 * @param folder folder of results and runs
 * @param trials the combinations with their cells
 */
record SweepCells(Path folder, List<Trial> trials) {
  /** Copies its list. */
  SweepCells {
    trials = List.copyOf(trials);
  }

  /**
   * The cells of a sweep.
   *
   * @param options the settings that are the same in all cells
   * @param out the folder; empty for the default one of the data set
   * @throws PlanException if a plan is invalid or its result cannot be compared with the others
   */
  static SweepCells of(
      Sweep sweep, PlanOptions options, PlanDatasets datasets, Optional<Path> out) {
    Map<Combination, List<TrainingPlan>> plans = new LinkedHashMap<>();
    for (Combination combination : sweep.combinations()) {
      plans.put(
          combination,
          sweep.seeds().stream().map(seed -> plan(combination, seed, options, datasets)).toList());
    }
    TrainingPlan first = plans.values().iterator().next().get(0);
    Path folder = out.orElseGet(() -> Path.of("runs", "sweep-" + Runs.dataName(first)));
    List<Trial> trials = new ArrayList<>();
    plans.forEach(
        (combination, all) -> {
          all.forEach(plan -> requireComparable(plan, first));
          trials.add(
              new Trial(
                  combination, all.stream().map(plan -> cell(combination, plan, folder)).toList()));
        });
    return new SweepCells(folder, trials);
  }

  /** The plan of the first cell. */
  TrainingPlan first() {
    return trials.get(0).cells().get(0).plan();
  }

  private static Cell cell(Combination combination, TrainingPlan plan, Path folder) {
    String start = combination.values().isEmpty() ? "" : combination.name() + "-";
    String name = start + "seed-" + plan.seed();
    return new Cell(name, plan, folder.resolve("runs").resolve(name));
  }

  private static TrainingPlan plan(
      Combination combination, long seed, PlanOptions options, PlanDatasets datasets) {
    Map<Setting, String> changes = new EnumMap<>(Setting.class);
    changes.putAll(combination.changes());
    changes.put(Setting.SEED, Long.toString(seed));
    PlanOptions all = options.with(changes);
    TrainingPlan asked = all.plan(TrainingPlan.defaults());
    Dataset dataset = datasets.apply(asked);
    PlanException.unless(
        dataset.validation().size() > 0,
        "%s has no validation part, which a sweep needs to compare its runs: set validation to a share above 0, or use more samples",
        asked.data().name());
    return all.fitted(asked, dataset);
  }

  private static void requireComparable(TrainingPlan plan, TrainingPlan first) {
    PlanException.unless(
        plan.objective().distortion() == first.objective().distortion(),
        "a sweep compares distortions of one kind: run one sweep with %s and another with %s",
        Setting.DISTORTION.of(first),
        Setting.DISTORTION.of(plan));
  }
}
