package spikeloom.learning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import spikeloom.dataset.Dataset;
import spikeloom.encoding.RateEncoding;
import spikeloom.random.RandomKey;
import spikeloom.spike.SpikeRaster;

final class BatchesTest {
  private static final RandomKey KEY = RandomKey.ofSeed(1).fold("input");
  private final Dataset.Split split = Bars.dataset(20, 1).train();
  private final Batches batches = new Batches(split, new RateEncoding(), 30);

  @Test
  void theSpikesOfASampleDependOnKeyAndIndexAlone() {
    Batch many = batches.of(new int[] {3, 7, 19}, KEY);
    Batch one = batches.of(new int[] {7}, KEY);
    requireSame(many.input().raster(1), one.input().raster(0));
    Batch reversed = batches.of(new int[] {19, 7, 3}, KEY);
    requireSame(many.input().raster(0), reversed.input().raster(2));
    assertNotEquals(one.input(), batches.of(new int[] {7}, KEY.fold(1)).input(), "another key");
  }

  private static void requireSame(SpikeRaster a, SpikeRaster b) {
    assertEquals(a.steps(), b.steps());
    for (int t = 0; t < a.steps(); t++) {
      for (int n = 0; n < a.channels(); n++) {
        assertEquals(a.value(t, n), b.value(t, n), "step " + t + ", channel " + n);
      }
    }
  }

  @Test
  void targetsAndIdentitiesAreThoseOfTheSamples() {
    int[] indices = {5, 0};
    Batch batch = batches.of(indices, KEY);
    assertEquals(2, batch.samples());
    assertArrayEquals(indices, batch.identity());
    for (int b = 0; b < 2; b++) {
      float[] expected = new float[Bars.VALUES];
      split.copyTo(indices[b], expected, 0);
      assertArrayEquals(
          expected, Arrays.copyOfRange(batch.target(), b * Bars.VALUES, (b + 1) * Bars.VALUES));
    }
  }
}
