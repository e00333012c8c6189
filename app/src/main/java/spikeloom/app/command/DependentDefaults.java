package spikeloom.app.command;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import spikeloom.dataset.known.Catalog;
import spikeloom.encoder.EncoderFamilies;
import spikeloom.plan.DefaultSettings;
import spikeloom.plan.Preset;
import spikeloom.plan.Setting;
import spikeloom.plan.TrainingPlan;

/** What the default of a setting depends on: found by comparing the defaults of all choices. */
final class DependentDefaults {
  private static final Map<Setting, String> BASE = Setting.all(TrainingPlan.defaults());

  private final Map<Setting, List<String>> causes = new EnumMap<>(Setting.class);

  DependentDefaults() {
    cause("preset", Stream.of(Preset.values()).map(each -> DefaultSettings.of(each, Map.of())));
    cause("encoder", published(Setting.ENCODER, EncoderFamilies.names()));
    cause("data", published(Setting.DATA, Catalog.names()));
  }

  private static Stream<Map<Setting, String>> published(Setting setting, List<String> names) {
    return names.stream().map(name -> DefaultSettings.of(Preset.PUBLISHED, Map.of(setting, name)));
  }

  private void cause(String name, Stream<Map<Setting, String>> alternatives) {
    List<Map<Setting, String>> all = alternatives.toList();
    for (Setting setting : Setting.values()) {
      if (all.stream().anyMatch(changes -> differs(setting, changes))) {
        causes.computeIfAbsent(setting, none -> new ArrayList<>()).add(name);
      }
    }
  }

  private static boolean differs(Setting setting, Map<Setting, String> changes) {
    String text = changes.get(setting);
    return text != null
        && !setting.parsed(text).equals(setting.parsed(BASE.getOrDefault(setting, "")));
  }

  /** The default as a help text states it; empty if there is nothing to state. */
  String text(Setting setting, String value) {
    if (setting == Setting.THREADS) { // another number on every machine
      return "all processors";
    }
    List<String> on = causes.getOrDefault(setting, List.of());
    if (on.isEmpty()) {
      return value;
    }
    String list =
        on.size() == 1
            ? on.get(0)
            : String.join(", ", on.subList(0, on.size() - 1)) + " and " + on.get(on.size() - 1);
    return (value.isEmpty() ? setting.whenEmpty() : value) + "; depends on " + list;
  }
}
