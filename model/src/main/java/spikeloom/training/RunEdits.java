package spikeloom.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import spikeloom.file.SafeFile;

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
          POSSIBLE.contains(setting), "%s cannot be changed while a run goes on", setting.option());
    }
    try (RunDirectory run = RunDirectory.openToWrite(directory)) {
      if (run.finished()) {
        throw new RunException(
            directory + " has reached its end: start another run with the new values.");
      }
      TrainingPlan before = run.plan();
      TrainingPlan after = Setting.change(before, changes);
      long step = run.latest(note -> {}).map(checkpoint -> checkpoint.position().step()).orElse(0L);
      StringJoiner lines = new StringJoiner("");
      for (Setting setting : POSSIBLE) {
        String old = setting.of(before);
        String now = setting.of(after);
        if (!old.equals(now)) {
          lines.add("%d,%s,%s,%s%n".formatted(step, setting.option(), old, now));
          run.log(
              "%s changed from %s to %s at step %d".formatted(setting.option(), old, now, step));
        }
      }
      if (lines.length() > 0) {
        append(directory.resolve(FILE), lines.toString());
        run.write(after);
      }
      return after;
    }
  }

  private static void append(Path file, String lines) {
    try {
      String sofar =
          Files.exists(file)
              ? Files.readString(file)
              : "step,setting,before,after" + System.lineSeparator();
      SafeFile.writeText(file, sofar + lines);
    } catch (IOException e) {
      throw new RunException(file + " cannot be written: " + SafeFile.reason(e) + ".", e);
    }
  }

  /** The lines of {@code edits.csv} without its head; none where nothing was changed. */
  public static List<String> of(Path directory) {
    Path file = directory.resolve(FILE);
    try {
      return Files.exists(file) ? Files.readAllLines(file).stream().skip(1).toList() : List.of();
    } catch (IOException e) {
      throw new RunException(file + " cannot be read: " + SafeFile.reason(e) + ".", e);
    }
  }
}
