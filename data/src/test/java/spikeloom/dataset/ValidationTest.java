package spikeloom.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import spikeloom.spike.SignalShape;

class ValidationTest {
  private static final SignalShape ONE = new SignalShape.Series(1, 1);

  private static Dataset set(int samples, int classes, IntFunction<SampleLocation> place) {
    float[] values = new float[samples];
    int[] labels = IntStream.range(0, samples).map(i -> i % classes).toArray();
    List<String> names = IntStream.range(0, samples).mapToObj(i -> "s" + i).toList();
    HeldSamples held = new HeldSamples(ONE, values, labels, names);
    Dataset.Split train =
        new LocatedSplit(held, IntStream.range(0, samples).mapToObj(place).toList());
    Dataset.Split test = new HeldSamples(ONE, new float[1], new int[1], List.of("t"));
    return new Dataset(
        "set", IntStream.range(0, classes).mapToObj(i -> "c" + i).toList(), train, test, "rule");
  }

  private static Dataset independent(int samples, int classes) {
    return set(samples, classes, i -> SampleLocation.of("s" + i));
  }

  private static List<String> identities(Dataset.Split split) {
    return IntStream.range(0, split.size()).mapToObj(split::identity).toList();
  }

  private static Set<String> origins(Dataset.Split split) {
    return IntStream.range(0, split.size())
        .mapToObj(i -> split.place(i).origin())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void requireParts(Dataset parts, int samples) {
    Set<String> all = new HashSet<>(identities(parts.train()));
    all.addAll(identities(parts.validation()));
    assertEquals(samples, all.size());
    assertEquals(samples, parts.train().size() + parts.validation().size());
  }

  @Test
  void theLastTwelfthOfMnistIsItsLast5000Samples() {
    Dataset parts =
        Validation.of(independent(60_000, 10), ValidationRule.LAST_TWELFTH, 1 / 12.0, 1);
    assertEquals(5_000, parts.validation().size());
    assertEquals("s54999", parts.train().identity(54_999));
    assertEquals("s55000", parts.validation().identity(0));
    assertTrue(parts.splitRule().contains("the last 5,000 training samples"), parts.splitRule());
  }

  @Test
  void independentSamplesAreChosenClassByClassAndByNameAlone() {
    Dataset parts = Validation.of(independent(200, 4), ValidationRule.CHOSEN_TENTH, 0.1, 1);
    requireParts(parts, 200);
    int[] counts = new int[4];
    for (int i = 0; i < parts.validation().size(); i++) {
      counts[parts.validation().label(i)]++;
    }
    assertEquals(List.of(5, 5, 5, 5), IntStream.of(counts).boxed().toList());
    Dataset other = Validation.of(independent(200, 4), ValidationRule.CHOSEN_TENTH, 0.1, 2);
    assertNotEquals(identities(parts.validation()), identities(other.validation()));
    assertEquals(identities(parts.train()).stream().sorted().toList().size(), 180);
    assertTrue(parts.splitRule().contains("split seed 1"), parts.splitRule());
  }

  @Test
  void smallClassesTogetherGiveTheShare() {
    Dataset parts = Validation.of(independent(81, 27), ValidationRule.CHOSEN_TENTH, 0.1, 1);
    assertEquals(8, parts.validation().size());
  }

  @Test
  void groupsStayTogether() {
    Dataset whole = set(200, 2, i -> SampleLocation.of("group " + i % 20));
    Dataset parts = Validation.of(whole, ValidationRule.CHOSEN_TENTH, 0.1, 1);
    requireParts(parts, 200);
    assertEquals(2, origins(parts.validation()).size());
    Set<String> both = origins(parts.train());
    both.retainAll(origins(parts.validation()));
    assertEquals(Set.of(), both);
  }

  @Test
  void ofOneRecordingTheEndIsHeldAndNoTimeIsShared() {
    Dataset whole = set(100, 1, i -> new SampleLocation("recording", 10L * i, 10L * i + 40));
    Dataset parts = Validation.of(whole, ValidationRule.CHOSEN_TENTH, 0.1, 1);
    assertEquals(10, parts.validation().size());
    long first = parts.validation().place(0).begin();
    for (int i = 0; i < parts.train().size(); i++) {
      assertTrue(parts.train().place(i).end() <= first);
    }
    assertEquals(87, parts.train().size()); // three reach over the border
  }

  @Test
  void ofFewRecordingsEachGivesItsEnd() {
    Dataset whole = set(60, 1, i -> new SampleLocation("r" + i / 20, i % 20, i % 20 + 1));
    Dataset parts = Validation.of(whole, ValidationRule.CHOSEN_TENTH, 0.1, 1);
    assertEquals(List.of("s18", "s19", "s38", "s39", "s58", "s59"), identities(parts.validation()));
  }

  @Test
  void predictedSamplesReachToTheEndOfTheirTarget() {
    Dataset.Split series =
        new LocatedSplit(
            new HeldSamples(ONE, new float[4], new int[4], List.of("a", "b", "c", "d")),
            IntStream.range(0, 4).mapToObj(i -> new SampleLocation("r", i, i + 1L)).toList());
    Dataset.Split pairs = Following.of(series, new int[] {1, 2, 3, Following.NONE});
    assertEquals(new SampleLocation("r", 0, 2), pairs.place(0));
    Dataset whole = new Dataset("set", List.of("all"), pairs, series, "rule");
    Dataset parts = Validation.of(whole, ValidationRule.CHOSEN_TENTH, 0.34, 1);
    assertEquals(List.of("c -> d"), identities(parts.validation()));
    assertEquals(List.of("a -> b"), identities(parts.train()), "b -> c ends in it");
  }

  @Test
  void withoutAShareOrWithTooFewSamplesNothingChanges() {
    Dataset whole = independent(100, 2);
    assertSame(whole, Validation.of(whole, ValidationRule.CHOSEN_TENTH, 0, 1));
    Dataset few = independent(3, 1);
    assertSame(few, Validation.of(few, ValidationRule.CHOSEN_TENTH, 0.1, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> Validation.of(whole, ValidationRule.CHOSEN_TENTH, 0.6, 1));
  }

  @Test
  void theHashOfASplitTellsAValidationPartAndIsTheOldOneWithoutIt() {
    Dataset whole = independent(100, 2);
    Dataset parts = Validation.of(whole, ValidationRule.LAST_TENTH, 0.1, 1);
    assertNotEquals(whole.splitHash(), parts.splitHash());
    Dataset none = new Dataset("set", whole.classNames(), whole.train(), whole.test(), "other");
    assertEquals(whole.splitHash(), none.splitHash());
    assertEquals(List.of("train", "validation", "test"), names(parts));
    assertEquals(List.of("train", "test"), names(whole));
  }

  private static List<String> names(Dataset dataset) {
    return dataset.splits().stream().map(Dataset.NamedSplit::name).toList();
  }
}
