package spikeloom.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import spikeloom.plan.PlanException;
import spikeloom.plan.Setting;
import spikeloom.text.Wording;

/**
 * The values that a sweep gives to one setting: {@code latent=32,64}, or a range {@code
 * learning-rate=0.0001..0.01} from which values are drawn. Values that contain commas are separated
 * by semicolons: {@code hidden=600;200,100}.
 *
 * @param setting what is varied
 * @param values the values, numbers in ascending order, others as given; empty for a range
 * @param range the range, if one is given instead of values
 */
public record Variation(Setting setting, List<String> values, Optional<ValueRange> range) {
  private static final Set<Setting> WITHOUT_EFFECT = Set.of(Setting.THREADS, Setting.DATA_DIR);

  /** Copies its list. */
  public Variation {
    values = List.copyOf(values);
  }

  /**
   * Parses {@code SETTING=VALUES}.
   *
   * @throws PlanException if the setting is unknown or cannot be varied, a value has the wrong type
   *     or is given twice
   */
  public static Variation parse(String text) {
    int equals = text.indexOf('=');
    PlanException.unless(
        equals > 0, "--vary %s: write SETTING=VALUE,VALUE, for instance latent=32,64", text);
    String name = text.substring(0, equals).strip().replaceFirst("^--", "");
    return of(setting(name), text.substring(equals + 1));
  }

  private static Setting setting(String name) {
    PlanException.unless(
        !name.equals(Setting.SEED.option()), "--vary seed: use --seeds 1,2,3 for random seeds");
    Setting setting =
        Setting.named(name)
            .orElseThrow(
                () ->
                    new PlanException(
                        "--vary %s: there is no such setting; 'spikeloom train --help' lists them"
                            .formatted(name)));
    PlanException.unless(
        !WITHOUT_EFFECT.contains(setting),
        "--vary %s: it has no effect on the result, so there is nothing to compare",
        name);
    return setting;
  }

  /** The variation of a setting over a text of values. */
  public static Variation of(Setting setting, String text) {
    Optional<ValueRange> range = ValueRange.parse(setting, text);
    return range.isPresent()
        ? new Variation(setting, List.of(), range)
        : new Variation(setting, values(setting, text), Optional.empty());
  }

  private static List<String> values(Setting setting, String text) {
    Map<JsonNode, String> values = new LinkedHashMap<>();
    for (String part : text.split(text.contains(";") ? ";" : ",", -1)) {
      String value = part.strip();
      PlanException.unless(
          !value.isEmpty(), "%s: a value is missing in '%s'", option(setting), text);
      JsonNode parsed = parsed(setting, value);
      String canonical =
          parsed.isFloatingPointNumber() ? Wording.number(parsed.doubleValue()) : value;
      PlanException.unless(
          values.put(parsed, canonical) == null, "%s: %s is given twice", option(setting), value);
    }
    Comparator<Map.Entry<JsonNode, String>> ascending =
        Comparator.comparingDouble(e -> e.getKey().isNumber() ? e.getKey().doubleValue() : 0);
    return values.entrySet().stream().sorted(ascending).map(Map.Entry::getValue).toList();
  }

  // A prior may be given as a number and a decoder as a file; the plan checks them.
  private static JsonNode parsed(Setting setting, String value) {
    if (setting == Setting.PRIOR || setting == Setting.DECODER) {
      return TextNode.valueOf(value);
    }
    try {
      return setting.parsed(value);
    } catch (PlanException e) {
      throw new PlanException((setting == Setting.BETA ? "--" : "--vary ") + e.getMessage());
    }
  }

  /** The option that a message is about: {@code --beta} is a short form. */
  static String option(Setting setting) {
    return (setting == Setting.BETA ? "--" : "--vary ") + setting.option();
  }

  /** Writes it as an option has it. */
  public String text() {
    String separator = values.stream().anyMatch(value -> value.contains(",")) ? ";" : ",";
    String all = range.map(ValueRange::text).orElseGet(() -> String.join(separator, values));
    return setting.option() + "=" + all;
  }
}
