package spikeloom.ui.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import spikeloom.spike.SpikeRaster;
import spikeloom.ui.fake.Fakes;

class RasterChartTest {
  private static final int INK = ChartTheme.LIGHT.spike().argb();

  @Test
  void aSpikeIsDrawnWhereItBelongs() {
    SpikeRaster raster = new SpikeRaster.Builder(10, 10).spike(2, 7, 1).build();
    ImageSurface surface = draw(raster, 100, 100);

    assertEquals(INK, surface.image().getRGB(25, 25), "step 2, channel 7, counted from below");
    assertEquals(0, surface.image().getRGB(25, 75) >>> 24);
  }

  @Test
  void everySpikeOfADenseRasterLeavesATrace() {
    SpikeRaster raster =
        new SpikeRaster.Builder(2000, 2000).spike(0, 0, 1).spike(1999, 1999, 1).build();
    ImageSurface surface = draw(raster, 400, 300);

    assertTrue(surface.image().getRGB(0, 299) >>> 24 > 30, "first step, first channel");
    assertTrue(surface.image().getRGB(399, 0) >>> 24 > 30, "last step, last channel");
    assertEquals(0, surface.image().getRGB(200, 150) >>> 24);
  }

  @Test
  void strongSpikesAreDarkerThanWeakOnes() {
    SpikeRaster raster = new SpikeRaster.Builder(10, 10).spike(2, 5, 1).spike(6, 5, 0.1f).build();
    ImageSurface surface = draw(raster, 100, 100);

    assertTrue((surface.image().getRGB(25, 45) >>> 24) > (surface.image().getRGB(65, 45) >>> 24));
  }

  @Test
  void fourHundredThousandSpikesAreDrawnInNoTime() {
    SpikeRaster raster = Fakes.latent(2000, 2000, new SplittableRandom(1));
    draw(raster, 1000, 600);
    long start = System.nanoTime();
    draw(raster, 1000, 600);

    assertTrue(System.nanoTime() - start < 1_000_000_000L);
  }

  @Test
  void theTableListsTheSpikes() {
    SpikeRaster raster = new SpikeRaster.Builder(3, 2).spike(2, 1, 1).spike(0, 0, 0.5f).build();
    StringBuilder csv = new StringBuilder();
    chart(raster).writeTo(new CsvWriter(csv));

    assertEquals("step,neuron,value\n0,0,0.5\n2,1,1.0\n", csv.toString());
  }

  @Test
  void ticksStandAtExactTimesAndNotInTheMiddleOfAStep() {
    SpikeRaster raster =
        SpikeRaster.Builder.timed(10, 10).spikeAt(2.9, 7).spikeAt(2.125, 7).spikeAt(0, 0).build();
    Points ticks = Recording.of(chart(raster), 100, 100).segments.get(0);

    assertArrayEquals(new double[] {0, 0, 21.25, 21.25, 29, 29}, ticks.x(), 1e-12);
    assertArrayEquals(new double[] {91, 99, 21, 29, 21, 29}, ticks.y(), 1e-12);
  }

  @Test
  void ticksOfStepsStandInTheMiddle() {
    SpikeRaster raster = new SpikeRaster.Builder(10, 10).spike(2, 7, 1).build();
    Points ticks = Recording.of(chart(raster), 100, 100).segments.get(0);

    assertArrayEquals(new double[] {25, 25}, ticks.x(), 1e-12);
  }

  @Test
  void pixelsOfAManyChannelRasterShowExactTimesToo() {
    SpikeRaster raster =
        SpikeRaster.Builder.timed(10, 200).spikeAt(2.125, 100).spikeAt(2.75, 100).build();
    ImageSurface surface = draw(raster, 400, 200);

    for (int x = 0; x < 400; x++) {
      boolean marked = Math.abs(x - 85) <= 1 || Math.abs(x - 110) <= 1;
      assertEquals(marked, surface.image().getRGB(x, 99) >>> 24 > 0, "pixel " + x);
    }
    assertEquals(INK, surface.image().getRGB(85, 98));
    assertEquals(INK, surface.image().getRGB(85, 100));
    assertEquals(0, surface.image().getRGB(85, 101) >>> 24);
  }

  @Test
  void marksAtTheFirstAndTheLastMomentAreInsideThePicture() {
    SpikeRaster raster =
        SpikeRaster.Builder.timed(10, 200).spikeAt(0, 0).spikeAt(Math.nextDown(10.0), 199).build();
    ImageSurface surface = draw(raster, 400, 200);

    assertEquals(INK, surface.image().getRGB(0, 199));
    assertEquals(INK, surface.image().getRGB(399, 0));
  }

  @Test
  void theTableOfExactTimesListsThem() {
    SpikeRaster raster =
        SpikeRaster.Builder.timed(3, 2).spikeAt(2.5, 1).spikeAt(0.1, 0).spikeAt(2.25, 1).build();
    StringBuilder csv = new StringBuilder();
    chart(raster).writeTo(new CsvWriter(csv));

    assertEquals("time,neuron,value\n0.1,0,1.0\n2.25,1,1.0\n2.5,1,1.0\n", csv.toString());
  }

  @Test
  void theHeadingSaysThatTimesAreExact() {
    SpikeRaster raster = SpikeRaster.Builder.timed(3, 2).spikeAt(2.5, 1).spikeAt(2.25, 1).build();
    RasterChart chart = new RasterChart("Input", "input", raster, RasterChart.Detail.AXES);

    Recording.of(chart, 400, 200).text("2 inputs, 3 steps, 2 spikes at exact times");
  }

  private static ImageSurface draw(SpikeRaster raster, int width, int height) {
    ImageSurface surface = new ImageSurface(width, height, 1);
    chart(raster).draw(surface, new Box(0, 0, width, height), ChartTheme.LIGHT);
    return surface;
  }

  private static RasterChart chart(SpikeRaster raster) {
    return new RasterChart("Latent spikes", "neuron", raster, RasterChart.Detail.BARE);
  }
}
