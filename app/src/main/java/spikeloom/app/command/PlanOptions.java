package spikeloom.app.command;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;
import spikeloom.app.console.DataPaths;
import spikeloom.app.shell.OptionGroups;
import spikeloom.dataset.Dataset;
import spikeloom.dataset.known.Sources;
import spikeloom.encoder.EncoderFamilies;
import spikeloom.encoder.EncoderFamily;
import spikeloom.plan.DefaultSettings;
import spikeloom.plan.ImpliedSettings;
import spikeloom.plan.PlanException;
import spikeloom.plan.Preset;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.text.Wording;
import spikeloom.training.Task;

/**
 * Command line options for every setting of a plan; other settings keep the values of the given
 * plan.
 */
@Command
final class PlanOptions {
  private final Map<Setting, String> given = new EnumMap<>(Setting.class);
  private final Set<Setting> left;
  private @Nullable String preset;

  /** Creates options for all settings except those that the command handles itself. */
  PlanOptions(Setting... left) {
    this.left = Set.of(left);
  }

  /** Adds the options to the command that mixes them in. */
  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("UnusedMethod") // called by picocli
  private void command(CommandSpec command) {
    command.addOption(presetOption());
    Map<Setting, String> defaults = Setting.all(DefaultSettings.plan(automatic(Map.of())));
    DependentDefaults dependent = new DependentDefaults();
    for (Setting setting : Setting.values()) {
      if (left.contains(setting)) {
        continue;
      }
      String value = dependent.text(setting, defaults.getOrDefault(setting, ""));
      SettingOption.of(setting, value, given).forEach(command::addOption);
    }
    OptionGroups.show(command);
  }

  private OptionSpec presetOption() {
    StringBuilder help = new StringBuilder("What a plan begins with:");
    for (Preset each : Preset.values()) {
      help.append(' ').append(Wording.of(each)).append(" (").append(each.help()).append(");");
    }
    help.append(" default: ");
    help.append(
        left.contains(Setting.BETA)
            ? "published."
            : "generative for encoder lif and pictures, but published with --beta, another rule or distortion.");
    ISetter setter =
        new ISetter() {
          @Override
          @SuppressWarnings({"unchecked", "NullAway"}) // required by picocli's interface
          public <T> T set(T value) {
            String before = preset;
            preset = (String) value;
            return (T) before;
          }
        };
    return OptionSpec.builder("--preset")
        .type(String.class)
        .completionCandidates(Preset.names())
        .paramLabel("NAME")
        .description(help.toString())
        .setter(setter)
        .build();
  }

  private Preset automatic(Map<Setting, String> settings) {
    return left.contains(Setting.BETA) ? Preset.PUBLISHED : Preset.automatic(settings);
  }

  private Preset preset(String data) {
    if (preset == null) {
      return automatic(given);
    }
    Preset named = Preset.named(preset.strip());
    boolean refusedAnyway = Sources.nature(data).isEmpty(); // with a message about the data
    PlanException.unless(
        refusedAnyway || named.suits(encoder().name(), data),
        "--preset %s needs encoder lif and pictures or other signals between 0 and 1: use --preset published",
        preset);
    return named;
  }

  /**
   * Returns the same options with settings that a sweep varies.
   *
   * @throws PlanException if one of them is given
   */
  PlanOptions with(Map<Setting, String> varied) {
    PlanOptions all = new PlanOptions(left.toArray(Setting[]::new));
    all.preset = preset;
    all.given.putAll(given);
    varied.forEach(
        (setting, text) ->
            PlanException.unless(
                all.given.put(setting, text) == null,
                "--%s is given and varied: leave one of them out",
                setting.option()));
    return all;
  }

  /** Returns the given options, except the data folder and the threads. */
  String text() {
    StringBuilder text = new StringBuilder(preset == null ? "" : " --preset " + preset);
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
    Map<Setting, String> complete = ImpliedSettings.complete(given);
    SettingOption.check(complete);
    String data = given.getOrDefault(Setting.DATA, defaults.data().name()).strip();
    DataPaths.requireKnown(data);
    encoder();
    Map<Setting, String> changes = DefaultSettings.of(preset(data), given);
    changes.putAll(complete);
    if (Sources.isPath(data)) {
      changes.put(Setting.DATA, absolute(data));
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

  /**
   * Applies these options to a plan that has every setting; nothing else is changed.
   *
   * @throws PlanException if an option's value is of the wrong type, or the plan is invalid
   */
  TrainingPlan changed(TrainingPlan plan) {
    PlanException.unless(
        preset == null, "--plan has every setting, so it cannot be combined with --preset");
    Map<Setting, String> changes = ImpliedSettings.complete(given);
    SettingOption.check(changes);
    String data = given.getOrDefault(Setting.DATA, plan.data().name()).strip();
    DataPaths.requireKnown(data);
    if (Sources.isPath(data)) {
      changes.put(Setting.DATA, absolute(data));
    }
    return Setting.change(plan, changes);
  }

  // So that the run can be resumed from any folder.
  private static String absolute(String path) {
    return Path.of(path).toAbsolutePath().normalize().toString();
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
      int epochs = DefaultSettings.epochs(preset(plan.data().name()), dataset.train().size());
      changes.put(Setting.EPOCHS, Integer.toString(epochs));
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
