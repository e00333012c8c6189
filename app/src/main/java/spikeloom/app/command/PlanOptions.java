package spikeloom.app.command;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import spikeloom.app.console.DataPaths;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.known.Sources;
import spikeloom.encoder.EncoderKind;
import spikeloom.plan.DefaultSettings;
import spikeloom.plan.EnumWords;
import spikeloom.plan.PlanException;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.training.Task;

/** An option for every setting of a plan; what is not given is as in a plan to begin with. */
@Command
final class PlanOptions {
  private final Map<Setting, String> given = new EnumMap<>(Setting.class);
  private final Set<Setting> left;

  /** Options for all settings but those that the command treats in its own way. */
  PlanOptions(Setting... left) {
    this.left = Set.of(left);
  }

  /** Adds the options to the command that these are mixed into. */
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("UnusedMethod") // picocli calls it
  private void command(CommandSpec command) {
    Map<Setting, String> defaults = Setting.all(TrainingPlan.defaults());
    for (Setting setting : Setting.values()) {
      if (left.contains(setting)) {
        continue;
      }
      SettingOption.of(setting, defaults.getOrDefault(setting, ""), given)
          .forEach(command::addOption);
    }
  }

  /** The options that were given, but for where data lie and how many threads work. */
  String text() {
    StringBuilder text = new StringBuilder();
    given.forEach(
        (setting, value) -> {
          if (setting.isSwitch()) {
            text.append(" --").append(value);
          } else if (setting != Setting.DATA_DIR && setting != Setting.THREADS) {
            text.append(" --").append(setting.option()).append(' ').append(value);
          }
        });
    return text.toString();
  }

  /**
   * The plan of these options on top of {@code defaults}.
   *
   * @throws PlanException if an option's value is of the wrong kind, or the plan is refused
   */
  TrainingPlan plan(TrainingPlan defaults) {
    SettingOption.check(given);
    String data = given.getOrDefault(Setting.DATA, defaults.data().name()).strip();
    DataPaths.requireKnown(data);
    Map<Setting, String> changes = DefaultSettings.of(encoder(), data);
    changes.putAll(given);
    if (Sources.isPath(data)) { // found again wherever the run is resumed from
      changes.put(Setting.DATA, Path.of(data).toAbsolutePath().normalize().toString());
    }
    if (!given.containsKey(Setting.STEPS)) {
      Task.neededSteps(
              data,
              changes.getOrDefault(Setting.ENCODING, defaults.data().encoding()),
              changes.getOrDefault(Setting.CODE_PARAMETERS, ""))
          .ifPresent(steps -> changes.put(Setting.STEPS, Integer.toString(steps)));
    }
    return Setting.change(defaults, changes);
  }

  private EncoderKind encoder() {
    String encoder = given.get(Setting.ENCODER);
    return encoder == null
        ? EncoderKind.LIF
        : EnumWords.parse("--encoder", EncoderKind.class, encoder.strip());
  }

  /**
   * The plan with what depends on the samples themselves: how often few are shown, and how many
   * steps a code takes that follows a sample in time.
   */
  TrainingPlan fitted(TrainingPlan plan, Dataset dataset) {
    Map<Setting, String> changes = new EnumMap<>(Setting.class);
    if (!given.containsKey(Setting.EPOCHS) && Sources.isPath(plan.data().name())) {
      changes.put(Setting.EPOCHS, Integer.toString(DefaultSettings.epochs(dataset.train().size())));
    }
    if (!given.containsKey(Setting.STEPS)) {
      String parameters = plan.data().codeParameters();
      Task.neededSteps(
              dataset.shape(), plan.data().encoding(), parameters == null ? "" : parameters)
          .ifPresent(steps -> changes.put(Setting.STEPS, Integer.toString(steps)));
    }
    return Setting.change(plan, changes);
  }
}
