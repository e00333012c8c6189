package spikeloom.sweep;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import spikeloom.plan.RunException;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.RunDirectory;

/** Checks that a run directory holds the run of a plan. */
public final class SamePlan {
  private SamePlan() {}

  /**
   * Checks the settings that have an effect on the result.
   *
   * @throws RunException if the directory holds a run of another plan; names the first difference
   */
  public static void require(Path directory, TrainingPlan plan) {
    difference(RunDirectory.openToRead(directory).plan(), plan)
        .ifPresent(
            difference -> {
              throw new RunException(
                  "%s holds a run with %s: choose another folder with --out."
                      .formatted(directory, difference));
            });
  }

  /**
   * The first setting in which two plans differ: {@code --epochs 1, but --epochs 2 is requested}.
   * The gain is fitted when a run begins; the paths of data and other runs and the number of
   * threads do not matter.
   */
  static Optional<String> difference(TrainingPlan present, TrainingPlan plan) {
    Map<Setting, String> there = Setting.all(present);
    Map<Setting, String> wanted = Setting.all(plan);
    for (Setting setting : Setting.values()) {
      boolean matters =
          setting != Setting.THREADS
              && setting != Setting.DATA_DIR
              && setting != Setting.START_FROM
              && !(setting == Setting.GAIN && plan.encoder().gain() == null);
      String has = there.getOrDefault(setting, "");
      String asked = wanted.getOrDefault(setting, "");
      if (matters && !has.equals(asked)) {
        return Optional.of(
            "%s, but %s is requested".formatted(option(setting, has), option(setting, asked)));
      }
    }
    return Optional.empty();
  }

  private static String option(Setting setting, String text) {
    if (setting.isSwitch()) {
      return "--" + text;
    }
    return text.isEmpty() ? "no --" + setting.option() : "--" + setting.option() + " " + text;
  }
}
