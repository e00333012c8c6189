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
    assertEquals("1:00 min", Wording.duration(59.6));
    assertEquals("3:05 min", Wording.duration(185));
    assertEquals("2:10 h", Wording.duration(7800));
  }

  @Test
  void choicesAreInLowerCaseWithHyphens() {
    assertEquals("fast-sigmoid", Wording.of(Choice.FAST_SIGMOID));
  }

  @Test
  void alternativesEndInOr() {
    assertEquals("", Wording.either(List.of()));
    assertEquals("a", Wording.either(List.of("a")));
    assertEquals("a or b", Wording.either(List.of("a", "b")));
    assertEquals("a, b or c", Wording.either(List.of("a", "b", "c")));
  }
}
