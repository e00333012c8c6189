package spikeloom.app.tensorboard;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import spikeloom.ui.chart.ImageSurface;
import spikeloom.ui.chart.Png;
import spikeloom.ui.figure.Figure;

/**
 * A picture in pixels.
 *
 * @param width columns
 * @param height rows
 * @param png its encoding
 */
@SuppressWarnings("ArrayRecordComponent") // written, never compared
record Picture(int width, int height, byte[] png) {
  /** A figure with one pixel for each of its units. */
  static Picture of(Figure figure) throws IOException {
    ImageSurface surface = new ImageSurface(figure.page().width(), figure.page().height(), 1);
    figure.draw(surface);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    Png.write(surface.image(), png);
    return new Picture(surface.image().getWidth(), surface.image().getHeight(), png.toByteArray());
  }
}
