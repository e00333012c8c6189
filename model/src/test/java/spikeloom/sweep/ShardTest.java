package spikeloom.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.plan.PlanException;

final class ShardTest {
  @ParameterizedTest
  @CsvSource({"12, 1", "12, 5", "3, 8", "100, 7", "0, 2"})
  void thePartsHaveEveryCellExactlyOnceAndDifferByAtMostOne(int cells, int parts) {
    List<Integer> all = IntStream.range(0, cells).boxed().toList();
    List<Integer> covered = new ArrayList<>();
    for (int i = 1; i <= parts; i++) {
      List<Integer> part = new Shard(i, parts).of(all);
      assertEquals(1.0 * cells / parts, part.size(), 1);
      covered.addAll(part);
    }
    assertEquals(all, covered.stream().sorted().toList());
  }

  @Test
  void aPartIsWrittenAsOneOfSeveralCountedFromOne() {
    assertEquals(new Shard(2, 8), Shard.parse(" 2/8 "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0/4", "5/4", "1", "1/2/3", "a/4", "1/", "-1/4", "1/0"})
  void anotherTextIsRefused(String text) {
    String message =
        String.valueOf(assertThrows(PlanException.class, () -> Shard.parse(text)).getMessage());
    assertEquals("--shard", message.substring(0, 7), message);
  }
}
