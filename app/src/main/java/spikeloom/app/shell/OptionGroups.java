package spikeloom.app.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import spikeloom.plan.Setting;
import spikeloom.ui.model.PlanSection;

/**
 * The options of a command in groups: for commands that take a whole plan the sections of the
 * window's form, of which the last is divided by the parts of plan.json; for others one group.
 */
public final class OptionGroups {
  private static final String OTHERS = "Options";

  private OptionGroups() {}

  /** The groups by their headings, in order; none is empty. */
  static Map<String, List<OptionSpec>> of(CommandSpec command) {
    Map<String, List<OptionSpec>> groups = new LinkedHashMap<>();
    boolean divided = command.findOption("--" + Setting.RULE.option()) != null;
    groups.put(OTHERS, new ArrayList<>());
    for (OptionSpec option : CommandText.options(command)) {
      String heading = divided ? setting(option).map(OptionGroups::heading).orElse(OTHERS) : OTHERS;
      groups.computeIfAbsent(heading, none -> new ArrayList<>()).add(option);
    }
    Map<String, List<OptionSpec>> sorted = new LinkedHashMap<>();
    for (String heading : order()) {
      List<OptionSpec> options = groups.getOrDefault(heading, List.of());
      if (!options.isEmpty()) {
        sorted.put(heading, List.copyOf(options));
      }
    }
    return sorted;
  }

  private static List<String> order() {
    Stream<String> others = Stream.of(OTHERS);
    Stream<String> sections =
        Stream.of(PlanSection.values())
            .flatMap(section -> section.settings().stream())
            .map(OptionGroups::heading)
            .distinct();
    return Stream.concat(others, sections).toList();
  }

  private static Optional<Setting> setting(OptionSpec option) {
    String name = option.longestName().substring(2);
    return Stream.of(Setting.values())
        .filter(s -> s.isSwitch() ? s.choices().contains(name) : s.option().equals(name))
        .findFirst();
  }

  private static String heading(Setting setting) {
    PlanSection section = PlanSection.of(setting);
    if (section != PlanSection.MORE) {
      return section.title();
    }
    String path = setting.path();
    String part =
        setting.ofFiles()
            ? "your files"
            : path.contains(".") ? path.substring(0, path.indexOf('.')) : "run";
    return section.title() + ": " + part;
  }

  /** Shows the options of a command in groups, and its synopsis in one line. */
  public static void show(CommandSpec command) {
    command
        .usageMessage()
        .abbreviateSynopsis(true)
        .sectionMap()
        .put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, (IHelpSectionRenderer) OptionGroups::text);
  }

  private static String text(Help help) {
    CommandSpec command = help.commandSpec();
    StringBuilder text = new StringBuilder();
    of(command)
        .forEach(
            (heading, options) -> {
              Help.Layout layout =
                  help.createDefaultLayout(
                      command.options(), command.positionalParameters(), help.colorScheme());
              layout.addOptions(options, help.parameterLabelRenderer());
              text.append("%n%s:%n".formatted(heading)).append(layout);
            });
    return text.toString();
  }
}
