package spikeloom.dataset;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Takes a validation part out of the training samples. Curves, comparisons and choices of settings
 * are made on it, so that the test part is evaluated once, at the end. Samples that share values or
 * an origin with the validation part do not stay in the training part; see {@link ValidationRule}.
 */
public final class Validation {
  /** With fewer groups, a single one would be too large. */
  private static final int FEWEST_GROUPS = 5;

  private static final String KEY = "validation ";

  private final Dataset.Split train;
  private final double share;
  private final long seed;

  private Validation(Dataset.Split train, double share, long seed) {
    this.train = train;
    this.share = share;
    this.seed = seed;
  }

  /** Numbers of samples that stay for training, and of those for validation. */
  private record Parts(List<Integer> train, List<Integer> validation, String rule) {}

  /**
   * Adds a validation part to a data set.
   *
   * @param whole a set without one
   * @param share share of the training samples, 0 .. 0.5; 0 leaves the set as it is
   * @param seed random seed of the choice, if it is random
   */
  public static Dataset of(Dataset whole, ValidationRule rule, double share, long seed) {
    if (!(share >= 0 && share <= 0.5)) {
      throw new IllegalArgumentException("share of validation " + share);
    }
    if (share == 0) {
      return whole;
    }
    Validation validation = new Validation(whole.train(), share, seed);
    Parts parts =
        switch (rule) {
          case LAST_TWELFTH, LAST_TENTH -> validation.last();
          case CHOSEN_TENTH, AS_PUBLISHED -> validation.chosen();
        };
    if (parts.train.isEmpty() || parts.validation.isEmpty()) {
      return whole; // too few samples to hold any out
    }
    return whole.parted(
        SubSplit.of(whole.train(), parts.train),
        SubSplit.of(whole.train(), parts.validation),
        whole.splitRule() + "; " + parts.rule);
  }

  private Parts last() {
    int held = (int) Math.round(share * train.size());
    int border = train.size() - held;
    return new Parts(
        IntStream.range(0, border).boxed().toList(),
        IntStream.range(border, train.size()).boxed().toList(),
        "the last %,d training samples for validation".formatted(held));
  }

  private Parts chosen() {
    Map<String, List<Integer>> origins = by(index -> train.place(index).origin());
    boolean grouped = origins.size() < train.size();
    if (grouped && origins.size() >= FEWEST_GROUPS) {
      return parts(groups(origins), "of the rest %s of the groups for validation, split seed %d");
    }
    boolean inTime =
        grouped && origins.values().stream().allMatch(members -> orderedInTime(members));
    return inTime
        ? ends(origins.values())
        : parts(
            ofClasses(IntStream.range(0, train.size()).boxed().toList(), train::identity),
            "of the rest %s of every class for validation, split seed %d");
  }

  private Parts parts(List<Integer> held, String rule) {
    boolean[] taken = new boolean[train.size()];
    held.forEach(index -> taken[index] = true);
    return new Parts(
        IntStream.range(0, taken.length).filter(i -> !taken[i]).boxed().toList(),
        IntStream.range(0, taken.length).filter(i -> taken[i]).boxed().toList(),
        rule.formatted(words(), seed));
  }

  private String words() {
    return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
  }

  /** Holds out whole groups, separately for each class. */
  private List<Integer> groups(Map<String, List<Integer>> origins) {
    List<String> names = List.copyOf(origins.keySet());
    Map<String, Integer> firsts = new LinkedHashMap<>();
    names.forEach(name -> firsts.put(name, members(origins, name).get(0)));
    boolean oneClassEach =
        names.stream()
            .allMatch(
                name ->
                    members(origins, name).stream().mapToInt(train::label).distinct().count() == 1);
    List<Integer> representatives = List.copyOf(firsts.values());
    Function<Integer, String> origin = index -> train.place(index).origin();
    List<Integer> held =
        oneClassEach
            ? ofClasses(representatives, origin)
            : drawn(representatives, origin, (int) Math.round(share * names.size()));
    return held.stream().flatMap(i -> members(origins, origin.apply(i)).stream()).toList();
  }

  private static List<Integer> members(Map<String, List<Integer>> origins, String name) {
    return origins.getOrDefault(name, List.of());
  }

  /** The same share of every class, rounded so that the total is right. */
  private List<Integer> ofClasses(List<Integer> some, Function<Integer, String> identity) {
    Map<Integer, List<Integer>> classes =
        some.stream()
            .collect(Collectors.groupingBy(train::label, TreeMap::new, Collectors.toList()));
    List<Integer> held = new ArrayList<>();
    int seen = 0;
    for (List<Integer> members : classes.values()) {
      seen += members.size();
      int wanted = (int) Math.round(share * seen) - held.size();
      held.addAll(drawn(members, identity, Math.min(wanted, members.size() - 1)));
    }
    return held;
  }

  private List<Integer> drawn(List<Integer> some, Function<Integer, String> identity, int count) {
    Map<Integer, Long> draws = new LinkedHashMap<>();
    some.forEach(i -> draws.put(i, SplitHash.draw(KEY + seed, identity.apply(i))));
    return draws.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .limit(Math.max(0, count))
        .map(Map.Entry::getKey)
        .toList();
  }

  private Map<String, List<Integer>> by(Function<Integer, String> key) {
    return IntStream.range(0, train.size())
        .boxed()
        .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
  }

  private boolean orderedInTime(List<Integer> members) {
    return members.stream().map(i -> train.place(i).begin()).distinct().count() == members.size();
  }

  /** Holds out the end of every origin in time; samples that cross the border are skipped. */
  private Parts ends(Collection<List<Integer>> origins) {
    List<Integer> kept = new ArrayList<>();
    List<Integer> held = new ArrayList<>();
    for (List<Integer> members : origins) {
      List<SampleLocation> places =
          members.stream()
              .map(train::place)
              .sorted(Comparator.comparingLong(SampleLocation::begin))
              .toList();
      int first = places.size() - (int) Math.round(share * places.size());
      long border = first < places.size() ? places.get(first).begin() : Long.MAX_VALUE;
      for (int index : members) {
        SampleLocation place = train.place(index);
        if (place.begin() >= border) {
          held.add(index);
        } else if (place.end() <= border) {
          kept.add(index);
        }
      }
    }
    return new Parts(kept, held, "of the rest the last %s for validation".formatted(words()));
  }
}
