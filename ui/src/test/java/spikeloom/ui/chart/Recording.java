package spikeloom.ui.chart;

import java.util.ArrayList;
import java.util.List;

/** A surface that remembers what was drawn on it. */
final class Recording implements Surface {
  record Text(String text, double x, double y, double degrees, TextStyle style) {
    /** Where it stands, by the estimated width. */
    Box box() {
      double width = style.widthOf(text);
      double left =
          switch (style.anchor()) {
            case START -> x;
            case MIDDLE -> x - width / 2;
            case END -> x - width;
          };
      return new Box(left, y - 9, width, 11);
    }
  }

  record Area(Box box, Colour fill) {}

  final List<Text> texts = new ArrayList<>();
  final List<Area> rectangles = new ArrayList<>();
  final List<Area> discs = new ArrayList<>();
  final List<Points> segments = new ArrayList<>();
  final List<Points> polylines = new ArrayList<>();
  final List<Points> polygons = new ArrayList<>();
  final List<PixelImage> images = new ArrayList<>();

  /** Draws a chart in the light theme on a page of the given size. */
  static Recording of(Chart chart, double width, double height) {
    Recording recording = new Recording();
    chart.draw(recording, new Box(0, 0, width, height), ChartTheme.LIGHT);
    return recording;
  }

  /** The rectangles of one colour of the palette. */
  List<Box> rectangles(int palette) {
    return rectangles.stream()
        .filter(area -> area.fill().equals(ChartTheme.LIGHT.series(palette)))
        .map(Area::box)
        .toList();
  }

  /** The discs of one colour of the palette, as boxes around them. */
  List<Box> discs(int palette) {
    return discs.stream()
        .filter(area -> area.fill().equals(ChartTheme.LIGHT.series(palette)))
        .map(Area::box)
        .toList();
  }

  /** The lines of error bars: three pieces each. */
  List<Points> errorBars() {
    return segments.stream().filter(points -> points.size() == 6).toList();
  }

  Text text(String wanted) {
    return texts.stream().filter(text -> text.text().equals(wanted)).findFirst().orElseThrow();
  }

  @Override
  public double pixelsPerUnit() {
    return 1;
  }

  @Override
  public void rectangle(Box box, Colour fill) {
    rectangles.add(new Area(box, fill));
  }

  @Override
  public void outline(Box box, Stroke stroke) {}

  @Override
  public void polyline(Points points, Stroke stroke) {
    polylines.add(points);
  }

  @Override
  public void segments(Points points, Stroke stroke) {
    segments.add(points);
  }

  @Override
  public void polygon(Points corners, Colour fill) {
    polygons.add(corners);
  }

  @Override
  public void disc(double x, double y, double radius, Colour fill) {
    discs.add(new Area(new Box(x - radius, y - radius, 2 * radius, 2 * radius), fill));
  }

  @Override
  public void text(String text, double x, double y, TextStyle style) {
    texts.add(new Text(text, x, y, 0, style));
  }

  @Override
  public void turnedText(String text, double x, double y, double degrees, TextStyle style) {
    texts.add(new Text(text, x, y, degrees, style));
  }

  @Override
  public void image(PixelImage image, Box box) {
    images.add(image);
  }

  @Override
  public void clipped(Box box, Runnable drawing) {
    drawing.run();
  }
}
