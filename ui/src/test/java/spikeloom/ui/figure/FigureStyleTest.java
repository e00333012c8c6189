package spikeloom.ui.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import spikeloom.run.RunHistory;
import spikeloom.training.Snapshot;
import spikeloom.ui.chart.Colour;
import spikeloom.ui.chart.TextStyle;
import spikeloom.ui.fake.Fakes;

class FigureStyleTest {
  private static final double POINT = 25.4 / 72; // millimetres

  @TempDir Path folder;

  private final Snapshot snapshot = Fakes.snapshot(8, 0.8);

  private List<Figure> figures() {
    return List.of(
        Figures.trainingCurves(
            new RunHistory(Fakes.metrics(50, 1, 1), Fakes.validation(4, 1), List.of())),
        Figures.latentRaster(snapshot.samples().get(0)),
        Figures.reconstructions(snapshot));
  }

  private Element svg(Figure figure, FigureStyle style) throws Exception {
    Path file = folder.resolve("figure.svg");
    FigureFile.write(figure, file, style);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(file.toFile())
        .getDocumentElement();
  }

  private static double millimetres(Element svg, String side) {
    String length = svg.getAttribute(side);
    assertTrue(length.endsWith("mm"), length);
    return Double.parseDouble(length.substring(0, length.length() - 2));
  }

  private static double number(Element element, String name) {
    return Double.parseDouble(element.getAttribute(name));
  }

  private static List<Element> all(Element svg, String name) {
    NodeList found = svg.getElementsByTagName(name);
    List<Element> all = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      all.add((Element) found.item(i));
    }
    return all;
  }

  /** Where a text stands, by a generous estimate of its width. */
  private static Rectangle2D place(Element text) {
    double size = number(text, "font-size");
    boolean bold = text.getAttribute("font-weight").equals("bold");
    Colour any = Colour.rgb(0);
    TextStyle style = bold ? TextStyle.title(size, any) : TextStyle.label(size, any);
    double width = style.widthOf(text.getTextContent());
    double x = number(text, "x");
    double y = number(text, "y");
    double left =
        switch (text.getAttribute("text-anchor")) {
          case "middle" -> x - width / 2;
          case "end" -> x - width;
          default -> x;
        };
    Rectangle2D level = new Rectangle2D.Double(left, y - 0.8 * size, width, size);
    String turn = text.getAttribute("transform").replaceAll("[^-0-9. ]", "");
    if (turn.isEmpty()) {
      return level;
    }
    double degrees = Double.parseDouble(turn.strip().split(" ")[0]);
    return AffineTransform.getRotateInstance(Math.toRadians(degrees), x, y)
        .createTransformedShape(level)
        .getBounds2D();
  }

  @ParameterizedTest
  @EnumSource(names = {"SINGLE_COLUMN", "DOUBLE_COLUMN"})
  void figuresFitTheirColumnAndNoTextLeavesThePage(FigureStyle style) throws Exception {
    double column = style == FigureStyle.SINGLE_COLUMN ? 85 : 178;
    for (Figure figure : figures()) {
      Element svg = svg(figure, style);
      String name = figure.title() + ", " + style;
      assertEquals(column, millimetres(svg, "width"), 0.01, name);
      double height = millimetres(svg, "height");
      assertTrue(height >= 49.99, name + ", " + height);
      String[] view = svg.getAttribute("viewBox").split(" ");
      double units = Double.parseDouble(view[2]);
      Rectangle2D page = new Rectangle2D.Double(0, 0, units, Double.parseDouble(view[3]));
      assertTrue(all(svg, "text").size() > 3, name);
      for (Element text : all(svg, "text")) {
        String what = name + ": " + text.getTextContent() + " at " + place(text);
        assertTrue(page.contains(place(text)), what);
        assertTrue(number(text, "font-size") * column / units <= 8 * POINT + 0.01, what);
      }
    }
  }

  @Test
  void labelsOfAxesHaveEightPointsAndLinesAreThin() throws Exception {
    Element svg = svg(figures().get(0), FigureStyle.DOUBLE_COLUMN);
    double unit = 178 / Double.parseDouble(svg.getAttribute("viewBox").split(" ")[2]);
    for (Element text : all(svg, "text")) {
      assertEquals(8, number(text, "font-size") * unit / POINT, 0.05, text.getTextContent());
    }
    for (Element line : all(svg, "polyline")) {
      assertTrue(number(line, "stroke-width") * unit / POINT <= 1.01);
    }
  }

  @Test
  void aPngHasThreeHundredDotsPerInch() throws IOException {
    Path file = folder.resolve("curves.png");
    FigureFile.write(figures().get(0), file, FigureStyle.SINGLE_COLUMN);
    assertEquals(85 / 25.4 * 300, ImageIO.read(file.toFile()).getWidth(), 1);
    byte[] bytes = Files.readAllBytes(file);
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("pHYs");
    ByteBuffer size = ByteBuffer.wrap(bytes, at + 4, 9);
    assertEquals(11811, size.getInt());
    assertEquals(11811, size.getInt());
    assertEquals(1, size.get(), "per metre");
  }

  @Test
  void aSingleChartKeepsItsProportionsAndRowsOfChartsAreNotTooLow() throws Exception {
    Figure raster = figures().get(1);
    Element one = svg(raster, FigureStyle.DOUBLE_COLUMN);
    assertEquals(
        178 * raster.page().height() / raster.page().width(), millimetres(one, "height"), 0.01);
    Element two = svg(figures().get(0), FigureStyle.SINGLE_COLUMN);
    assertEquals(100, millimetres(two, "height"), 0.01, "two rows of 50 mm");
  }

  @Test
  void picturesInANarrowColumnKeepTheirWholeCaptions() throws Exception {
    Element svg = svg(figures().get(2), FigureStyle.SINGLE_COLUMN);
    assertEquals(8, all(svg, "text").stream().filter(FigureStyleTest::caption).count());
    for (Element text : all(svg, "text")) {
      assertTrue(!text.getTextContent().contains("…"), text.getTextContent());
    }
  }

  private static boolean caption(Element text) {
    return text.getTextContent().startsWith("class ");
  }

  @Test
  void onTheScreenNothingChanges() throws Exception {
    Figure figure = figures().get(0);
    Element svg = svg(figure, FigureStyle.SCREEN);
    assertEquals(figure.page().width(), number(svg, "width"), 0.01);
    FigureFile.write(figure, folder.resolve("a.png"), FigureStyle.SCREEN);
    FigureFile.write(figure, folder.resolve("b.png"));
    assertEquals(-1, Files.mismatch(folder.resolve("a.png"), folder.resolve("b.png")));
  }

  @Test
  void stylesAreFoundByName() {
    assertEquals(Optional.of(FigureStyle.SINGLE_COLUMN), FigureStyle.named("single-column"));
    assertEquals(Optional.empty(), FigureStyle.named("poster"));
  }
}
