package spikeloom.ui.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import spikeloom.plan.Setting;

/**
 * An error in the form.
 *
 * @param field the setting to look at
 * @param sentence what is wrong with it
 */
public record PlanProblem(Setting field, String sentence) {

  /** Finds the field of an error: the first option that the message names. */
  static PlanProblem of(String refusal) {
    Setting field =
        Arrays.stream(Setting.values())
            .filter(candidate -> place(refusal, candidate) >= 0)
            .min(Comparator.comparingInt(candidate -> place(refusal, candidate)))
            .orElse(Setting.DATA);
    return new PlanProblem(field, sentence(refusal));
  }

  private static int place(String refusal, Setting field) {
    Matcher matcher =
        Pattern.compile("(?<![\\w-])" + Pattern.quote(field.option()) + "(?![\\w-])")
            .matcher(refusal);
    return matcher.find() ? matcher.start() : -1;
  }

  private static String sentence(String words) {
    String start = words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    return start.endsWith(".") ? start : start + ".";
  }
}
