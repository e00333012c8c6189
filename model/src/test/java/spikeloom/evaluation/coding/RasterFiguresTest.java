package spikeloom.evaluation.coding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import spikeloom.spike.SpikeRaster;

final class RasterFiguresTest {
  private static SpikeRaster raster() {
    SpikeRaster.Builder raster = new SpikeRaster.Builder(10, 3);
    raster.spike(0, 0, 1).spike(1, 0, 1).spike(3, 0, 1).spike(9, 0, 1);
    return raster.spike(2, 2, 0.5f).spike(7, 2, 1).build();
  }

  @Test
  void spikesAndTheirIntervalsAreCountedChannelByChannel() {
    RasterFigures figures = RasterFigures.of(raster());
    assertEquals(6, figures.spikes());
    assertEquals(2, figures.active());
    assertEquals(0.2, figures.density(), 1e-12);
    // Intervals 1, 2, 6 and 5.
    assertArrayEquals(new int[] {1, 2, 3, 4, 6, 8}, figures.intervals().from());
    assertArrayEquals(new int[] {1, 1, 0, 1, 1, 0}, figures.intervals().count());
    assertEquals(4, figures.intervals().total());
  }

  @Test
  void theRateOfAStepIsItsSpikesPerChannel() {
    RasterFigures figures = RasterFigures.of(raster());
    double third = 1.0 / 3;
    assertArrayEquals(
        new double[] {third, third, third, third, 0, 0, 0, third, 0, third}, figures.rate(), 1e-12);
    assertEquals(figures.density(), Arrays.stream(figures.rate()).average().orElseThrow(), 1e-12);
  }

  @Test
  void everyExactTimeCountsInTheRateOfItsStep() {
    SpikeRaster timed =
        SpikeRaster.Builder.timed(3, 2).spikeAt(1.25, 1).spikeAt(1.5, 1).spikeAt(1.9, 0).build();
    RasterFigures figures = RasterFigures.of(timed);
    assertArrayEquals(new double[] {0, 1.5, 0}, figures.rate(), 1e-12);
    assertEquals(1.5, figures.peakRate());
  }

  @Test
  void bitsNameTheRasterAmongAllWithAsManySpikes() {
    assertEquals(Math.log(593_775) / Math.log(2), RasterFigures.of(raster()).bits(), 1e-9); // 30, 6
    assertEquals(0, RasterFigures.bits(100, 0));
    assertEquals(0, RasterFigures.bits(100, 100));
    assertEquals(Math.log(4950) / Math.log(2), RasterFigures.bits(100, 98), 1e-9);
  }

  @Test
  void exactTimesThatShareAStepTakeOneCell() {
    SpikeRaster timed =
        SpikeRaster.Builder.timed(4, 2).spikeAt(0.25, 1).spikeAt(0.5, 1).spikeAt(3.5, 1).build();
    RasterFigures figures = RasterFigures.of(timed);
    assertEquals(3, figures.spikes());
    assertEquals(Math.log(28) / Math.log(2), figures.bits(), 1e-12);
    assertArrayEquals(new int[] {1, 0, 1}, figures.intervals().count(), "0.25 and 3 steps");
  }

  @Test
  void aTrialOfOneStepHasNoIntervals() {
    SpikeRaster one = new SpikeRaster.Builder(1, 2).spike(0, 1, 1).build();
    assertEquals(0, IntervalHistogram.of(one).total());
  }
}
