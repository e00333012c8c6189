package spikeloom.ui.chart;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * Image memory of a canvas, reused between drawings because allocating a million pixels takes
 * longer than painting them. Use it on the JavaFX thread only.
 */
public final class FxPictures {
  // The window may still be painting the previous drawing.
  private final List<List<Picture>> drawings = List.of(new ArrayList<>(), new ArrayList<>());
  private int drawing;
  private int next;

  /** Starts a drawing on a cleared canvas. */
  public void begin() {
    List<Picture> before = drawings.get(drawing);
    before.subList(Math.min(next, before.size()), before.size()).clear();
    drawing = 1 - drawing;
    next = 0;
  }

  /** Paints the next image of the drawing. */
  Image paint(PixelImage image) {
    List<Picture> pictures = drawings.get(drawing);
    if (next == pictures.size()) {
      pictures.add(Picture.like(image));
    } else if (!pictures.get(next).fits(image)) {
      pictures.set(next, Picture.like(image));
    }
    Picture picture = pictures.get(next++);
    image.painter().paint(picture.buffer.getBuffer().array());
    picture.buffer.updateBuffer(buffer -> null); // the whole image
    return picture.image;
  }

  /** A pixel buffer and the image that shows it. */
  private record Picture(PixelBuffer<IntBuffer> buffer, Image image) {
    static Picture like(PixelImage image) {
      PixelBuffer<IntBuffer> buffer =
          new PixelBuffer<>(
              image.width(),
              image.height(),
              IntBuffer.allocate(image.width() * image.height()),
              PixelFormat.getIntArgbPreInstance());
      return new Picture(buffer, new WritableImage(buffer));
    }

    boolean fits(PixelImage wanted) {
      return buffer.getWidth() == wanted.width() && buffer.getHeight() == wanted.height();
    }
  }
}
