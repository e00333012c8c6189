package spikeloom.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import spikeloom.array.Padding;
import spikeloom.array.Rows;
import spikeloom.random.FastRandom;

class LogisticNoiseTest {
  private static final int WIDTH = 101;
  private static final int COUNT = 400;

  private static Rows uniform() {
    Rows rows = Rows.of(COUNT, Padding.stride(WIDTH));
    FastRandom random = new FastRandom(7);
    for (int r = 0; r < COUNT; r++) {
      for (int c = 0; c < WIDTH; c++) {
        rows.values()[rows.index(r, c)] = random.nextFloat();
      }
    }
    rows.values()[rows.index(0, 0)] = 0;
    rows.values()[rows.index(0, 1)] = 1 - 0x1p-24f;
    rows.values()[rows.index(0, 2)] = 0.5f;
    return rows;
  }

  @Test
  void everyNumberIsTheLogOddsOfItsUniformNumber() {
    Rows uniform = uniform();
    Rows noise = uniform();
    LogisticNoise.fromUniform(noise, COUNT, WIDTH, 0.3f);
    for (int r = 0; r < COUNT; r++) {
      for (int c = 0; c < WIDTH; c++) {
        double u = uniform.values()[uniform.index(r, c)] + 0x1p-25;
        double expected = 0.3 * Math.log(u / (1 - u));
        assertEquals(expected, noise.values()[noise.index(r, c)], 1e-6);
      }
    }
  }

  @Test
  void vectorsAndPlainLoopsAgree() {
    Rows noise = uniform();
    Rows plain = uniform();
    LogisticNoise.fromUniform(noise, COUNT, WIDTH, 1);
    for (int r = 0; r < COUNT; r++) {
      PlainLogisticNoise.fromUniform(
          plain.values(), plain.index(r, 0), plain.index(r, 0) + WIDTH, 1);
    }
    for (int i = 0; i < WIDTH; i++) {
      assertEquals(plain.values()[plain.index(3, i)], noise.values()[noise.index(3, i)], 2e-6f);
    }
  }

  @Test
  void itsVarianceIsThatOfTheLogisticDistribution() {
    Rows noise = uniform();
    LogisticNoise.fromUniform(noise, COUNT, WIDTH, 1);
    double sum = 0;
    double squares = 0;
    for (int r = 0; r < COUNT; r++) {
      for (int c = 0; c < WIDTH; c++) {
        double value = noise.values()[noise.index(r, c)];
        sum += value;
        squares += value * value;
      }
    }
    double n = COUNT * WIDTH;
    assertTrue(Math.abs(sum / n) < 0.04);
    assertEquals(Math.PI * Math.PI / 3, squares / n, 0.1);
  }
}
