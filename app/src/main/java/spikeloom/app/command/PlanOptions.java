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
import spikeloom.encoder.EncoderFamilies;
import spikeloom.encoder.EncoderFamily;
import spikeloom.plan.DefaultSettings;
import spikeloom.plan.PlanException;
import spikeloom.plan.RateTexts;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.training.Task;

/**
 * Command line options for every setting of a plan; other settings keep the values of the given
 * plan.
 */
@Command
final class PlanOptions {
  private final Map<Setting, String> given = new EnumMap<>(Setting.class);
  private final Set<Setting> left;

  /** Creates options for all settings except those that the command handles itself. */
  PlanOptions(Setting... left) {
    this.left = Set.of(left);
  }

  /** Adds the options to the command that mixes them in. */
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("UnusedMethod") // called by picocli
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

  /** Returns the given options, except the data folder and the threads. */
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
   * Applies these options to {@code defaults}.
   *
   * @throws PlanException if an option's value is of the wrong type, or the plan is invalid
   */
  TrainingPlan plan(TrainingPlan defaults) {
    Map<Setting, String> complete = RateTexts.complete(given);
    SettingOption.check(complete);
    String data = given.getOrDefault(Setting.DATA, defaults.data().name()).strip();
    DataPaths.requireKnown(data);
    String prior = given.getOrDefault(Setting.PRIOR, Setting.PRIOR.of(defaults));
    Map<Setting, String> changes = DefaultSettings.of(encoder(), data, prior);
    changes.putAll(complete);
    if (Sources.isPath(data)) { // so that the run can be resumed from any folder
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

  private EncoderFamily encoder() {
    String encoder = given.getOrDefault(Setting.ENCODER, "lif").strip();
    PlanException.oneOf("--encoder", encoder, EncoderFamilies.names());
    return EncoderFamilies.named(encoder);
  }

  /**
   * Sets what depends on the samples: how often a small set is repeated, and the steps of a code
   * that follows a sample in time.
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
