package spikeloom.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static spikeloom.encoding.Coded.row;
import static spikeloom.encoding.Coded.spikes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.encoding.PopulationEncoding.Firing;
import spikeloom.random.FastRandom;
import spikeloom.random.RandomKey;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeBatch;
import spikeloom.spike.SpikeBatchBuilder;

/** Codes that turn each value into spikes by itself, on examples worked out by hand. */
final class ValueCodesTest {
  private static final float[] ODD_VALUES = {
    Float.NaN, -1f, -0f, 0f, Float.NEGATIVE_INFINITY, 1f, 7f, Float.POSITIVE_INFINITY
  };

  private static String of(SpikeEncoding code, float value, int steps) {
    return spikes(code, new float[] {value}, row(1), steps).replace(":0", "");
  }

  @Test
  void aFactorBetweenValuesIsADelayOfTheLogarithmicLatency() {
    SpikeEncoding code = new LogLatencyEncoding(0.25);
    assertEquals("0", of(code, 1f, 40));
    assertEquals("7", of(code, 0.5f, 40)); // 10 ln 2
    assertEquals("14", of(code, 0.25f, 40));
    assertEquals("", of(code, 0.01f, 40)); // 10 ln 100 = 46
  }

  @Test
  void theIntervalIsInverseToTheValueFromTheFirstSpikeOn() {
    SpikeEncoding code = new IntervalEncoding(2);
    assertEquals("1 3 5 7", of(code, 1f, 9));
    assertEquals("3 7", of(code, 0.5f, 9));
    assertEquals("7", of(code, 0.25f, 9));
    assertEquals("", of(code, 0.2f, 9));
  }

  @Test
  void phasesAreTheBinaryDigitsAgainAndAgain() {
    SpikeEncoding code = new PhaseEncoding(3);
    assertEquals("0 2 3 5 6", of(code, 0.625f, 8)); // 0.101
    assertEquals("2 5", of(code, 0.125f, 8)); // 0.001
    assertEquals("0 1 2 3 4 5 6 7", of(code, 1f, 8));
    assertEquals("0", of(new PhaseEncoding(8), 0.5f, 8));
    assertEquals("0", of(new PhaseEncoding(8), 0.5f, 2), "as many digits as there are steps");
  }

  @Test
  void aBurstHasMoreSpikesAndShorterIntervalsTheGreaterTheValue() {
    SpikeEncoding code = new BurstEncoding(5, 2);
    // With 30 steps the longest interval is 7: 7 - 5 v, rounded up.
    assertEquals("0 2 4 6 8", of(code, 1f, 30));
    assertEquals("0 5 10", of(code, 0.5f, 30));
    assertEquals("0", of(code, 0.125f, 30));
    assertEquals("0 2", of(code, 1f, 3), "what is after the trial is lost");
  }

  @Test
  void theBinaryCodeFiresAtEveryStepOrNever() {
    SpikeEncoding code = new ThresholdEncoding(0.25);
    assertEquals("0 1 2", of(code, 0.26f, 3));
    assertEquals("", of(code, 0.25f, 3), "the threshold itself is not above it");
    assertEquals(200, of(code, 1f, 200).split(" ", -1).length);
  }

  @Test
  void neuronsOfAPopulationFireTheEarlierTheNearerTheValueIsToTheirOwn() {
    SpikeEncoding code = new PopulationEncoding(5, 1.5, Firing.LATENCY);
    assertEquals(10, code.channels(row(2)));
    // Centres -1/6, 1/6, 1/2, 5/6, 7/6; neighbours have exp(-1.125) = 0.32, the next 0.011.
    assertEquals("0:2 20:1 20:3", spikes(code, new float[] {0.5f}, row(1), 30 + 1));
    assertEquals("0:2 0:7 20:1 20:3 20:6 20:8", spikes(code, new float[] {0.5f, 0.5f}, row(2), 31));
  }

