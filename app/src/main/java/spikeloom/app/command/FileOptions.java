package spikeloom.app.command;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import spikeloom.app.console.Terminal;
import spikeloom.dataset.SourceOptions;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;

/** Options for reading samples from files, for commands that do not train. */
@Command
final class FileOptions {
  private static final List<Setting> SETTINGS =
      List.of(
          Setting.SPLIT_SEED,
          Setting.SPLIT,
          Setting.IMAGE_SIZE,
          Setting.COLOURS,
          Setting.SOUND,
          Setting.ARRAY,
          Setting.COLUMNS,
          Setting.SAMPLE_LENGTH,
          Setting.SAMPLE_STRIDE,
          Setting.MISSING,
          Setting.DECIMAL,
          Setting.HEADER,
          Setting.LABEL,
          Setting.SKIP_ROWS,
          Setting.TRANSFORM,
          Setting.READER,
          Setting.TOLERANCE,
          Setting.SENSOR);

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

  /**
   * Returns the chosen options.
   *
   * @throws spikeloom.plan.PlanException if a value is of the wrong type or out of range
   */
  SourceOptions options() {
    SettingOption.check(given);
    return Setting.change(TrainingPlan.defaults(), given)
        .data()
        .source()
        .options()
        .warning(Terminal::print);
  }
}
