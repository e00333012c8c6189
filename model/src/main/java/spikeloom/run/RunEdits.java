package spikeloom.run;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import spikeloom.plan.PlanException;
import spikeloom.plan.RunException;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;

/**
 * Changes of a run's weight of the rate and learning rate at one of its checkpoints. The plan then
 * holds the new values, and {@code edits.csv} the step of every change: {@code
 * step,setting,before,after}.
 */
public final class RunEdits {
  /** Settings that need no other network or samples. */
  public static final Set<Setting> POSSIBLE =
      EnumSet.of(Setting.BETA, Setting.RATE_WEIGHT, Setting.LEARNING_RATE);

  private static final String FILE = "edits.csv";

  private RunEdits() {}

  /**
   * Changes a stopped run; the new values apply from its last checkpoint.
   *
   * @param changes new values as on the command line; those that change nothing are ignored
   * @return the plan with the changes
   * @throws PlanException if a value is out of range, or the setting cannot be changed
   * @throws RunException if the run cannot be written, is active, or is finished
   */
  public static TrainingPlan apply(Path directory, Map<Setting, String> changes) {
    for (Setting setting : changes.keySet()) {
      PlanException.unless(
          POSSIBLE.contains(setting), "%s cannot be changed during a run", setting.option());
    }
    try (RunDirectory run = RunDirectory.openToWrite(directory)) {
      if (run.finished()) {
        throw new RunException(directory + " is finished: start another run with the new values.");
      }
      TrainingPlan before = run.plan();
      TrainingPlan after = Setting.change(before, changes);
      long step = run.latest(note -> {}).map(checkpoint -> checkpoint.position().step()).orElse(0L);
      StringJoiner lines = new StringJoiner("");
      for (Setting setting : POSSIBLE) {
        String old = setting.of(before);
        String now = setting.of(after);
        if (!old.equals(now)) {
          lines.add(step + "," + setting.option() + "," + old + "," + now + "\n");
          run.log(setting.option() + " changed from " + old + " to " + now + " at step " + step);
        }
      }
      if (lines.length() > 0) {
        table(directory).append(lines.toString());
        run.write(after);
      }
      return after;
    }
  }

  /** The lines of {@code edits.csv} without its header; empty if there are no changes. */
  public static List<String> of(Path directory) {
    return table(directory).rows(note -> {});
  }

  private static RunTable<String> table(Path directory) {
    return new RunTable<>(
        new RunFiles(directory),
        directory.resolve(FILE),
        "step,setting,before,after",
        cells -> {
          Long.parseLong(cells[0]);
          return String.join(",", cells);
        });
  }
}
