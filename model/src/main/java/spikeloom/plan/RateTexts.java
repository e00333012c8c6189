package spikeloom.plan;

import java.util.EnumMap;
import java.util.Map;

/**
 * Settings of the rate that replace each other: {@code beta} and {@code rate-weight}, and a prior
 * given as a number.
 */
public final class RateTexts {
  private RateTexts() {}

  /**
   * What a user gave, with everything that it implies: a weight of the rate clears the other, and a
   * prior that is a number is the fixed prior with this probability.
   *
   * @throws PlanException if two given settings contradict each other
   */
  public static Map<Setting, String> complete(Map<Setting, String> given) {
    Map<Setting, String> settings = new EnumMap<>(Setting.class);
    settings.putAll(given);
    PlanException.unless(
        !isGiven(given, Setting.BETA) || !isGiven(given, Setting.RATE_WEIGHT),
        "give either --beta or --rate-weight, not both: each is the weight of the rate");
    if (isGiven(given, Setting.BETA)) {
      settings.put(Setting.RATE_WEIGHT, "");
    } else if (isGiven(given, Setting.RATE_WEIGHT)) {
      settings.put(Setting.BETA, "");
    }
    String prior = given.getOrDefault(Setting.PRIOR, "").strip();
    if (isNumber(prior)) {
      PlanException.unless(
          !isGiven(given, Setting.PRIOR_RATE),
          "--prior %s is already the firing probability: leave out --prior-rate, or name the prior",
          prior);
      settings.put(Setting.PRIOR, "fixed");
      settings.put(Setting.PRIOR_RATE, prior);
    }
    return settings;
  }

  private static boolean isGiven(Map<Setting, String> given, Setting setting) {
    return !given.getOrDefault(setting, "").isBlank();
  }

  private static boolean isNumber(String text) {
    try {
      Double.parseDouble(text);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
