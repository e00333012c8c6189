package spikeloom.dataset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Splits samples into training and test. The assignment depends only on the seed and the identity
 * of a sample, not on the order of files:
 *
 * <pre>{@code u = SHA-256(seed, identity);  of every class the fifth with the lowest u is the test}
 * </pre>
 *
 * @param train training indices, shuffled
 * @param test test indices, shuffled
 */
public record Deal(List<Integer> train, List<Integer> test) {
  private static final double TEST = 0.2;
  private static final int MIXED = -1; // class of a group with several classes

  /** Copies both lists. */
  public Deal {
    train = List.copyOf(train);
    test = List.copyOf(test);
  }

  /** Splits every class separately; a class with one sample is used for training. */
  public static Deal byClass(int[] labels, List<String> identities, long seed) {
    long[] draws = draws(identities, seed);
    Map<Integer, List<Integer>> classes = new TreeMap<>();
    for (int i = 0; i < labels.length; i++) {
      classes.computeIfAbsent(labels[i], label -> new ArrayList<>()).add(i);
    }
    List<Integer> train = new ArrayList<>();
    List<Integer> test = new ArrayList<>();
    for (List<Integer> members : classes.values()) {
      members.sort(Comparator.comparingLong(i -> draws[i]));
      int tested = tested(members.size());
      test.addAll(members.subList(0, tested));
      train.addAll(members.subList(tested, members.size()));
    }
    train.sort(Comparator.comparingLong(i -> draws[i]));
    test.sort(Comparator.comparingLong(i -> draws[i]));
    return new Deal(train, test);
  }

  /**
   * Samples of one group stay together. Groups with a single class are split class by class, the
   * others together.
   */
  public static Deal byGroup(List<String> groups, int[] labels, long seed) {
    Map<String, Integer> classOf = new LinkedHashMap<>();
    for (int i = 0; i < labels.length; i++) {
      classOf.merge(groups.get(i), labels[i], (a, b) -> a.equals(b) ? a : MIXED);
    }
    List<String> names = List.copyOf(classOf.keySet());
    Deal deal =
        byClass(
            names.stream().mapToInt(n -> classOf.getOrDefault(n, MIXED)).toArray(), names, seed);
    if (deal.test.isEmpty()) { // one group per class: a class cannot be in both parts
      deal = byClass(new int[names.size()], names, seed);
    }
    Set<String> tested = deal.test.stream().map(names::get).collect(Collectors.toSet());
    Map<Boolean, List<Integer>> parts =
        IntStream.range(0, groups.size())
            .boxed()
            .collect(Collectors.partitioningBy(i -> tested.contains(groups.get(i))));
    return new Deal(parts.getOrDefault(false, List.of()), parts.getOrDefault(true, List.of()));
  }

  private static int tested(int members) {
    return members < 2 ? 0 : (int) Math.max(1, Math.round(TEST * members));
  }

  private static long[] draws(List<String> identities, long seed) {
    return identities.stream()
        .mapToLong(identity -> SplitHash.draw(Long.toString(seed), identity))
        .toArray();
  }
}
