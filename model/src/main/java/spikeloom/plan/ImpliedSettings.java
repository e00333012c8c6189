package spikeloom.plan;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * Settings that others imply: {@code beta} and {@code rate-weight} replace each other, a prior may
 * be given as a number, and a decoder as a file.
 */
public final class ImpliedSettings {
  private ImpliedSettings() {}

  /**
   * What a user gave, with everything that it implies: a weight of the rate clears the other, a
   * prior that is a number is the fixed prior with this probability, and a decoder that is a file
   * is the network in it.
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
    completeDecoder(given, settings);
    if (isGiven(given, Setting.TRANSFORM)) {
      settings.put(Setting.TRANSFORM, absolute(given.getOrDefault(Setting.TRANSFORM, "")));
    }
    return settings;
  }

  private static void completeDecoder(Map<Setting, String> given, Map<Setting, String> settings) {
    String decoder = given.getOrDefault(Setting.DECODER, "").strip();
    if (NetworkFile.named(decoder)) {
      PlanException.unless(
          !isGiven(given, Setting.DECODER_NETWORK),
          "--decoder %s is already a file: leave out --decoder-network",
          decoder);
      settings.put(Setting.DECODER, "network");
      settings.put(Setting.DECODER_NETWORK, absolute(decoder));
    } else if (isGiven(given, Setting.DECODER_NETWORK)) {
      settings.putIfAbsent(Setting.DECODER, "network");
      settings.put(
          Setting.DECODER_NETWORK, absolute(given.getOrDefault(Setting.DECODER_NETWORK, "")));
    } else if (!decoder.isEmpty() && !decoder.equals("network")) {
      settings.put(Setting.DECODER_NETWORK, "");
      settings.putIfAbsent(Setting.DECODER_FROZEN, "no");
    }
  }

  // So that a run can be resumed and repeated from any folder.
  private static String absolute(String file) {
    try {
      return Path.of(file.strip()).toAbsolutePath().normalize().toString();
    } catch (InvalidPathException e) {
      throw new PlanException("a file has an invalid name: " + e.getReason());
    }
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
