package spikeloom.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import spikeloom.spike.SignalShape;

/** A few samples that stand for all. */
final class SomeSamplesTest {
  private record Labelled(List<Integer> labels) implements Dataset.Split {
    static Labelled of(Integer... labels) {
      return new Labelled(List.of(labels));
    }

    @Override
    public int size() {
      return labels.size();
    }

    @Override
    public SignalShape shape() {
      return new SignalShape.Series(1, 1);
    }

    @Override
    public int label(int index) {
      return labels.get(index);
    }

    @Override
    public void copyTo(int index, float[] target, int at) {
      target[at] = index;
    }
  }

  @Test
  void shuffledClassesGiveTheFirstSamples() {
    assertArrayEquals(new int[] {0, 1, 2}, Labelled.of(0, 0, 1, 1, 0, 2).some(3));
  }

  @Test
  void aSingleClassGivesTheFirstSamples() {
    assertArrayEquals(new int[] {0, 1}, Labelled.of(3, 3, 3, 3).some(2));
  }

  @Test
  void classesOneAfterTheOtherGiveSamplesAtEqualDistances() {
    Labelled split = Labelled.of(2, 2, 2, 0, 0, 0, 0, 1, 1, 1);
    assertArrayEquals(new int[] {0, 3, 6}, split.some(3));
    Dataset.Split few = split.limited(3);
    assertEquals(3, few.size());
    assertEquals(0, few.label(1));
    float[] value = new float[1];
    few.copyTo(2, value, 0);
    assertEquals(6, value[0]);
  }

  @Test
  void asManyAsThereAreGiveAll() {
    Labelled split = Labelled.of(0, 0, 1);
    assertArrayEquals(new int[] {0, 1, 2}, split.some(3));
    assertArrayEquals(new int[] {0, 1, 2}, split.some(Integer.MAX_VALUE));
    assertEquals(split, split.limited(3));
  }
}
