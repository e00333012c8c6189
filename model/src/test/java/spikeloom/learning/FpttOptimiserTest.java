package spikeloom.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import spikeloom.array.NumericException;
import spikeloom.array.Parameters;
import spikeloom.array.Workers;
import spikeloom.random.FastRandom;

final class FpttOptimiserTest {
  private static final double ALPHA = 0.5;
  private static final FpttSettings FREE =
      new FpttSettings(FpttForm.MULTIPLIER, ALPHA, 0.5, Double.POSITIVE_INFINITY);

  @Test
  void afterEveryUpdateAverageAndMultiplierHaveTheirClosedForm() {
    try (Workers workers = new Workers(2)) {
      GradientDescent descent = new GradientDescent(parameters(37));
      int length = descent.parameters().length();
      FpttOptimiser fptt = new FpttOptimiser(List.of(descent), FREE, workers);
      FastRandom random = new FastRandom(3);
      double[] last = new double[length]; // multiplier one and two updates ago
      double[] lastButOne = new double[length];
      for (int n = 0; n < 1000; n++) {
        float[] before = descent.parameters().values().clone();
        fptt.learn(() -> randomGradient(descent, random), 0.1);
        for (int i = 0; i < length; i++) {
          double w = descent.parameters().values()[i];
          double m = fptt.memory()[i];
          double l = fptt.memory()[length + i];
          assertEquals(w - last[i] / (2 * ALPHA), m, 1e-4, "average at update " + n);
          double expected = last[i] - lastButOne[i] / 2 - ALPHA * (w - before[i]);
          assertEquals(expected, l, 1e-4, "multiplier at update " + n);
          lastButOne[i] = last[i];
          last[i] = l;
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(FpttForm.class)
  void theFirstUpdateIsThatOfTheOptimiserAloneToTheBit(FpttForm form) {
    try (Workers workers = new Workers(2)) {
      Adam alone = new Adam(parameters(20_000), workers);
      Adam with = new Adam(parameters(20_000), workers);
      FpttSettings settings = new FpttSettings(form, ALPHA, 0.5, Double.POSITIVE_INFINITY);
      FpttOptimiser fptt = new FpttOptimiser(List.of(with), settings, workers);
      randomGradient(alone, new FastRandom(4));
      alone.update(0.01, workers);
      fptt.learn(() -> randomGradient(with, new FastRandom(4)), 0.01);
      assertArrayEquals(alone.parameters().values(), with.parameters().values());
      randomGradient(alone, new FastRandom(5));
      alone.update(0.01, workers);
      fptt.learn(() -> randomGradient(with, new FastRandom(5)), 0.01);
      boolean same = Arrays.equals(alone.parameters().values(), with.parameters().values());
      assertEquals(form == FpttForm.NONE, same, "the second update");
    }
  }

  @Test
  void theGradientOfAllOptimisersIsClippedTogether() {
    try (Workers workers = new Workers(1)) {
      GradientDescent one = new GradientDescent(parameters(1));
      GradientDescent two = new GradientDescent(parameters(1));
      FpttSettings settings = new FpttSettings(FpttForm.MULTIPLIER, ALPHA, 0.5, 2);
      FpttOptimiser fptt = new FpttOptimiser(List.of(one, two), settings, workers);
      int at = one.parameters().slice("values").at(0, 0);
      float first = one.parameters().values()[at];
      float second = two.parameters().values()[at];
      double norm =
          fptt.learn(
              () -> {
                one.gradient()[at] = 3;
                two.gradient()[at] = -4;
              },
              1);
      assertEquals(5, norm, 1e-12);
      assertEquals(first - 1.2, one.parameters().values()[at], 1e-6);
      assertEquals(second + 1.6, two.parameters().values()[at], 1e-6);
    }
  }

  @Test
  void anyNumberOfWorkersGivesTheSameBits() {
    float[] once = afterTenWindows(1);
    assertArrayEquals(once, afterTenWindows(2));
    assertArrayEquals(once, afterTenWindows(3));
  }

  private static float[] afterTenWindows(int count) {
    try (Workers workers = new Workers(count)) {
      Adam one = new Adam(parameters(30_001), workers);
      Adam two = new Adam(parameters(9_999), workers);
      FpttOptimiser fptt = new FpttOptimiser(List.of(one, two), FpttSettings.standard(), workers);
      FastRandom random = new FastRandom(6);
      for (int n = 0; n < 10; n++) {
        fptt.learn(
            () -> {
              randomGradient(one, random);
              randomGradient(two, random);
            },
            0.01);
      }
      return fptt.memory();
    }
  }

  @ParameterizedTest
  @EnumSource(value = FpttForm.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void aRunThatTakesOverMemoryAndParametersContinuesAsBefore(FpttForm form) {
    try (Workers workers = new Workers(2)) {
      FpttSettings settings = new FpttSettings(form, ALPHA, 0.5, 1);
      GradientDescent first = new GradientDescent(parameters(100));
      FpttOptimiser fptt = new FpttOptimiser(List.of(first), settings, workers);
      fptt.learn(() -> randomGradient(first, new FastRandom(7)), 0.1);
      GradientDescent second = new GradientDescent(parameters(100));
      FpttOptimiser resumed = new FpttOptimiser(List.of(second), settings, workers);
      float[] values = first.parameters().values();
      System.arraycopy(values, 0, second.parameters().values(), 0, values.length);
      System.arraycopy(fptt.memory(), 0, resumed.memory(), 0, fptt.memory().length);
      fptt.learn(() -> randomGradient(first, new FastRandom(8)), 0.1);
      resumed.learn(() -> randomGradient(second, new FastRandom(8)), 0.1);
      assertArrayEquals(values, second.parameters().values());
      assertArrayEquals(fptt.memory(), resumed.memory());
    }
  }

  @Test
  void atTheEndOfAnEpochTheParametersBecomeTheirAverages() {
    try (Workers workers = new Workers(1)) {
      GradientDescent descent = new GradientDescent(parameters(100));
      FpttOptimiser fptt = new FpttOptimiser(List.of(descent), FREE, workers);
      for (int n = 0; n < 3; n++) {
        int seed = n;
        fptt.learn(() -> randomGradient(descent, new FastRandom(seed)), 0.1);
      }
      float[] values = descent.parameters().values();
      float[] memory = fptt.memory().clone();
      float[] average = Arrays.copyOf(memory, values.length);
      long version = descent.parameters().version();
      assertTrue(!Arrays.equals(average, values), "there is something to adopt");
      fptt.adoptAverages();
      assertArrayEquals(average, values);
      assertArrayEquals(memory, fptt.memory(), "multipliers stay");
      assertTrue(descent.parameters().version() > version, "copies elsewhere are stale");
    }
  }

  @Test
  void aGradientThatIsNotFiniteIsNamedByItsLayer() {
    try (Workers workers = new Workers(1)) {
      Adam adam = new Adam(parameters(10), workers);
      FpttOptimiser fptt = new FpttOptimiser(List.of(adam), FpttSettings.standard(), workers);
      int at = adam.parameters().slice("values").at(0, 3);
      NumericException e =
          assertThrows(
              NumericException.class,
              () -> fptt.learn(() -> adam.gradient()[at] = Float.POSITIVE_INFINITY, 0.1));
      assertTrue(String.valueOf(e.getMessage()).contains("values"), e.getMessage());
    }
  }

  @ParameterizedTest
  @EnumSource(FpttForm.class)
  void nothingIsAllocatedPerWindow(FpttForm form) {
    try (Workers workers = new Workers(1)) {
      GradientDescent descent = new GradientDescent(parameters(500));
      FpttSettings settings = new FpttSettings(form, ALPHA, 0.5, 0.1);
      FpttOptimiser fptt = new FpttOptimiser(List.of(descent), settings, workers);
      FpttOptimiser.Window window = () -> descent.gradient()[20] += 1;
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long thread = Thread.currentThread().getId();
      long least = Long.MAX_VALUE;
      for (int trial = 0; trial < 5; trial++) {
        long before = threads.getThreadAllocatedBytes(thread);
        for (int n = 0; n < 10_000; n++) {
          fptt.learn(window, 1e-3);
        }
        least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
      }
      assertTrue(least < 10_000, least + " bytes in 10000 windows");
    }
  }

  private static void randomGradient(Optimiser optimiser, FastRandom random) {
    Parameters.Slice slice = optimiser.parameters().slice("values");
    for (int i = 0; i < slice.columns(); i++) {
      optimiser.gradient()[slice.at(0, i)] = (float) random.nextGaussian();
    }
  }

  private static Parameters parameters(int count) {
    Parameters.Layout layout = new Parameters.Layout();
    Parameters.Slice slice = layout.padded("values", 1, count);
    Parameters parameters = layout.build();
    FastRandom random = new FastRandom(count);
    for (int i = 0; i < count; i++) {
      parameters.values()[slice.at(0, i)] = (float) random.nextGaussian();
    }
    return parameters;
  }
}
