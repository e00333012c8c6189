package spikeloom.sweep;

import java.nio.file.Path;
import java.util.Map;
import spikeloom.plan.RunException;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.run.RunDirectory;

/** Checks that a run directory holds the run of a plan. */
public final class SamePlan {
  private SamePlan() {}

  /**
   * Checks the settings that have an effect on the result. The gain is fitted when a run begins;
   * the paths of data and other runs and the number of threads do not matter.
   *
   * @throws RunException if the directory holds a run of another plan; names the first difference
   */
  public static void require(Path directory, TrainingPlan plan) {
    Map<Setting, String> there = Setting.all(RunDirectory.openToRead(directory).plan());
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
        throw new RunException(
            "%s holds a run with %s, but %s is requested: choose another folder with --out."
                .formatted(directory, option(setting, has), option(setting, asked)));
      }
    }
  }

  private static String option(Setting setting, String text) {
    if (setting.isSwitch()) {
      return "--" + text;
    }
    return text.isEmpty() ? "no --" + setting.option() : "--" + setting.option() + " " + text;
  }
}
