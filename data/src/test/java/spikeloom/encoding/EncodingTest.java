package spikeloom.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeBatch;
import spikeloom.spike.SpikeBatchBuilder;

class EncodingTest {
  private static final SpikeEncoding RATE = new RateEncoding();
  private static final SpikeEncoding LATENCY = new LatencyEncoding();
  private static final float[] ODD_VALUES = {
    Float.NaN, -1f, -0f, 0f, 1f, 7f, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY
  };

  @ParameterizedTest
  @ValueSource(ints = {1, 30, 63, 64, 65, 200})
  void theMeanOverTimeOfTheRateCodeIsTheValue(int steps) {
    float[] values = {0.003f, 1 / 255f, 0.2f, 0.5f, 0.75f, 0.9f, 254 / 255f};
    int samples = 12_000 / steps;
    int[] count = new int[values.length];
    for (int b = 0; b < samples; b++) {
      SpikeBatch batch = encode(RATE, values, steps, b);
      for (int i = 0; i < batch.events(0); i++) {
        count[batch.channel(i)]++;
      }
    }
    double n = (double) samples * steps;
    for (int i = 0; i < values.length; i++) {
      double sigma = Math.sqrt(values[i] * (1 - values[i]) / n);
      assertEquals(values[i], count[i] / n, 5 * sigma, "value " + values[i]);
    }
  }

  @Test
  void stepsOfTheRateCodeAreIndependent() {
    int steps = 64;
    int samples = 2000;
    double sum = 0;
    for (int b = 0; b < samples; b++) {
      SpikeBatch batch = encode(RATE, new float[] {0.3f}, steps, b);
      for (int t = 0; t + 1 < steps; t++) {
        double now = batch.end(0, t) - batch.begin(0, t) - 0.3;
        double next = batch.end(0, t + 1) - batch.begin(0, t + 1) - 0.3;
        sum += now * next / (0.3 * 0.7);
      }
    }
    assertEquals(0, sum / Math.sqrt(samples * (steps - 1.0)), 5);
  }

  @Test
  void everyStepOfTheRateCodeHasTheSameProbability() {
    int steps = 70;
    int samples = 4000;
    int[] count = new int[steps];
    for (int b = 0; b < samples; b++) {
      SpikeBatch batch = encode(RATE, new float[] {0.1f}, steps, b);
      for (int t = 0; t < steps; t++) {
        count[t] += batch.end(0, t) - batch.begin(0, t);
      }
    }
    for (int c : count) {
      assertEquals(0.1, c / (double) samples, 5 * Math.sqrt(0.09 / samples));
    }
  }

  @Test
  void theSameStreamGivesTheSameSpikesAndAnotherOneOthers() {
    float[] values = {0.4f, 0.6f, 0.1f};
    assertEquals(encode(RATE, values, 30, 5), encode(RATE, values, 30, 5));
    assertNotEquals(encode(RATE, values, 30, 5), encode(RATE, values, 30, 6));
  }

  @Test
  void theSpikesOfAStreamNeverChangeSilently() {
    SpikeBatch batch = encode(RATE, new float[] {0.25f, 0.5f}, 16, 1);
    StringBuilder seen = new StringBuilder();
    for (int t = 0; t < 16; t++) {
      for (int i = batch.begin(0, t); i < batch.end(0, t); i++) {
        seen.append(t).append(':').append(batch.channel(i)).append(' ');
      }
    }
    assertEquals("2:1 3:0 4:0 4:1 7:0 7:1 8:1 9:1 10:0 14:0 14:1", seen.toString().strip());
  }

  @Test
  void theRateCodeClipsAndNaNIsSilent() {
    SpikeBatch batch = encode(RATE, ODD_VALUES, 100, 1);
    assertEquals(300, batch.events(0), "only the three values of 1 and more fire, at every step");
    for (int t = 0; t < 100; t++) {
      assertEquals(4, batch.channel(batch.begin(0, t)));
    }
  }

  @Test
  void valuesWithoutDoubtDrawNoRandomNumbers() {
    FastRandom random = new FastRandom(1);
    SpikeBatchBuilder builder = new SpikeBatchBuilder().begin(30, ODD_VALUES.length);
    RATE.encode(ODD_VALUES, 0, row(ODD_VALUES.length), random, builder);
    LATENCY.encode(new float[] {0.3f}, 0, row(1), random, builder);
    assertEquals(new FastRandom(1).nextLong(), random.nextLong());
  }

  @Test
  void theLatencyCodeClipsAndNaNIsSilent() {
    SpikeBatch batch = encode(LATENCY, ODD_VALUES, 10, 1);
    assertEquals(3, batch.events(0));
    assertEquals(1, batch.begin(0, 2) / 3, "all three fire at step 1");
  }

  @Test
  void brighterIsEarlierAndBlackIsSilent() {
    SpikeBatch batch = encode(LATENCY, new float[] {0f, 0.25f, 0.5f, 1f}, 5, 1);
    assertEquals(0, batch.end(0, 0));
    assertEquals(3, batch.channel(batch.begin(0, 1)));
    assertEquals(2, batch.channel(batch.begin(0, 3)));
    assertEquals(1, batch.channel(batch.begin(0, 4)));
    assertEquals(3, batch.events(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 30, 100})
  void theLatencyCodeCanBeInvertedToHalfALevel(int steps) {
    for (int b = 0; b < 256; b++) {
      float value = b / 255f;
      SpikeBatch batch = encode(LATENCY, new float[] {value}, steps, 1);
      double decoded = 0;
      for (int t = 0; t < steps; t++) {
        if (batch.end(0, t) > batch.begin(0, t)) {
          decoded = (steps - t) / (steps - 1.0);
        }
      }
      assertTrue(batch.events(0) <= 1);
      assertEquals(value, decoded, 0.5 / (steps - 1) + 1e-6);
    }
  }

  @Test
  void oneStepHasNoLatencyButARate() {
    assertEquals(0, encode(LATENCY, new float[] {1f, 0.5f}, 1, 1).events());
    assertEquals(1, encode(RATE, new float[] {1f, 0f}, 1, 1).events());
  }

  @Test
  void codesReadTheValuesFromTheGivenOffset() {
    SpikeBatchBuilder builder = new SpikeBatchBuilder().begin(3, 2);
    RATE.encode(new float[] {1f, 1f, 0f, 1f, 1f}, 2, row(2), new FastRandom(1), builder);
    builder.endSample();
    SpikeBatch batch = builder.build();
    assertEquals(3, batch.events());
    assertEquals(1, batch.channel(0));
  }

  @Test
  void anUnknownCodeIsRefusedWithTheValidOnes() {
    assertEquals(RATE, Encodings.named("rate"));
    assertEquals(LATENCY, Encodings.named("latency"));
    String message =
        assertThrows(IllegalArgumentException.class, () -> Encodings.named("morse")).getMessage();
    assertEquals(
        "encoding 'morse' is not one of rate, latency, log-latency, pixel-latency, binned-latency,"
            + " isi, phase, burst, population, threshold, direct, rows, pixels, permuted, delta,"
            + " step-forward, sigma-delta, ben-spiker",
        message);
  }

  private static SpikeBatch encode(SpikeEncoding code, float[] values, int steps, long stream) {
    SignalShape shape = row(values.length);
    SpikeBatchBuilder builder = new SpikeBatchBuilder().begin(steps, code.channels(shape));
    FastRandom random = RandomKey.ofSeed(1).fold(stream).random();
    code.encode(values, 0, shape, random, builder);
    builder.endSample();
    return builder.build();
  }

  private static SignalShape row(int values) {
    return new SignalShape.Image(1, 1, values);
  }
}
