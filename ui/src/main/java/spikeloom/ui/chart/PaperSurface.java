package spikeloom.ui.chart;

/**
 * Draws on another surface as journals ask for it: thin lines, and titles in the size of labels.
 *
 * @param paper the other surface
 * @param theme has the labels
 */
public record PaperSurface(Surface paper, ChartTheme theme) implements Surface {
  private static final double THIN = 0.6;

  private static Stroke thin(Stroke stroke) {
    return new Stroke(stroke.colour(), THIN * stroke.width());
  }

  private TextStyle small(TextStyle style) {
    double most = theme.labelStyle().size();
    return style.size() <= most ? style : style.times(most / style.size());
  }

  @Override
  public double pixelsPerUnit() {
    return paper.pixelsPerUnit();
  }

  @Override
  public void rectangle(Box box, Colour fill) {
    paper.rectangle(box, fill);
  }

  @Override
  public void outline(Box box, Stroke stroke) {
    paper.outline(box, thin(stroke));
  }

  @Override
  public void polyline(Points points, Stroke stroke) {
    paper.polyline(points, thin(stroke));
  }

  @Override
  public void segments(Points points, Stroke stroke) {
    paper.segments(points, thin(stroke));
  }

  @Override
  public void polygon(Points corners, Colour fill) {
    paper.polygon(corners, fill);
  }

  @Override
  public void disc(double x, double y, double radius, Colour fill) {
    paper.disc(x, y, radius, fill);
  }

  @Override
  public void text(String text, double x, double y, TextStyle style) {
    paper.text(text, x, y, small(style));
  }

  @Override
  public void turnedText(String text, double x, double y, double degrees, TextStyle style) {
    paper.turnedText(text, x, y, degrees, small(style));
  }

  @Override
  public void image(PixelImage image, Box box) {
    paper.image(image, box);
  }

  @Override
  public void clipped(Box box, Runnable drawing) {
    paper.clipped(box, drawing);
  }

  @Override
  public double widthOf(String text, TextStyle style) {
    return paper.widthOf(text, small(style));
  }
}
