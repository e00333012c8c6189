package spikeloom.campaign;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * What a campaign is asked for.
 *
 * @param seed of all random choices
 * @param scale share of the full number of cases, at least one of each
 * @param only names of campaigns, or beginnings of names; empty for all
 * @param folder where it works
 */
record Settings(long seed, double scale, List<String> only, Path folder) {
  Settings {
    only = List.copyOf(only);
  }

  static Settings ofProperties() {
    String only = System.getProperty("campaign.only", "");
    return new Settings(
        Long.getLong("campaign.seed", 1),
        Double.parseDouble(System.getProperty("campaign.scale", "1")),
        only.isBlank() ? List.of() : List.of(only.split(",")),
        Path.of(System.getProperty("campaign.folder", "target/campaign")).toAbsolutePath());
  }

  int cases(int full) {
    return (int) Math.max(1, Math.ceil(full * scale));
  }

  boolean wanted(String name) {
    Predicate<String> begins = name::startsWith;
    return only.isEmpty() || only.stream().anyMatch(begins);
  }

  /** The randomness of one case: the same in every campaign of that seed, whatever ran before. */
  SplittableRandom random(String name, int index) {
    return random(seed, name, index);
  }

  static SplittableRandom random(long seed, String name, int index) {
    return new SplittableRandom(seed * 1_000_003 + name.hashCode() * 31L + index);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "seed %d, scale %s, folder %s", seed, scale, folder);
  }
}