  @Test
  void aPopulationThatFiresAtRandomFiresAsOftenAsItIsActive() {
    SpikeEncoding code = new PopulationEncoding(5, 1.5, Firing.RATE);
    int steps = 4000;
    int[] count = new int[5];
    SpikeBatch batch = Coded.batch(code, new float[] {0.5f}, row(1), steps);
    for (int i = 0; i < batch.events(0); i++) {
      count[batch.channel(i)]++;
    }
    assertEquals(steps, count[2]);
    double expected = Math.exp(-1.125);
    double sigma = Math.sqrt(expected * (1 - expected) / steps);
    assertEquals(expected, count[1] / (double) steps, 5 * sigma);
    assertEquals(expected, count[3] / (double) steps, 5 * sigma);
  }

  @ParameterizedTest
  @ValueSource(strings = {"log-latency", "isi", "phase", "burst", "threshold"})
  void valuesAreClippedAndNothingComesOfMissingOnes(String name) {
    SpikeEncoding code = Encodings.named(name);
    for (int steps : new int[] {1, 2, 30, 100}) {
      SpikeBatch batch = Coded.batch(code, ODD_VALUES, row(ODD_VALUES.length), steps);
      for (int i = 0; i < batch.events(0); i++) {
        assertTrue(batch.channel(i) >= 5, "a value of 1 or more");
      }
      assertEquals(0, batch.events(0) % 3, "and all of these alike");
    }
  }

  @Test
  void aPopulationDoesNotSeeMissingValuesButSeesZero() {
    SpikeEncoding code = new PopulationEncoding();
    assertEquals("", spikes(code, new float[] {Float.NaN}, row(1), 30));
    String zero = spikes(code, new float[] {0}, row(1), 30);
    assertEquals(zero, spikes(code, new float[] {-3}, row(1), 30));
    assertTrue(zero.contains(":0") && zero.contains(":1"), zero);
  }

  @Test
  void onlyRatesDrawRandomNumbers() {
    SignalShape shape = new SignalShape.Image(1, 6, 5);
    float[] values = new float[30];
    new FastRandom(3).ints(30, 0, 256).forEach(v -> values[v % 30] = v / 255f);
    for (SpikeEncoding code : Encodings.all()) {
      FastRandom random = RandomKey.ofSeed(1).random();
      SpikeBatchBuilder builder = new SpikeBatchBuilder();
      int steps = code.steps(shape).orElse(20);
      if (code.timed()) {
        builder.beginTimed(steps, code.channels(shape));
      } else {
        builder.beginGraded(steps, code.channels(shape));
      }
      code.encode(values, 0, shape, random, builder);
      boolean drawn = random.bits() != RandomKey.ofSeed(1).bits();
      assertEquals(code.code().equals("rate"), drawn, code.code());
    }
  }

  @Test
  void parametersOutOfRangeAreRefusedInWords() {
    refused(
        "time-constant of code log-latency must be a number above 0",
        () -> new LogLatencyEncoding(0));
    refused("above 0 and at most 1, not NaN", () -> new LogLatencyEncoding(Double.NaN));
    refused(
        "shortest of code isi must be a whole number from 1 to 1000, not 0",
        () -> new IntervalEncoding(0));
    refused("from 1 to 24, not 25", () -> new PhaseEncoding(25));
    refused("most of code burst", () -> new BurstEncoding(1, 2));
    refused("shortest of code burst", () -> new BurstEncoding(5, 0));
    refused("must be a number from 0 to 1, not 1.5", () -> new ThresholdEncoding(1.5));
    refused("neurons of code population", () -> new PopulationEncoding(2, 1.5, Firing.RATE));
    refused("beta of code population", () -> new PopulationEncoding(5, 0.5, Firing.RATE));
  }

  private static void refused(String words, Executable made) {
    String message =
        String.valueOf(assertThrows(IllegalArgumentException.class, made).getMessage());
    assertTrue(message.contains(words), message);
  }
}
