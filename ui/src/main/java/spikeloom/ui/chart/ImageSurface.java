package spikeloom.ui.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/**
 * A surface of pixels in memory, drawn by {@code java.awt} without a display. Without any font it
 * draws no labels.
 */
public final class ImageSurface implements Surface {
  private final BufferedImage image;
  private final Graphics2D graphics;
  private final double scale;

  /** An empty, transparent surface of {@code width} x {@code height} units. */
  public ImageSurface(double width, double height, double scale) {
    this.scale = scale;
    this.image =
        new BufferedImage(
            (int) Math.ceil(width * scale),
            (int) Math.ceil(height * scale),
            BufferedImage.TYPE_INT_ARGB);
    this.graphics = image.createGraphics();
    graphics.scale(scale, scale);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
  }

  /** The image drawn so far; not a copy. */
  public BufferedImage image() {
    return image;
  }

  @Override
  public double pixelsPerUnit() {
    return scale;
  }

  @Override
  public void rectangle(Box box, Colour fill) {
    graphics.setColor(awt(fill));
    graphics.fill(shape(box));
  }

  @Override
  public void outline(Box box, Stroke stroke) {
    use(stroke);
    graphics.draw(shape(box));
  }

  @Override
  public void polyline(Points points, Stroke stroke) {
    if (points.size() > 0) {
      use(stroke);
      graphics.draw(path(points));
    }
  }

  @Override
  public void polygon(Points corners, Colour fill) {
    if (corners.size() > 0) {
      graphics.setColor(awt(fill));
      graphics.fill(path(corners));
    }
  }

  @Override
  public void segments(Points points, Stroke stroke) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i + 1 < points.size(); i += 2) {
      path.moveTo(points.x()[i], points.y()[i]);
      path.lineTo(points.x()[i + 1], points.y()[i + 1]);
    }
    graphics.setColor(awt(stroke.colour()));
    graphics.setStroke(
        new BasicStroke((float) stroke.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
    graphics.draw(path);
  }

  @Override
  public void disc(double x, double y, double radius, Colour fill) {
    graphics.setColor(awt(fill));
    graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
  }

  @Override
  public void text(String text, double x, double y, TextStyle style) {
    AwtFonts.find(style)
        .ifPresent(
            (Font font) -> {
              double width = widthOf(text, style);
              double shift =
                  switch (style.anchor()) {
                    case START -> 0;
                    case MIDDLE -> width / 2;
                    case END -> width;
                  };
              graphics.setFont(font);
              graphics.setColor(awt(style.colour()));
              graphics.drawString(text, (float) (x - shift), (float) y);
            });
  }

  @Override
  public void turnedText(String text, double x, double y, double degrees, TextStyle style) {
    AffineTransform before = graphics.getTransform();
    graphics.rotate(Math.toRadians(degrees), x, y);
    text(text, x, y, style);
    graphics.setTransform(before);
  }

  @Override
  public double widthOf(String text, TextStyle style) {
    return AwtFonts.find(style)
        .map(font -> font.getStringBounds(text, graphics.getFontRenderContext()).getWidth())
        .orElse(0.0);
  }

  @Override
  public void image(PixelImage pixels, Box box) {
    BufferedImage source = pixels.buffered();
    // Edges in device pixels: a rounded destination keeps all cells of equal size.
    Box device =
        new Box(box.x() * scale, box.y() * scale, box.width() * scale, box.height() * scale)
            .snapped();
    Graphics2D unscaled = (Graphics2D) graphics.create();
    unscaled.scale(1 / scale, 1 / scale);
    unscaled.drawImage(
        source,
        (int) device.x(),
        (int) device.y(),
        (int) device.width(),
        (int) device.height(),
        null);
    unscaled.dispose();
  }

  @Override
  public void clipped(Box box, Runnable drawing) {
    Shape before = graphics.getClip();
    graphics.clip(shape(box));
    drawing.run();
    graphics.setClip(before);
  }

  private void use(Stroke stroke) {
    graphics.setColor(awt(stroke.colour()));
    graphics.setStroke(
        new BasicStroke((float) stroke.width(), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
  }

  private static Path2D path(Points points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points.x()[0], points.y()[0]);
    for (int i = 1; i < points.size(); i++) {
      path.lineTo(points.x()[i], points.y()[i]);
    }
    return path;
  }

  private static Rectangle2D shape(Box box) {
    return new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height());
  }

  private static Color awt(Colour colour) {
    return new Color(colour.argb(), true);
  }
}
