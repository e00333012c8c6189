package spikeloom.ui.model;

import java.util.Map;
import spikeloom.dataset.known.Sources;
import spikeloom.plan.DefaultSettings;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;

/** Builds the command line that is equivalent to the form. */
final class CommandLine {
  private CommandLine() {}

  /** Returns the data set and all settings that differ from the defaults. */
  static String of(TrainingPlan plan) {
    Map<Setting, String> texts = Setting.all(plan);
    Map<Setting, String> defaults = Setting.all(TrainingPlan.defaults());
    defaults.putAll(
        DefaultSettings.of(plan.encoder().kind(), plan.data().name(), Setting.PRIOR.of(plan)));
    if (Sources.isPath(plan.data().name())) {
      defaults.remove(Setting.EPOCHS); // the command line reads the number from the files
    }
    StringBuilder command = new StringBuilder("spikeloom train");
    texts.forEach(
        (setting, text) -> {
          boolean replaced = setting == Setting.BETA && text.isEmpty(); // by the rate weight
          if (setting == Setting.DATA || !(replaced || text.equals(defaults.get(setting)))) {
            command.append(" --").append(setting.isSwitch() ? text : setting.option());
            command.append(setting.isSwitch() ? "" : " " + quoted(text));
          }
        });
    return command.toString();
  }

  /**
   * Quotes for shells of all systems: simple words stay, everything else is put in double quotes.
   */
  static String quoted(String text) {
    return text.matches("[\\w@%+=:,./\\\\-]+") ? text : '"' + text.replace("\"", "\\\"") + '"';
  }
}
