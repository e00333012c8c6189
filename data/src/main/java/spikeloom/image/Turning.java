package spikeloom.image;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/** Rotates and mirrors a picture by its orientation, see {@link Exif}. */
final class Turning {
  private Turning() {}

  static BufferedImage upright(BufferedImage image, int orientation) {
    if (orientation == Exif.UPRIGHT) {
      return image;
    }
    int width = image.getWidth();
    int height = image.getHeight();
    boolean turns = Exif.turns(orientation);
    Raster from = image.getRaster();
    WritableRaster to =
        from.createCompatibleWritableRaster(turns ? height : width, turns ? width : height);
    Object pixel = null;
    for (int y = 0; y < to.getHeight(); y++) {
      for (int x = 0; x < to.getWidth(); x++) {
        int column = turns ? y : x;
        int row = turns ? x : y;
        boolean mirrored =
            orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        boolean upsideDown =
            orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        pixel =
            from.getDataElements(
                mirrored ? width - 1 - column : column, upsideDown ? height - 1 - row : row, pixel);
        to.setDataElements(x, y, pixel);
      }
    }
    return new BufferedImage(image.getColorModel(), to, image.isAlphaPremultiplied(), null);
  }
}
