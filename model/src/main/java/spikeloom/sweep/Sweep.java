package spikeloom.sweep;

import java.util.List;
import java.util.Optional;
import spikeloom.plan.PlanException;
import spikeloom.plan.Setting;

/**
 * What a sweep tries: values of settings, random seeds, and how they are searched.
 *
 * @param variations the varied settings; empty if only the seeds differ
 * @param seeds random seeds; every combination is trained with each
 * @param random number of combinations that are drawn; empty: all of them
 * @param halving the share of combinations that continues at every rung is one in this many; empty:
 *     all are trained to their end
 */
public record Sweep(
    List<Variation> variations,
    List<Long> seeds,
    Optional<Integer> random,
    Optional<Integer> halving) {
  /** Copies its lists and checks them. */
  public Sweep {
    variations = List.copyOf(variations);
    seeds = List.copyOf(seeds);
    PlanException.unless(!seeds.isEmpty(), "give at least one random seed with --seeds");
    PlanException.unless(
        seeds.stream().distinct().count() == seeds.size(), "--seeds: a seed is given twice");
    PlanException.unless(
        variations.stream().map(Variation::setting).distinct().count() == variations.size(),
        "--vary: a setting is given twice; write all its values after one '='");
    PlanException.unless(
        halving.isEmpty() || (halving.get() >= 2 && halving.get() <= 16),
        "--halving must be between 2 and 16");
  }

  /**
   * The combinations.
   *
   * @throws PlanException if a range is given without a number to draw, or there are too few
   */
  public List<Combination> combinations() {
    return random.isPresent()
        ? Combinations.random(variations, random.get(), seeds.get(0))
        : Combinations.grid(variations);
  }

  /** The options that describe it. */
  public String text() {
    StringBuilder text = new StringBuilder();
    variations.forEach(v -> text.append(' ').append(quoted(v)));
    text.append(" --seeds ")
        .append(String.join(",", seeds.stream().map(seed -> Long.toString(seed)).toList()));
    random.ifPresent(n -> text.append(" --random ").append(n));
    halving.ifPresent(n -> text.append(" --halving ").append(n));
    return text.substring(1);
  }

  private static String quoted(Variation variation) {
    String text = variation.text();
    if (variation.setting() == Setting.BETA) {
      return "--" + text.replace('=', ' ');
    }
    return "--vary " + (text.matches("[A-Za-z0-9_.,=:/+-]*") ? text : "'" + text + "'");
  }
}
