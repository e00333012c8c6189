package spikeloom.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import spikeloom.spike.SignalShape;

class PictureChartTest {
  private static final ColourScale GREY = new ColourScale("value", ColourMap.GREY, 0, 1);
  private static final int SIDE = 8;
  private static final int BLACK = 0xff000000;
  private static final int WHITE = 0xffffffff;

  /** A black picture with one white pixel. */
  private static ScaledPicture dot(int width, int height, int x, int y) {
    float[] values = new float[width * height];
    values[y * width + x] = 1;
    return new ScaledPicture("dot", new SignalShape.Image(1, height, width), values, GREY);
  }

  private static int[] plot(PictureChart chart, int size) {
    ImageSurface surface = new ImageSurface(size + 100, size + 100, 1);
    Box box = new Box(0, 0, size + ColourBar.WIDTH + 1, size + 32);
    chart.draw(surface, box, ChartTheme.LIGHT);
    Box plot = chart.plot(box, ChartTheme.LIGHT).inset(1, 1, 1, 1);
    BufferedImage image = surface.image();
    return image.getRGB(
        (int) plot.x(),
        (int) plot.y(),
        (int) plot.width(),
        (int) plot.height(),
        null,
        0,
        (int) plot.width());
  }

  private static Set<Integer> colours(int[] pixels) {
    Set<Integer> colours = new HashSet<>();
    for (int pixel : pixels) {
      colours.add(pixel);
    }
    return colours;
  }

  private static double white(int[] pixels) {
    long count = 0;
    for (int pixel : pixels) {
      count += pixel == WHITE ? 1 : 0;
    }
    return (double) count / pixels.length;
  }

  @Test
  void aZoomedPictureShowsItsPartInSharpPixels() {
    ScaledPicture whole = dot(SIDE, SIDE, 6, 1);
    // The upper right quarter: the dot is one of 16 pixels.
    int[] near = plot(whole.within(new Viewport(0.5, 1, 0.5, 1)), 160);
    assertEquals(Set.of(BLACK, WHITE), colours(near), "nothing between black and white");
    assertEquals(1 / 64.0, white(plot(whole, 160)), 0.002);
    assertEquals(1 / 16.0, white(near), 0.005);
    assertEquals(WHITE, near[60 * 158 + 100], "in its place");
    assertEquals(0, white(plot(whole.within(new Viewport(0, 0.5, 0.5, 1)), 160)));
    assertEquals(0, white(plot(whole.within(new Viewport(0.5, 1, 0, 0.5)), 160)));
  }

  @Test
  void aPartCanBeginWithinAPixel() {
    // From the middle of column 6 on: half of the dot is left.
    int[] near = plot(dot(SIDE, SIDE, 6, 1).within(new Viewport(0.4375, 0.8125, 0.6, 0.975)), 160);
    assertEquals(0.5 / 9, white(near), 0.01);
  }

  @Test
  void pixelsStaySquareHoweverFarAPictureIsZoomed() {
    ScaledPicture wide = dot(40, 20, 3, 3);
    Viewport nearest = wide.zoomed(1000, 0.2, 0.7);
    assertEquals(nearest.spanX(), nearest.spanY(), 1e-12);
    assertEquals(4, nearest.spanY() * 20, 1e-9);
  }

  @Test
  void aPictureLargerThanItsPlaceShowsMeansInsteadOfLeavingPixelsOut() {
    int side = 256;
    float[] stripes = new float[side * side];
    for (int i = 0; i < stripes.length; i++) {
      stripes[i] = i / side % 2;
    }
    ScaledPicture chart =
        new ScaledPicture("", new SignalShape.Image(1, side, side), stripes, GREY);
    int[] small = plot(chart, 64);
    for (int pixel : small) {
      assertEquals(0x80, pixel & 0xff, 1);
    }
    int[] near = plot(chart.within(new Viewport(0, 0.125, 0, 0.125)), 64);
    assertEquals(Set.of(BLACK, WHITE), colours(near), "zoomed, each row is visible");
  }

  @Test
  void theHeadingNamesTheMagnification() {
    ScaledPicture chart = dot(SIDE, SIDE, 6, 1).within(new Viewport(0.25, 0.75, 0.25, 0.75));
    assertEquals("2.0×", Recording.of(chart, 400, 300).text("2.0×").text());
    assertTrue(
        Recording.of(chart.within(Viewport.whole()), 400, 300).texts.stream()
            .noneMatch(text -> text.text().contains("×")));
  }

  @Test
  void aPictureInColoursIsZoomedToo() {
    float[] values = new float[3 * SIDE * SIDE];
    values[SIDE + 6] = 1; // red
    ColourPicture chart = new ColourPicture("", new SignalShape.Image(3, SIDE, SIDE), values);
    Set<Integer> upperRight = colours(plot(chart.within(new Viewport(0.5, 1, 0.5, 1)), 160));
    assertEquals(Set.of(BLACK, 0xffff0000), upperRight);
    assertEquals(Set.of(BLACK), colours(plot(chart.within(new Viewport(0, 0.5, 0, 0.5)), 160)));
  }

  @Test
  void aRecordingHasTheScaleOfItsTargetAndALegendOfPolarities() {
    PolarityChart events =
        new PolarityChart("Recording", SIDE, SIDE, new float[SIDE * SIDE], new float[SIDE * SIDE]);
    RecordedPicture recorded = new RecordedPicture("0 to 20 ms", events);
    Box box = new Box(10, 20, 300, 200);
    assertEquals(
        dot(SIDE, SIDE, 0, 0).plot(box, ChartTheme.LIGHT), recorded.plot(box, ChartTheme.LIGHT));

    Recording drawn = Recording.of(recorded, 300, 200);
    Recording.Text on = drawn.text("ON");
    Recording.Text off = drawn.text("OFF");
    assertTrue(on.y() < off.y());
    List<Box> warm = drawn.rectangles(PolarityChart.ON);
    List<Box> cold = drawn.rectangles(PolarityChart.OFF);
    assertTrue(warm.get(0).y() < on.y() && on.y() < warm.get(0).bottom(), "beside its colour");
    assertTrue(cold.get(0).y() < off.y() && off.y() < cold.get(0).bottom(), "beside its colour");
    assertEquals("Recording, 0 to 20 ms, ON and OFF events", recorded.description());
  }

  @Test
  void theTableOfAZoomedPictureHoldsAllOfIt() {
    StringBuilder whole = new StringBuilder();
    StringBuilder part = new StringBuilder();
    dot(SIDE, SIDE, 6, 1).writeTo(new CsvWriter(whole));
    dot(SIDE, SIDE, 6, 1).within(new Viewport(0, 0.5, 0, 0.5)).writeTo(new CsvWriter(part));
    assertEquals(whole.toString(), part.toString());
    assertEquals(SIDE * SIDE + 1, part.toString().lines().count());
  }
}
