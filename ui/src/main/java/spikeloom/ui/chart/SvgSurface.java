package spikeloom.ui.chart;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;

/**
 * Writes what is drawn as SVG 1.1. Text stays text, lines stay lines; pixel images are embedded as
 * PNG and marked so that viewers do not smooth them.
 */
public final class SvgSurface implements Surface {
  private final StringBuilder body = new StringBuilder();
  private final String title;
  private final double width;
  private final double height;
  private final double millimetresPerUnit;
  private int clips;

  /** An empty drawing of {@code width} x {@code height} units. */
  public SvgSurface(String title, double width, double height) {
    this(title, width, height, 0);
  }

  /**
   * An empty drawing with a size on paper.
   *
   * @param millimetresPerUnit the size of a unit, or 0 for a pixel
   */
  public SvgSurface(String title, double width, double height, double millimetresPerUnit) {
    this.title = title;
    this.width = width;
    this.height = height;
    this.millimetresPerUnit = millimetresPerUnit;
  }

  /** The document drawn so far. */
  public String document() {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" \
    width="%s" height="%s" viewBox="0 0 %s %s" font-family="Inter, Helvetica, Arial, sans-serif">
    <title>%s</title>
    %s</svg>
    """
        .formatted(
            length(width),
            length(height),
            number(width),
            number(height),
            escape(title),
            body.toString());
  }

  @Override
  public double pixelsPerUnit() {
    return 2; // high enough for print when a raster is written as an image
  }

  @Override
  public void rectangle(Box box, Colour fill) {
    element("<rect%s%s/>", box(box), fill("fill", fill));
  }

  @Override
  public void outline(Box box, Stroke stroke) {
    element("<rect%s fill=\"none\"%s/>", box(box), stroke(stroke));
  }

  @Override
  public void polyline(Points points, Stroke stroke) {
    element(
        "<polyline points=\"%s\" fill=\"none\" stroke-linejoin=\"round\""
            + " stroke-linecap=\"round\"%s/>",
        list(points), stroke(stroke));
  }

  @Override
  public void polygon(Points corners, Colour fill) {
    element("<polygon points=\"%s\"%s/>", list(corners), fill("fill", fill));
  }

  @Override
  public void segments(Points points, Stroke stroke) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i + 1 < points.size(); i += 2) {
      path.append('M').append(number(points.x()[i])).append(' ').append(number(points.y()[i]));
      path.append('L').append(number(points.x()[i + 1])).append(' ');
      path.append(number(points.y()[i + 1]));
    }
    element("<path d=\"%s\" fill=\"none\"%s/>", path, stroke(stroke));
  }

  @Override
  public void disc(double x, double y, double radius, Colour fill) {
    element(
        "<circle cx=\"%s\" cy=\"%s\" r=\"%s\"%s/>",
        number(x), number(y), number(radius), fill("fill", fill));
  }

  @Override
  public void text(String text, double x, double y, TextStyle style) {
    text(text, x, y, style, "");
  }

  @Override
  public void turnedText(String text, double x, double y, double degrees, TextStyle style) {
    String turn = "rotate(" + number(degrees) + " " + number(x) + " " + number(y) + ")";
    text(text, x, y, style, " transform=\"" + turn + "\"");
  }

  private void text(String text, double x, double y, TextStyle style, String more) {
    String anchor =
        switch (style.anchor()) {
          case START -> "";
          case MIDDLE -> " text-anchor=\"middle\"";
          case END -> " text-anchor=\"end\"";
        };
    String weight = style.weight() == TextStyle.Weight.BOLD ? " font-weight=\"bold\"" : "";
    element(
        "<text x=\"%s\" y=\"%s\" font-size=\"%s\"%s%s%s%s>%s</text>",
        number(x),
        number(y),
        number(style.size()),
        weight,
        anchor,
        fill("fill", style.colour()),
        more,
        escape(text));
  }

  @Override
  public void image(PixelImage image, Box box) {
    BufferedImage pixels = image.buffered();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      Png.write(pixels, png);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // writing to memory does not fail
    }
    element(
        "<image%s preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\""
            + " xlink:href=\"data:image/png;base64,%s\"/>",
        box(box), Base64.getEncoder().encodeToString(png.toByteArray()));
  }

  @Override
  public void clipped(Box box, Runnable drawing) {
    clips++;
    element("<clipPath id=\"clip%d\"><rect%s/></clipPath>", clips, box(box));
    element("<g clip-path=\"url(#clip%d)\">", clips);
    drawing.run();
    element("</g>");
  }

  private void element(String format, Object... arguments) {
    body.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }

  private static String list(Points points) {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < points.size(); i++) {
      list.append(i == 0 ? "" : " ").append(number(points.x()[i]));
      list.append(',').append(number(points.y()[i]));
    }
    return list.toString();
  }

  private static String box(Box box) {
    return String.format(
        Locale.ROOT,
        " x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"",
        number(box.x()),
        number(box.y()),
        number(box.width()),
        number(box.height()));
  }

  private static String stroke(Stroke stroke) {
    return fill("stroke", stroke.colour()) + " stroke-width=\"" + number(stroke.width()) + "\"";
  }

  private static String fill(String what, Colour colour) {
    String opacity =
        colour.alpha() == 1 ? "" : " " + what + "-opacity=\"" + number(colour.alpha()) + "\"";
    return " " + what + "=\"" + colour.hex() + "\"" + opacity;
  }

  private String length(double units) {
    return millimetresPerUnit == 0 ? number(units) : number(units * millimetresPerUnit) + "mm";
  }

  /** Rounds to at most two decimals; a hundredth of a pixel is invisible. */
  private static String number(double value) {
    double rounded = Math.rint(value * 100) / 100;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }

  /** Escapes XML syntax and drops characters that XML forbids. */
  private static String escape(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> {
                  if (allowed(c)) {
                    out.appendCodePoint(c);
                  }
                }
              }
            });
    return out.toString();
  }

  private static boolean allowed(int c) {
    boolean surrogate = c >= 0xd800 && c <= 0xdfff;
    return c == '\t' || c == '\n' || (c >= 0x20 && !surrogate && c != 0xfffe && c != 0xffff);
  }
}
