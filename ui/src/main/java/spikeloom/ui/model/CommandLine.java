package spikeloom.ui.model;

import java.util.Map;
import spikeloom.dataset.known.Sources;
import spikeloom.plan.DefaultSettings;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;

/** The command that does the same as the form. */
final class CommandLine {
  private CommandLine() {}

  /** Names the data set and everything that differs from what an empty command line means. */
  static String of(TrainingPlan plan) {
    Map<Setting, String> texts = Setting.all(plan);
    Map<Setting, String> defaults = Setting.all(TrainingPlan.defaults());
    defaults.putAll(DefaultSettings.of(plan.encoder().kind(), plan.data().name()));
    if (Sources.isPath(plan.data().name())) {
      defaults.remove(Setting.EPOCHS); // a command would ask the files for their number
    }
    StringBuilder command = new StringBuilder("spikeloom train");
    texts.forEach(
        (setting, text) -> {
          if (setting == Setting.DATA || !text.equals(defaults.get(setting))) {
            command.append(" --").append(setting.isSwitch() ? text : setting.option());
            command.append(setting.isSwitch() ? "" : " " + quoted(text));
          }
        });
    return command.toString();
  }

  /** For shells of all systems: plain words stay, everything else stands in double quotes. */
  static String quoted(String text) {
    return text.matches("[\\w@%+=:,./\\\\-]+") ? text : '"' + text.replace("\"", "\\\"") + '"';
  }
}
