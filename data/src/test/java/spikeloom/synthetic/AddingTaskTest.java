package spikeloom.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import spikeloom.random.RandomKey;

final class AddingTaskTest {
  private static final int STEPS = 25;
  private static final AddingTask TASK = new AddingTask(RandomKey.ofSeed(3), STEPS);

  @Test
  void oneValueOfEachHalfIsMarkedAndTheirSumIsTheAnswer() {
    for (int sample = 0; sample < 200; sample++) {
      float sum = 0;
      int first = 0;
      int second = 0;
      for (int t = 0; t < STEPS; t++) {
        float value = TASK.value(sample, t);
        assertTrue(value >= 0 && value < 1);
        if (TASK.marker(sample, t) > 0) {
          sum += value;
          first += t < STEPS / 2 ? 1 : 0;
          second += t < STEPS / 2 ? 0 : 1;
        }
      }
      assertEquals(1, first);
      assertEquals(1, second);
      assertEquals(sum, TASK.sum(sample), 1e-6);
    }
  }

  @Test
  void predictingTheMeanHasTheDocumentedError() {
    double squares = 0;
    int count = 20_000;
    for (int sample = 0; sample < count; sample++) {
      double error = TASK.sum(sample) - 1;
      squares += error * error / count;
    }
    assertEquals(AddingTask.ERROR_OF_THE_MEAN, squares, 0.01);
  }

  @Test
  void everyStepOfAHalfIsMarkedNowAndThen() {
    int[] seen = new int[STEPS];
    for (int sample = 0; sample < 2000; sample++) {
      seen[TASK.marked(sample, 0)]++;
      seen[TASK.marked(sample, 1)]++;
    }
    for (int t = 0; t < STEPS; t++) {
      assertTrue(seen[t] > 100, "step " + t + ": " + seen[t]);
    }
  }

  @Test
  void anotherKeyIsAnotherSequenceAndShortOnesAreRefused() {
    AddingTask other = new AddingTask(RandomKey.ofSeed(4), STEPS);
    assertNotEquals(TASK.value(0, 0), other.value(0, 0));
    assertEquals(TASK.value(7, 3), new AddingTask(RandomKey.ofSeed(3), 99).value(7, 3));
    assertThrows(IllegalArgumentException.class, () -> new AddingTask(RandomKey.ofSeed(3), 1));
  }
}
