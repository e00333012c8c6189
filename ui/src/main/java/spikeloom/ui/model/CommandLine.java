package spikeloom.ui.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import spikeloom.dataset.known.Sources;
import spikeloom.plan.DefaultSettings;
import spikeloom.plan.ImpliedSettings;
import spikeloom.plan.Preset;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;
import spikeloom.text.Wording;

/** Builds the command line that is equivalent to the form. */
final class CommandLine {
  private CommandLine() {}

  /** Returns the data set and all settings that differ from those of the nearest preset. */
  static String of(TrainingPlan plan) {
    Preset preset = preset(plan);
    Map<Setting, String> options = options(plan, preset);
    StringBuilder command = new StringBuilder("spikeloom train");
    if (preset != Preset.automatic(options)) {
      command.append(" --preset ").append(Wording.of(preset));
    }
    options.forEach(
        (setting, text) -> {
          command.append(" --").append(setting.isSwitch() ? text : setting.option());
          command.append(setting.isSwitch() ? "" : " " + quoted(text));
        });
    return command.toString();
  }

  /** Returns the preset that differs from a plan in the fewest settings. */
  static Preset preset(TrainingPlan plan) {
    return Arrays.stream(Preset.values())
        .filter(preset -> preset.suits(plan.encoder().kind(), plan.data().name()))
        .min(Comparator.comparingInt(preset -> options(plan, preset).size()))
        .orElse(Preset.PUBLISHED);
  }

  private static Map<Setting, String> options(TrainingPlan plan, Preset preset) {
    Map<Setting, String> texts = Setting.all(plan);
    Map<Setting, String> defaults = Setting.all(TrainingPlan.defaults());
    defaults.putAll(ImpliedSettings.complete(DefaultSettings.of(preset, texts)));
    if (Sources.isPath(plan.data().name())) {
      defaults.remove(Setting.EPOCHS); // the command line reads the number from the files
    }
    Map<Setting, String> options = new EnumMap<>(Setting.class);
    texts.forEach(
        (setting, text) -> {
          boolean weight = setting == Setting.BETA || setting == Setting.RATE_WEIGHT;
          boolean replaced = weight && text.isEmpty(); // by the other
          if (setting == Setting.DATA || !(replaced || text.equals(defaults.get(setting)))) {
            options.put(setting, text);
          }
        });
    return options;
  }

  /**
   * Quotes for shells of all systems: simple words stay, everything else is put in double quotes.
   */
  static String quoted(String text) {
    return text.matches("[\\w@%+=:,./\\\\-]+") ? text : '"' + text.replace("\"", "\\\"") + '"';
  }
}
