package spikeloom.ui.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
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
  void fourHundredThousandSpikesAreOnePictureAndNotATickEach() {
    SpikeRaster raster = Fakes.latent(2000, 2000, new SplittableRandom(1));
    Recording drawn = Recording.of(chart(raster), 1000, 600);

    assertTrue(raster.count() > 300_000, raster.count() + " spikes");
    assertEquals(1, drawn.images.size());
    assertTrue(drawn.segments.isEmpty());
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
  void marksAreWholeWhereverInThePictureTheyAre() {
    for (int pixel = 2; pixel < 398; pixel++) {
      double time = (pixel + 0.5) * 10 / 400;
      SpikeRaster exact = SpikeRaster.Builder.timed(10, 200).spikeAt(time, 100).build();
      ImageSurface surface = draw(exact, 400, 200);
      for (int x = 0; x < 400; x++) {
        boolean marked = Math.abs(x - pixel) <= 1;
        assertEquals(marked, surface.image().getRGB(x, 99) >>> 24 > 0, x + " of " + pixel);
      }
    }
    ImageSurface wide = draw(new SpikeRaster.Builder(20, 200).spike(1, 100, 1).build(), 400, 200);
    for (int x = 0; x < 400; x++) {
      assertEquals(x >= 24 && x < 37, wide.image().getRGB(x, 99) >>> 24 > 0, "pixel " + x);
    }
  }

  @Test
  void marksAtTheFirstAndTheLastTimeAreInsideThePicture() {
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
  void theHeadingShowsThatTimesAreExact() {
    SpikeRaster raster = SpikeRaster.Builder.timed(3, 2).spikeAt(2.5, 1).spikeAt(2.25, 1).build();
    RasterChart chart =
        new RasterChart("Input", RasterChart.Channel.INPUT, raster, RasterChart.Detail.AXES);

    Recording.of(chart, 400, 200).text("2 inputs, 3 steps, 2 spikes at exact times");
  }

  @Test
  void aPartDrawsItsOwnSpikesOnly() {
    SpikeRaster raster =
        new SpikeRaster.Builder(20, 20).spike(2, 7, 1).spike(12, 7, 1).spike(2, 17, 1).build();
    Recording part = Recording.of(chart(raster).within(new Viewport(0, 0.5, 0, 0.5)), 100, 100);

    assertEquals(1, part.segments.size());
    assertArrayEquals(new double[] {25, 25}, part.segments.get(0).x(), 1e-12);
    assertArrayEquals(new double[] {21, 29}, part.segments.get(0).y(), 1e-12);
  }

  @Test
  void theAxesOfAPartNameItsStepsAndChannels() {
    SpikeRaster raster = new SpikeRaster.Builder(2000, 1000).spike(1250, 5, 1).build();
    RasterChart chart =
        new RasterChart("Raster", RasterChart.Channel.NEURON, raster, RasterChart.Detail.AXES);
    Viewport view = new Viewport(0.6, 0.65, 0.5, 0.75);
    Recording part = Recording.of(chart.within(view), 400, 300);
    Box plot = chart.plot(new Box(0, 0, 400, 300), ChartTheme.LIGHT);

    assertEquals(plot.x() + 0.4 * plot.width(), part.text("1240").x(), 1, "of 1200 to 1300");
    assertEquals(plot.bottom() + 4, part.text("500").y(), 1.5, "at the lower edge");
    assertEquals(plot, chart.within(view).plot(new Box(0, 0, 400, 300), ChartTheme.LIGHT));
    assertTrue(part.texts.stream().noneMatch(text -> text.text().equals("0")));
  }

  @Test
  void stepsAndChannelsAreWholeHoweverCloseOneLooks() {
    SpikeRaster raster = new SpikeRaster.Builder(100, 100).build();
    RasterChart chart =
        new RasterChart("Raster", RasterChart.Channel.NEURON, raster, RasterChart.Detail.AXES);
    Recording part = Recording.of(chart.within(new Viewport(0.5, 0.54, 0.5, 0.54)), 900, 600);

    assertTrue(part.texts.stream().noneMatch(text -> text.text().matches("5\\d\\.\\d+")));
    part.text("51");
  }

  @Test
  void aPartOfADenseRasterShowsWhatIsThere() {
    SpikeRaster raster =
        new SpikeRaster.Builder(2000, 2000).spike(999, 999, 1).spike(1000, 1000, 1).build();
    ImageSurface below = draw(chart(raster).within(new Viewport(0, 0.5, 0, 0.5)), 400, 300);
    ImageSurface above = draw(chart(raster).within(new Viewport(0.5, 1, 0.5, 1)), 400, 300);

    assertTrue(below.image().getRGB(399, 0) >>> 24 > 30);
    assertTrue(above.image().getRGB(0, 299) >>> 24 > 30);
    assertEquals(1, marked(below));
    assertEquals(1, marked(above));
  }

  @Test
  void theTableOfAPartListsAllSpikes() {
    SpikeRaster raster = new SpikeRaster.Builder(20, 2).spike(19, 1, 1).spike(0, 0, 0.5f).build();
    StringBuilder csv = new StringBuilder();
    chart(raster).within(new Viewport(0, 0.5, 0, 1)).writeTo(new CsvWriter(csv));

    assertEquals("step,neuron,value\n0,0,0.5\n19,1,1.0\n", csv.toString());
  }

  private static long marked(ImageSurface surface) {
    int[] pixels =
        surface
            .image()
            .getRGB(0, 0, surface.image().getWidth(), surface.image().getHeight(), null, 0, 400);
    return Arrays.stream(pixels).filter(pixel -> pixel >>> 24 > 0).count();
  }

  private static ImageSurface draw(RasterChart chart, int width, int height) {
    ImageSurface surface = new ImageSurface(width, height, 1);
    chart.draw(surface, new Box(0, 0, width, height), ChartTheme.LIGHT);
    return surface;
  }

  private static ImageSurface draw(SpikeRaster raster, int width, int height) {
    return draw(chart(raster), width, height);
  }

  private static RasterChart chart(SpikeRaster raster) {
    return new RasterChart(
        "Latent spikes", RasterChart.Channel.NEURON, raster, RasterChart.Detail.BARE);
  }
}
