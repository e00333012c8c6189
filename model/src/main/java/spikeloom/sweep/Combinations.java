package spikeloom.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import spikeloom.plan.PlanException;
import spikeloom.plan.Setting;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;

/** Which combinations of values a sweep tries. */
public final class Combinations {
  private static final int DRAWS_PER_COMBINATION = 1000;
  private static final int MOST = 100_000;

  private Combinations() {}

  /**
   * All combinations; the last setting changes fastest.
   *
   * @throws PlanException if there is a range, or there are more than 100,000 combinations
   */
  public static List<Combination> grid(List<Variation> variations) {
    long size = 1;
    for (Variation variation : variations) {
      PlanException.unless(
          variation.range().isEmpty(),
          "--vary %s: values are drawn from a range only with --random N",
          variation.text());
      size *= variation.values().size();
      PlanException.unless(
          size <= MOST, "the grid has more than 100,000 combinations: use --random N");
    }
    List<Combination> all = List.of(new Combination(Map.of()));
    for (Variation variation : variations) {
      List<Combination> more = new ArrayList<>();
      for (Combination each : all) {
        for (String value : variation.values()) {
          more.add(each.and(variation.setting(), value));
        }
      }
      all = more;
    }
    return all;
  }

  /**
   * Draws different combinations; the same seed draws the same ones, and a larger number begins
   * with those of a smaller one.
   *
   * @throws PlanException if there are not that many
   */
  public static List<Combination> random(List<Variation> variations, int number, long seed) {
    PlanException.unless(
        number > 0 && number <= MOST, "--random must be between 1 and 100,000, not %d", number);
    Set<Combination> drawn = new LinkedHashSet<>();
    FastRandom random = RandomKey.ofSeed(seed).fold("sweep").random();
    for (long i = 0; drawn.size() < number; i++) {
      PlanException.unless(
          i < (long) DRAWS_PER_COMBINATION * number,
          "--random %d: the values have only %d different combinations; leave out --random",
          number,
          drawn.size());
      drawn.add(draw(variations, random));
    }
    return List.copyOf(drawn);
  }

  private static Combination draw(List<Variation> variations, FastRandom random) {
    Map<Setting, String> values = new LinkedHashMap<>();
    for (Variation variation : variations) {
      double share = random.nextDouble();
      int index = (int) (share * variation.values().size());
      values.put(
          variation.setting(),
          variation.range().map(r -> r.at(share)).orElseGet(() -> variation.values().get(index)));
    }
    return new Combination(values);
  }
}
