package spikeloom.cluster;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import spikeloom.plan.PlanJson;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.sweep.Cell;

/**
 * A cell as it is sent to an executor, with absolute paths.
 *
 * @param name name in the sweep
 * @param plan content of plan.json
 * @param run the run directory
 * @param share share of the training steps
 * @param kind kind of the machine of the sweep
 */
record CellJob(String name, String plan, String run, double share, Kind kind)
    implements Serializable {
  /** The job of a cell. */
  static CellJob of(Cell cell, Kind kind) {
    return new CellJob(
        cell.name(),
        PlanJson.write(located(cell.plan())),
        cell.run().toAbsolutePath().normalize().toString(),
        cell.share(),
        kind);
  }

  /** The cell again. */
  Cell cell() {
    return new Cell(name, PlanJson.read(plan, "the plan of " + name), Path.of(run), share);
  }

  // Executors have a current folder of their own.
  private static TrainingPlan located(TrainingPlan plan) {
    Map<Setting, String> paths = new EnumMap<>(Setting.class);
    for (Setting setting : new Setting[] {Setting.DATA_DIR, Setting.START_FROM}) {
      String path = setting.of(plan);
      if (!path.isEmpty()) {
        paths.put(setting, Path.of(path).toAbsolutePath().normalize().toString());
      }
    }
    return paths.isEmpty() ? plan : Setting.change(plan, paths);
  }
}
