package spikeloom.app.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import spikeloom.dataset.known.Catalog;
import spikeloom.plan.PlanException;
import spikeloom.plan.Setting;

/** A setting of a plan as an option of the command line. */
final class SettingOption {
  private static final String BOTH = " and ";

  private SettingOption() {}

  /**
   * The options of a setting: one, or one for each choice of a {@linkplain Setting#isSwitch
   * switch}.
   *
   * @param defaultInt default, or empty
   * @param given map that receives its text
   */
  static List<OptionSpec> of(Setting setting, String defaultInt, Map<Setting, String> given) {
    if (setting.isSwitch()) {
      return setting.choices().stream().map(c -> choice(setting, c, defaultInt, given)).toList();
    }
    String choices = setting.choices().isEmpty() ? "" : ": " + String.join(", ", setting.choices());
    String unless = defaultInt.isEmpty() ? "" : " (default: " + defaultInt + ")";
    ISetter setter =
        new ISetter() {
          @Override
          @SuppressWarnings({"unchecked", "NullAway"}) // required by picocli's interface
          public <T> T set(T value) {
            return (T)
                (value == null ? given.remove(setting) : given.put(setting, value.toString()));
          }
        };
    OptionSpec.Builder option =
        OptionSpec.builder("--" + setting.option())
            .type(isPath(setting) ? Path.class : String.class)
            .paramLabel(setting.choices().isEmpty() ? "X" : "NAME")
            .description(setting.help() + choices + unless + ".")
            .setter(setter);
    if (setting == Setting.DECODER_FROZEN) { // the option alone means yes
      option.arity("0..1").fallbackValue("yes");
    }
    List<String> candidates = candidates(setting);
    if (!candidates.isEmpty()) { // an empty list would turn off the completion of paths
      option.completionCandidates(candidates);
    }
    return List.of(option.build());
  }

  private static boolean isPath(Setting setting) {
    return switch (setting) {
      case DATA, DATA_DIR, START_FROM, DECODER_NETWORK, TRANSFORM -> true;
      default -> false;
    };
  }

  // The names of known data sets, beside paths.
  private static List<String> candidates(Setting setting) {
    return setting == Setting.DATA ? Catalog.names() : setting.choices();
  }

  private static OptionSpec choice(
      Setting setting, String choice, String defaultInt, Map<Setting, String> given) {
    ISetter setter =
        new ISetter() {
          @Override
          @SuppressWarnings({"unchecked", "NullAway"}) // required by picocli's interface
          public <T> T set(T value) {
            if (value == null) {
              given.remove(setting);
            } else if ((Boolean) value) {
              given.merge(setting, choice, (a, b) -> a.equals(b) ? a : a + BOTH + b);
            }
            return value;
          }
        };
    return OptionSpec.builder("--" + choice)
        .type(boolean.class)
        .arity("0")
        .description(
            setting.help() + ": " + choice + (choice.equals(defaultInt) ? " (default)." : "."))
        .setter(setter)
        .build();
  }

  /**
   * Checks the texts of options.
   *
   * @throws PlanException if one has the wrong type; the message starts with the option
   */
  static void check(Map<Setting, String> given) {
    given.forEach(
        (setting, value) -> {
          if (setting.isSwitch() && value.contains(BOTH)) {
            throw new PlanException(
                "--%s cannot be combined; give one of them."
                    .formatted(value.replace(BOTH, BOTH + "--")));
          }
          try {
            setting.parsed(value);
          } catch (PlanException e) {
            throw new PlanException("--" + e.getMessage());
          }
        });
  }
}
