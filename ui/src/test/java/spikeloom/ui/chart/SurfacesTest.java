package spikeloom.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import spikeloom.spike.Signal;
import spikeloom.spike.SignalShape;

class SurfacesTest {
  @Test
  void svgStaysWellFormedWhateverALabelShows() throws Exception {
    String nasty = "a < b & \"c\" > 'd' \u0000\u0007\uD800 é 𝛽";
    SvgSurface surface = new SvgSurface(nasty, 100, 50);
    surface.clipped(
        new Box(0, 0, 10, 10),
        () -> surface.text(nasty, 1, 2, TextStyle.label(11, Colour.rgb(0x123456))));
    Document document = parse(surface.document());

    String expected = "a < b & \"c\" > 'd'  é 𝛽";
    assertEquals(expected, document.getElementsByTagName("text").item(0).getTextContent());
    assertEquals(expected, document.getElementsByTagName("title").item(0).getTextContent());
  }

  @Test
  void svgNumbersHaveAPointInEveryLocale() {
    SvgSurface surface = new SvgSurface("", 10.5, 10);
    surface.rectangle(new Box(0.25, 1.0, 2.333, 4), Colour.rgb(0).withAlpha(0.5));

    assertTrue(surface.document().contains("<rect x=\"0.25\" y=\"1\" width=\"2.33\" height=\"4\""));
    assertTrue(surface.document().contains("fill-opacity=\"0.5\""));
  }

  @Test
  void imagesAreScaledWithoutSmoothing() {
    float[] values = {0, 1, 1, 0};
    SignalShape shape = new SignalShape.Image(1, 2, 2);
    ImageSurface surface = new ImageSurface(40, 40, 2);
    new SignalChart("", new Signal(shape, values), ColourMap.GREY)
        .draw(surface, new Box(0, 0, 40, 40), ChartTheme.LIGHT);

    assertEquals(0xff000000, surface.image().getRGB(39, 39));
    assertEquals(0xffffffff, surface.image().getRGB(40, 39));
    assertEquals(0xffffffff, surface.image().getRGB(39, 40));
    assertEquals(0xff000000, surface.image().getRGB(79, 79));
  }

  @Test
  void nothingIsDrawnOutsideAClip() {
    ImageSurface surface = new ImageSurface(20, 20, 1);
    Box all = new Box(0, 0, 20, 20);
    surface.clipped(new Box(0, 0, 10, 20), () -> surface.rectangle(all, Colour.rgb(0xff0000)));

    assertEquals(0xffff0000, surface.image().getRGB(5, 5));
    assertEquals(0, surface.image().getRGB(15, 5));
  }

  @Test
  void cellsWithCommasAndQuotesAreQuoted() {
    StringBuilder out = new StringBuilder();
    new CsvWriter(out).row("a,b", "say \"x\"", 1.5, 3);

    assertEquals("\"a,b\",\"say \"\"x\"\"\",1.5,3\n", out.toString());
  }

  @Test
  void aGridPutsReconstructionBesideTarget() {
    SignalShape shape = new SignalShape.Image(1, 1, 1);
    ImageGrid grid =
        new ImageGrid(
            "",
            List.of(),
            List.of(new ImageGrid.Group(List.of(new float[] {0}, new float[] {1}), "")),
            4,
            shape);
    Box size = grid.sizeFor(20);
    ImageSurface surface = new ImageSurface(size.width(), size.height(), 1);
    grid.draw(surface, size, ChartTheme.LIGHT);

    assertEquals(42, size.width());
    assertEquals(0xff000000, surface.image().getRGB(10, 10));
    assertEquals(0xffffffff, surface.image().getRGB(32, 10));
  }

  @Test
  void aSeriesIsACurveOfEachVariableAndTimeGoesToTheRight() {
    // Low, then high.
    SignalShape shape = new SignalShape.Series(2, 1);
    ImageSurface surface = curve(shape, 0.1f, 0.9f);
    assertTrue(inked(surface, 23, 60, 18), "begins at the bottom left");
    assertTrue(inked(surface, 57, 3, 22), "ends at the top right");
    assertTrue(!inked(surface, 23, 3, 22), "and is nowhere else");
  }

  @Test
  void aSeriesOfOneStepIsAMarkForEachVariable() {
    ImageSurface surface = curve(new SignalShape.Series(1, 2), 0.1f, 0.9f);
    assertTrue(inked(surface, 10, 18, 10), "the first one above, at the left");
    assertTrue(inked(surface, 70, 55, 10), "the second one below, at the right");
    assertTrue(!inked(surface, 40, 30, 15), "and nothing joins them");
  }

  @Test
  void aSeriesOfManyVariablesIsAPictureWithTheFirstOneAtTheBottom() {
    float[] values = new float[2 * 20];
    values[20] = 1; // step 1, variable 0
    ImageSurface surface = curve(new SignalShape.Series(2, 20), values);
    assertEquals(0xffffffff, surface.image().getRGB(60, 78));
    assertEquals(0xff000000, surface.image().getRGB(20, 78));
    assertEquals(0xff000000, surface.image().getRGB(60, 4));
  }

  private static ImageSurface curve(SignalShape shape, float... values) {
    ImageSurface surface = new ImageSurface(80, 80, 1);
    surface.rectangle(new Box(0, 0, 80, 80), ChartTheme.LIGHT.background());
    new SignalChart("", new Signal(shape, values), ColourMap.GREY)
        .draw(surface, new Box(0, 0, 80, 80), ChartTheme.LIGHT);
    return surface;
  }

  /** Whether something is drawn in a column of pixels, a little inside of the frame. */
  private static boolean inked(ImageSurface surface, int x, int from, int count) {
    int background = surface.image().getRGB(40, 77);
    for (int y = from; y < from + count && y < 78; y++) {
      if (surface.image().getRGB(x, y) != background) {
        return true;
      }
    }
    return false;
  }

  private static Document parse(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
  }
}
