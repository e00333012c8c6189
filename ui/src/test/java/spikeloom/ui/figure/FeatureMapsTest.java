package spikeloom.ui.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import spikeloom.array.MapSize;
import spikeloom.encoder.LayerTrace;
import spikeloom.spike.SignalShape;
import spikeloom.ui.chart.PictureGrid;

final class FeatureMapsTest {
  private static final MapSize SIZE = new MapSize(1, 2, 3);

  @Test
  void aMapIsAsBrightAsItsNeuronsHaveFiredOftenSoFar() {
    PictureGrid first = grid(0);
    assertEquals(new SignalShape.Image(1, 1, 2), first.shape());
    assertEquals(3, first.pictures().size());
    assertArrayEquals(new float[] {1, 0}, first.pictures().get(0));
    assertArrayEquals(new float[] {0, 1}, first.pictures().get(2));
    PictureGrid later = grid(1);
    assertArrayEquals(new float[] {1, 0}, later.pictures().get(0));
    assertArrayEquals(new float[] {0, 0.5f}, later.pictures().get(1));
    assertArrayEquals(new float[] {0, 0.5f}, later.pictures().get(2));
    assertEquals("conv, 2 steps; white: 1.00 spikes per step", later.facts());
  }

  @Test
  void silentMapsAreBlack() {
    LayerTrace silent = new LayerTrace("u", 0, new float[4][6], new float[4][6], Optional.of(SIZE));
    assertArrayEquals(new float[2], FeatureMaps.of("conv", silent, SIZE, 3).pictures().get(1));
  }

  // Neurons position by position: at each of two positions, three maps.
  private static PictureGrid grid(int seen) {
    float[][] spikes = {{1, 0, 0, 0, 0, 1}, {1, 0, 0, 0, 1, 0}, {1, 1, 1, 1, 1, 1}};
    LayerTrace trace = new LayerTrace("u", 0, new float[3][6], spikes, Optional.of(SIZE));
    return FeatureMaps.of("conv", trace, SIZE, seen);
  }
}
