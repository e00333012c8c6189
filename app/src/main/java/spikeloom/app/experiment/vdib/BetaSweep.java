package spikeloom.app.experiment.vdib;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import spikeloom.app.experiment.Lab;
import spikeloom.app.sweep.SweepReport;
import spikeloom.exploration.TrainedModel;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.sweep.Cell;
import spikeloom.sweep.Combination;
import spikeloom.sweep.Trial;

/** The same plan at several values of beta, trained by the laboratory of an experiment. */
final class BetaSweep {
  private final Lab lab;
  private final List<Trial> trials = new ArrayList<>();

  /** A sweep of {@code plan}, whose own beta and seed are replaced. */
  BetaSweep(Lab lab, TrainingPlan plan, List<Double> betas, long[] seeds) {
    this.lab = lab;
    for (double beta : betas.stream().sorted().toList()) {
      Map<Setting, String> value = Map.of(Setting.BETA, Double.toString(beta));
      Combination combination =
          new Combination(Map.of(Setting.BETA, Setting.BETA.of(Setting.change(plan, value))));
      List<Cell> cells = new ArrayList<>();
      for (long seed : seeds) {
        Map<Setting, String> changes = new EnumMap<>(combination.changes());
        changes.put(Setting.SEED, Long.toString(seed));
        String name = combination.name() + "-seed-" + seed;
        cells.add(new Cell(name, Setting.change(plan, changes), lab.directory(name)));
      }
      trials.add(new Trial(combination, cells));
    }
  }

  /**
   * Trains every beta with every seed. A run that another process is training is left to it and
   * awaited at the end: several processes can share a sweep, and each gets the complete table.
   */
  SweepReport train() {
    List<Cell> left = new ArrayList<>();
    for (Trial trial : trials) {
      for (Cell cell : trial.cells()) {
        Optional<TrainedModel> model = lab.tryTrain(cell.name(), cell.plan());
        model.ifPresentOrElse(TrainedModel::close, () -> left.add(cell));
      }
    }
    left.forEach(cell -> lab.train(cell.name(), cell.plan()).close());
    Map<Trial, Double> reached = new LinkedHashMap<>();
    trials.forEach(trial -> reached.put(trial, 1.0));
    return new SweepReport(List.of(Setting.BETA), reached);
  }
}
