package spikeloom.synthetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HeartBeatsTest {
  private static final int LENGTH = HeartBeats.LENGTH;

  private static float[] mean(int label) {
    HeartBeats beats = HeartBeats.of(1, "train");
    float[] mean = new float[LENGTH];
    float[] beat = new float[LENGTH];
    int count = 0;
    for (int i = 0; i < 400; i++) {
      if (beats.label(i) == label) {
        beats.draw(i, beat, 0);
        for (int t = 0; t < LENGTH; t++) {
          mean[t] += beat[t];
        }
        count++;
      }
    }
    for (int t = 0; t < LENGTH; t++) {
      mean[t] /= count;
    }
    return mean;
  }

  private static int width(float[] beat, float least) {
    int width = 0;
    for (float value : beat) {
      width += value > least ? 1 : 0;
    }
    return width;
  }

  @Test
  void aLongerListBeginsWithTheShorterAndPartsDiffer() {
    float[] few = HeartBeats.of(3, "train").values(5);
    float[] many = HeartBeats.of(3, "train").values(20);
    assertArrayEquals(few, Arrays.copyOf(many, few.length));
    assertFalse(Arrays.equals(few, HeartBeats.of(3, "test").values(5)));
    assertFalse(Arrays.equals(few, HeartBeats.of(4, "train").values(5)));
  }

  @Test
  void valuesAreInRangeAndSeldomCutOff() {
    float[] values = HeartBeats.of(1, "train").values(500);
    int cut = 0;
    for (float value : values) {
      assertTrue(value >= 0 && value <= 1);
      cut += value == 0 || value == 1 ? 1 : 0;
    }
    assertTrue(cut < values.length / 1000, cut + " values are cut off");
  }

  @Test
  void halfOfTheBeatsAreNormalAndTheOthersHalfAndHalf() {
    int[] count = new int[3];
    for (int label : HeartBeats.of(1, "test").labels(400)) {
      count[label]++;
    }
    assertArrayEquals(new int[] {200, 100, 100}, count);
  }

  @Test
  void beatsHaveTheirPeakAtATimeAndVentricularOnesAreWideWithTheLastWaveReversed() {
    float[] normal = mean(0);
    float[] ventricular = mean(1);
    int peak = 0;
    for (int t = 0; t < LENGTH; t++) {
      peak = normal[t] > normal[peak] ? t : peak;
    }
    assertEquals(0.35 * LENGTH, peak, 3);
    assertTrue(width(ventricular, 0.5f) > 2 * width(normal, 0.5f));
    int last = (int) (0.61 * LENGTH);
    float baseline = normal[(int) (0.48 * LENGTH)];
    assertTrue(normal[last] > baseline + 0.05, "T points upwards");
    assertTrue(ventricular[(int) (0.63 * LENGTH)] < baseline - 0.05, "and here downwards");
  }
}
