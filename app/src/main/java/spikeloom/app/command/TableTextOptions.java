package spikeloom.app.command;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import spikeloom.dataset.TableOptions;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;

/** Options for reading a table, for a command that makes no samples of it. */
@Command
final class TableTextOptions {
  private static final List<Setting> SETTINGS =
      List.of(
          Setting.DECIMAL,
          Setting.HEADER,
          Setting.LABEL,
          Setting.SKIP_ROWS,
          Setting.TRANSFORM,
          Setting.READER,
          Setting.MISSING);

  private final Map<Setting, String> given = new EnumMap<>(Setting.class);

  /** Adds the options to the command that mixes them in. */
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("UnusedMethod") // called by picocli
  private void command(CommandSpec command) {
    Map<Setting, String> defaults = Setting.all(TrainingPlan.defaults());
    for (Setting setting : SETTINGS) {
      SettingOption.of(setting, defaults.getOrDefault(setting, ""), given)
          .forEach(command::addOption);
    }
  }

  /** Whether any option was given, so that the file is a table. */
  boolean given() {
    return !given.isEmpty();
  }

  /**
   * Returns the chosen options.
   *
   * @throws spikeloom.plan.PlanException if a value is of the wrong type
   */
  TableOptions options() {
    SettingOption.check(given);
    return Setting.change(TrainingPlan.defaults(), given).data().source().options().table();
  }
}
