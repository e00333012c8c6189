package spikeloom.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import spikeloom.random.FastRandom;
import spikeloom.spike.SignalShape;
import spikeloom.spike.SpikeBatch;
import spikeloom.spike.SpikeBatchBuilder;

/** Codes whose spikes are at exact times. */
final class TimedEncodingTest {
  private static final double SILENT = Double.POSITIVE_INFINITY;

  @ParameterizedTest
  @EnumSource
  void codesAreKnownByNameAndTimed(TimedEncoding code) {
    assertSame(code, Encodings.named(code.code()));
    assertTrue(code.timed());
    assertFalse(code.graded());
    assertFalse(new LatencyEncoding().timed());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 30, 1000})
  void everyValueHasItsOwnTimeInTheTrial(int steps) {
    float[] values = {0.5f, 1f, 0f, 0.25f, 0.016f, 0.0158f, 0.005f};
    Map<Double, Integer> times = times(TimedEncoding.PIXEL_LATENCY, values, steps);
    assertEquals("[1, 0, 3, 4]", times.values().toString(), "the brighter the earlier");
    times.forEach(
        (time, channel) -> {
          double value = values[channel];
          assertEquals(steps * Math.log(value / (value - 0.01)), time, 0x1p-24);
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 30, 63})
  void aBinFiresAtOnceAndEveryStepHasABin(int steps) {
    int levels = 256 / (steps + 1);
    float[] values = new float[256];
    for (int i = 0; i < 256; i++) {
      values[i] = (255 - i) / 255f;
    }
    SpikeBatch batch = encode(TimedEncoding.BINNED_LATENCY, values, steps);
    assertEquals(steps * levels, batch.events(0));
    for (int i = 0; i < batch.events(0); i++) {
      assertEquals(i, batch.channel(i), "brighter first, and equal times in order of channel");
    }
    assertEquals(steps, times(TimedEncoding.BINNED_LATENCY, values, steps).size());
  }

  @Test
  void thereAreNeverMoreBinsThanPairsOfGreyLevels() {
    assertEquals(new BinnedLatency(127), TimedEncoding.BINNED_LATENCY.latency(127));
    assertEquals(new BinnedLatency(127), TimedEncoding.BINNED_LATENCY.latency(4000));
    assertThrows(IllegalArgumentException.class, () -> new BinnedLatency(128));
    assertThrows(IllegalArgumentException.class, () -> new BinnedLatency(0));
  }

  @Test
  void sharesAreClippedAndNaNIsSilent() {
    for (Latency latency : new Latency[] {new PixelLatency(), new BinnedLatency(3)}) {
      assertEquals(Math.log(1 / 0.99), latency.share(1), 1e-15);
      assertEquals(latency.share(1), latency.share(7));
      assertEquals(latency.share(1), latency.share(Float.POSITIVE_INFINITY));
      for (float dark : new float[] {0, -1, Float.NaN, Float.NEGATIVE_INFINITY}) {
        assertEquals(SILENT, latency.share(dark));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void valuesAreReadFromTheGivenOffsetAndNoRandomNumbersAreDrawn(TimedEncoding code) {
    FastRandom random = new FastRandom(1);
    SpikeBatchBuilder builder = new SpikeBatchBuilder().beginTimed(30, 2);
    code.encode(new float[] {1f, 0f, 1f, 1f}, 1, new SignalShape.Image(1, 1, 2), random, builder);
    builder.endSample();
    SpikeBatch batch = builder.build();
    assertEquals(1, batch.events());
    assertEquals(1, batch.channel(0));
    assertEquals(new FastRandom(1).nextLong(), random.nextLong());
  }

  // The last channel of every time, in order of time.
  private static Map<Double, Integer> times(SpikeEncoding code, float[] values, int steps) {
    SpikeBatch batch = encode(code, values, steps);
    Map<Double, Integer> times = new TreeMap<>();
    for (int t = 0; t < steps; t++) {
      for (int i = batch.begin(0, t); i < batch.end(0, t); i++) {
        times.put(t + (double) batch.offset(i), batch.channel(i));
      }
    }
    return times;
  }

  private static SpikeBatch encode(SpikeEncoding code, float[] values, int steps) {
    SpikeBatchBuilder builder = new SpikeBatchBuilder().beginTimed(steps, values.length);
    SignalShape shape = new SignalShape.Image(1, 1, values.length);
    code.encode(values, 0, shape, new FastRandom(1), builder);
    builder.endSample();
    return builder.build();
  }
}
