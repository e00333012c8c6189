package spikeloom.ui.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import spikeloom.plan.Setting;
import spikeloom.run.RunOverview;
import spikeloom.ui.text.Texts;

/**
 * Runs that are compared as one: a run alone, or runs whose settings differ only in the seed.
 *
 * @param runs at least one
 */
public record RunGroup(List<RunOverview> runs) {
  /** Copies its list. */
  public RunGroup {
    runs = List.copyOf(runs);
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("a group has at least one run");
    }
  }

  /** A group for each run. */
  static List<RunGroup> alone(List<RunOverview> runs) {
    return runs.stream().map(run -> new RunGroup(List.of(run))).toList();
  }

  /** Groups of runs that differ only in the seed, in the order of their first runs. */
  static List<RunGroup> bySeed(List<RunOverview> runs) {
    return runs.stream()
        .collect(
            Collectors.groupingBy(
                RunGroup::withoutSeed, LinkedHashMap::new, Collectors.toUnmodifiableList()))
        .values()
        .stream()
        .map(RunGroup::new)
        .toList();
  }

  private static Map<Setting, String> withoutSeed(RunOverview run) {
    Map<Setting, String> settings = settings(run);
    settings.remove(Setting.SEED);
    return settings;
  }

  /** The settings that a user chooses. The gain is none: a run fits it to its data. */
  static Map<Setting, String> settings(RunOverview run) {
    Map<Setting, String> settings = new LinkedHashMap<>(Setting.all(run.plan()));
    settings.remove(Setting.GAIN);
    return settings;
  }

  /** The values of a setting in its runs, each once. */
  String values(Setting setting) {
    List<String> values = new ArrayList<>();
    for (RunOverview run : runs) {
      String value = settings(run).getOrDefault(setting, "");
      if (!values.contains(value)) {
        values.add(value);
      }
    }
    return String.join(", ", values);
  }

  /** Name of the run, or of the first one and how many more there are. */
  public String name() {
    String first = runs.get(0).name();
    return runs.size() == 1 ? first : Texts.MODEL.get("group.name", first, runs.size() - 1);
  }

  /** Names of all its runs. */
  public String names() {
    return runs.stream().map(RunOverview::name).collect(Collectors.joining(", "));
  }
}
