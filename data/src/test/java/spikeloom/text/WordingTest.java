package spikeloom.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordingTest {
  private enum Choice {
    FAST_SIGMOID
  }

  @Test
  void oneThingIsSingular() {
    assertEquals("0 threads", Wording.count(0, "thread"));
    assertEquals("1 thread", Wording.count(1, "thread"));
    assertEquals("1,234 threads", Wording.count(1234, "thread"));
    assertEquals("1 class", Wording.count(1, "class", "classes"));
    assertEquals("2 classes", Wording.count(2, "class", "classes"));
  }

  @Test
  void durationsHaveTwoUnitsAtMost() {
    assertEquals("42 s", Wording.duration(42.4));
    assertEquals("1 min 0 s", Wording.duration(59.6));
    assertEquals("3 min 5 s", Wording.duration(185));
    assertEquals("2 h 10 min", Wording.duration(7800));
    assertEquals("unknown time", Wording.duration(Double.NaN));
    assertEquals("unknown time", Wording.duration(Double.POSITIVE_INFINITY));
  }

  @Test
  void choicesAreInLowerCaseWithHyphens() {
    assertEquals("fast-sigmoid", Wording.of(Choice.FAST_SIGMOID));
  }

  @Test
  void sentencesEndWithAFullStop() {
    assertEquals("a must be above 0, not -1.", Wording.sentence("a must be above 0, not -1"));
    assertEquals("Use b.", Wording.sentence("Use b."));
    assertEquals("", Wording.sentence(""));
  }

  @Test
  void alternativesEndInOr() {
    assertEquals("", Wording.either(List.of()));
    assertEquals("a", Wording.either(List.of("a")));
    assertEquals("a or b", Wording.either(List.of("a", "b")));
    assertEquals("a, b or c", Wording.either(List.of("a", "b", "c")));
  }
}
