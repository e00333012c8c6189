package spikeloom.ui.chart;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/** Draws on the canvas of a window. Use it on the JavaFX thread only. */
public final class FxSurface implements Surface {
  private final GraphicsContext graphics;
  private final double scale;
  private final FxPictures pictures;

  /** Draws with the given context on a screen of {@code scale} device pixels per unit. */
  public FxSurface(GraphicsContext graphics, double scale) {
    this(graphics, scale, new FxPictures());
  }

  /** Draws repeatedly on the same canvas and reuses the memory of its images. */
  public FxSurface(GraphicsContext graphics, double scale, FxPictures pictures) {
    this.graphics = graphics;
    this.scale = scale;
    this.pictures = pictures;
    graphics.setImageSmoothing(false);
    graphics.setTextBaseline(VPos.BASELINE);
  }

  @Override
  public double pixelsPerUnit() {
    return scale;
  }

  @Override
  public void rectangle(Box box, Colour fill) {
    graphics.setFill(fx(fill));
    graphics.fillRect(box.x(), box.y(), box.width(), box.height());
  }

  @Override
  public void outline(Box box, Stroke stroke) {
    use(stroke, StrokeLineCap.ROUND);
    graphics.strokeRect(box.x(), box.y(), box.width(), box.height());
  }

  @Override
  public void polyline(Points points, Stroke stroke) {
    use(stroke, StrokeLineCap.ROUND);
    graphics.strokePolyline(points.x(), points.y(), points.size());
  }

  @Override
  public void segments(Points points, Stroke stroke) {
    use(stroke, StrokeLineCap.BUTT);
    graphics.beginPath();
    for (int i = 0; i + 1 < points.size(); i += 2) {
      graphics.moveTo(points.x()[i], points.y()[i]);
      graphics.lineTo(points.x()[i + 1], points.y()[i + 1]);
    }
    graphics.stroke();
  }

  @Override
  public void polygon(Points corners, Colour fill) {
    graphics.setFill(fx(fill));
    graphics.fillPolygon(corners.x(), corners.y(), corners.size());
  }

  @Override
  public void disc(double x, double y, double radius, Colour fill) {
    graphics.setFill(fx(fill));
    graphics.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  @Override
  public void text(String text, double x, double y, TextStyle style) {
    graphics.setFont(font(style));
    graphics.setTextAlign(
        switch (style.anchor()) {
          case START -> TextAlignment.LEFT;
          case MIDDLE -> TextAlignment.CENTER;
          case END -> TextAlignment.RIGHT;
        });
    graphics.setFill(fx(style.colour()));
    graphics.fillText(text, x, y);
  }

  @Override
  public void turnedText(String text, double x, double y, double degrees, TextStyle style) {
    graphics.save();
    graphics.translate(x, y);
    graphics.rotate(degrees);
    text(text, 0, 0, style);
    graphics.restore();
  }

  @Override
  public double widthOf(String text, TextStyle style) {
    Text measured = new Text(text);
    measured.setFont(font(style));
    return measured.getLayoutBounds().getWidth();
  }

  @Override
  public void image(PixelImage image, Box box) {
    Box target = box.snapped();
    graphics.drawImage(
        pictures.paint(image), target.x(), target.y(), target.width(), target.height());
  }

  @Override
  public void clipped(Box box, Runnable drawing) {
    graphics.save();
    graphics.beginPath();
    graphics.rect(box.x(), box.y(), box.width(), box.height());
    graphics.clip();
    drawing.run();
    graphics.restore();
  }

  private static Font font(TextStyle style) {
    FontWeight weight =
        style.weight() == TextStyle.Weight.BOLD ? FontWeight.BOLD : FontWeight.NORMAL;
    return Font.font(Font.getDefault().getFamily(), weight, style.size());
  }

  private void use(Stroke stroke, StrokeLineCap cap) {
    graphics.setStroke(fx(stroke.colour()));
    graphics.setLineWidth(stroke.width());
    graphics.setLineCap(cap);
    graphics.setLineJoin(StrokeLineJoin.ROUND);
  }

  private static Color fx(Colour colour) {
    return Color.rgb(colour.red(), colour.green(), colour.blue(), colour.alpha());
  }
}
