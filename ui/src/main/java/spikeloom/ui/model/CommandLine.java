package spikeloom.ui.model;

import java.util.Map;
import spikeloom.training.TrainingPlan;

/** The command that does the same as the form. */
final class CommandLine {
  private CommandLine() {}

  /** Names the data set and everything that differs from what an empty command line means. */
  static String of(TrainingPlan plan) {
    Map<PlanField, String> texts = PlanText.write(plan);
    Map<PlanField, String> defaults = PlanText.write(TrainingPlan.defaults());
    StringBuilder command = new StringBuilder("spikeloom train");
    texts.forEach(
        (field, text) -> {
          if (field == PlanField.DATA || !text.equals(defaults.get(field))) {
            command.append(" --").append(field.option()).append(' ').append(quoted(text));
          }
        });
    return command.toString();
  }

  /** For shells of all systems: plain words stay, everything else stands in double quotes. */
  private static String quoted(String text) {
    return text.matches("[\\w@%+=:,./\\\\-]+") ? text : '"' + text.replace("\"", "\\\"") + '"';
  }
}
