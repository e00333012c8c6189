package spikeloom.encoder.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import spikeloom.encoding.BinnedLatency;
import spikeloom.encoding.PixelLatency;

class LatencyCodeTest {
  @Test
  void oneBinLetsTheBrighterHalfOfTheLevelsFireTogether() {
    LatencyCode code = new LatencyCode(new BinnedLatency(1), 2);
    float[] values = {1, 128 / 255f, 127 / 255f, 0};
    SpikeTimes spikes = new SpikeTimes();
    code.read(values, 0, 4, spikes);
    assertEquals(2, spikes.size());
    assertEquals(2, spikes.endOfTie(0));
    assertEquals(2 * Math.log(1 / 0.99), spikes.time(0), 1e-15);
  }

  @Test
  void moreBinsFireOneAfterTheOtherAndTheDarkestNever() {
    LatencyCode code = new LatencyCode(new BinnedLatency(3), 2);
    double drawn = -1;
    for (int bin = 0; bin < 3; bin++) {
      double time = code.time((255 - 64 * bin) / 255f);
      assertEquals(2 * Math.log((3.0 - bin) / (3 - bin - 0.03)), time, 1e-12);
      assertEquals(time, code.time((255 - 64 * bin - 63) / 255f));
      assertTrue(time > drawn);
      drawn = time;
    }
    assertEquals(Double.POSITIVE_INFINITY, code.time(63 / 255f));
  }

  @Test
  void timesAreTheTrialTimesTheLogarithmToTheLastBit() {
    LatencyCode pixels = new LatencyCode(new PixelLatency(), 1.7);
    LatencyCode bins = new LatencyCode(new BinnedLatency(1), 1.7);
    for (int level = 128; level < 256; level++) {
      double drive = level / 255f;
      assertEquals(1.7 * Math.log(drive / (drive - 0.01)), pixels.time(level / 255f));
      assertEquals(1.7 * Math.log(1 / (1 - 0.01)), bins.time(level / 255f));
    }
  }

  @Test
  void everyPixelCanFireAtATimeOfItsOwn() {
    LatencyCode code = new LatencyCode(new PixelLatency(), 2);
    SpikeTimes spikes = new SpikeTimes();
    code.read(new float[] {9, 0.2f, 0.5f, 1, 0.01f, 0, Float.NaN}, 1, 6, spikes);
    assertEquals(3, spikes.size());
    assertEquals(2, spikes.source(0));
    assertEquals(1, spikes.source(1));
    assertEquals(0, spikes.source(2));
    assertEquals(2 * Math.log(0.5 / 0.49), spikes.time(1), 1e-12);
  }
}
