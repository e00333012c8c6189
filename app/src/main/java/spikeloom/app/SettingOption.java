package spikeloom.app;

import java.util.Map;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import spikeloom.training.PlanException;
import spikeloom.training.Setting;

/** A setting of a plan as an option of the command line. */
final class SettingOption {
  private SettingOption() {}

  /**
   * The option of a setting.
   *
   * @param usually what it is where it is not given; empty for nothing
   * @param given where its text is put
   */
  static OptionSpec of(Setting setting, String usually, Map<Setting, String> given) {
    String choices = setting.choices().isEmpty() ? "" : ": " + String.join(", ", setting.choices());
    String unless = usually.isEmpty() ? "" : " (default: " + usually + ")";
    ISetter setter =
        new ISetter() {
          @Override
          @SuppressWarnings({"unchecked", "NullAway"}) // as picocli's interface asks for
          public <T> T set(T value) {
            return (T) (value == null ? given.remove(setting) : given.put(setting, (String) value));
          }
        };
    return OptionSpec.builder("--" + setting.option())
        .type(String.class)
        .paramLabel(setting.choices().isEmpty() ? "X" : "NAME")
        .description(setting.help() + choices + unless + ".")
        .setter(setter)
        .build();
  }

  /**
   * Checks the texts of options.
   *
   * @throws PlanException if one is of the wrong kind; the message begins with the option
   */
  static void check(Map<Setting, String> given) {
    given.forEach(
        (setting, value) -> {
          try {
            setting.check(value);
          } catch (PlanException e) {
            throw new PlanException("--" + e.getMessage());
          }
        });
  }
}
