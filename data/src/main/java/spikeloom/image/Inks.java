package spikeloom.image;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Converts CMYK colours of JPEG pictures. With a colour profile the profile is used, else
 *
 * <pre>
 * {@code red = (1 - cyan) (1 - black), green = (1 - magenta) (1 - black), blue = (1 - yellow) (1 - black).}
 * </pre>
 *
 * <p>Files with Adobe's marker store 1 - ink; with its transform 2 the first three components are
 * luma and chroma of that (YCCK).
 */
final class Inks {
  private static final int YCCK = 2;

  private Inks() {}

  /**
   * The picture in red, green and blue.
   *
   * @param stored four components of 8 bits as they are stored
   */
  static BufferedImage colours(Raster stored, JpegSegments segments) {
    WritableRaster inks = inks(stored, segments.adobe());
    BufferedImage image =
        new BufferedImage(inks.getWidth(), inks.getHeight(), BufferedImage.TYPE_INT_RGB);
    @Nullable ICC_Profile profile = segments.profile().map(Inks::profile).orElse(null);
    if (profile == null || !converted(inks, profile, image)) {
      mix(inks, image);
    }
    return image;
  }

  /** The profile, or null if it is damaged or not CMYK. */
  private static @Nullable ICC_Profile profile(byte[] bytes) {
    try {
      ICC_Profile profile = ICC_Profile.getInstance(bytes);
      return profile.getColorSpaceType() == ColorSpace.TYPE_CMYK ? profile : null;
    } catch (IllegalArgumentException e) {
      return null; // other viewers show such a picture without its profile
    }
  }

  private static boolean converted(WritableRaster inks, ICC_Profile profile, BufferedImage image) {
    WritableRaster colours =
        Raster.createInterleavedRaster(0, inks.getWidth(), inks.getHeight(), 3, null);
    try {
      ICC_Profile screen = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
      new ColorConvertOp(new ICC_Profile[] {profile, screen}, null).filter(inks, colours);
    } catch (CMMException | IllegalArgumentException e) {
      return false;
    }
    int[] row = new int[3 * inks.getWidth()];
    for (int y = 0; y < inks.getHeight(); y++) {
      image
          .getRaster()
          .setPixels(0, y, inks.getWidth(), 1, colours.getPixels(0, y, inks.getWidth(), 1, row));
    }
    return true;
  }

  private static void mix(WritableRaster inks, BufferedImage image) {
    int width = inks.getWidth();
    int[] from = new int[4 * width];
    int[] to = new int[3 * width];
    for (int y = 0; y < inks.getHeight(); y++) {
      inks.getPixels(0, y, width, 1, from);
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < 3; c++) {
          int light = (255 - from[4 * x + c]) * (255 - from[4 * x + 3]);
          to[3 * x + c] = (light + 127) / 255;
        }
      }
      image.getRaster().setPixels(0, y, width, 1, to);
    }
  }

  /** The amounts of ink, inverted. */
  private static WritableRaster inks(Raster stored, Optional<Integer> adobe) {
    if (stored.getNumBands() != 4) {
      throw new IllegalArgumentException(stored.getNumBands() + " components");
    }
    int width = stored.getWidth();
    WritableRaster inks = Raster.createInterleavedRaster(0, width, stored.getHeight(), 4, null);
    int[] row = new int[4 * width];
    for (int y = 0; y < stored.getHeight(); y++) {
      stored.getPixels(stored.getMinX(), stored.getMinY() + y, width, 1, row);
      for (int i = 0; i < row.length; i += 4) {
        if (adobe.isPresent() && adobe.get() == YCCK) {
          unmix(row, i);
        }
        if (adobe.isPresent()) {
          for (int c = i; c < i + 4; c++) {
            row[c] = 255 - row[c];
          }
        }
      }
      inks.setPixels(0, y, width, 1, row);
    }
    return inks;
  }

  /** Luma and chroma to three components, as in JFIF. */
  private static void unmix(int[] row, int at) {
    double luma = row[at];
    double blue = row[at + 1] - 128;
    double red = row[at + 2] - 128;
    row[at] = clamped(luma + 1.402 * red);
    row[at + 1] = clamped(luma - 0.344136 * blue - 0.714136 * red);
    row[at + 2] = clamped(luma + 1.772 * blue);
  }

  private static int clamped(double value) {
    return (int) Math.max(0, Math.min(255, Math.round(value)));
  }
}
