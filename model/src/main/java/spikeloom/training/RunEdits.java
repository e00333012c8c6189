package spikeloom.training;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Changes of a run's price of information and step size at one of its checkpoints. The plan then
 * holds the new values, and {@code edits.csv} says at which step they came: {@code
 * step,setting,before,after}.
 */
public final class RunEdits {
  /** What can be changed without another network or other samples. */
  public static final Set<Setting> POSSIBLE = EnumSet.of(Setting.BETA, Setting.LEARNING_RATE);

  private static final String FILE = "edits.csv";

  private RunEdits() {}

  /**
   * Changes a run that is not running; it learns by the new values from its last checkpoint on.
   *
   * @param changes new values as on the command line; those that change nothing are left out
   * @return the plan with the changes
   * @throws PlanException if a value is out of range, or the setting cannot be changed
   * @throws RunException if the run cannot be written, works, or has reached its end
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

  /** The lines of {@code edits.csv} without its head; none where nothing was changed. */
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
