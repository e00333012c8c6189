package spikeloom.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.Arrays;
import spikeloom.image.PictureFormat.Colours;

/**
 * Resizes a decoded picture to a format: every pixel of the result is the mean over the part of the
 * picture that it covers,
 *
 * <pre>{@code r(i) = sum over j of v(j) |[j s, (j+1) s] with [i, i+1]|,  s = new size / old size}
 * </pre>
 *
 * <p>in each direction; the factor s is the same in both, so that the aspect is kept.
 */
final class Resizing {
  private final BufferedImage image;
  private final PictureFormat format;
  private final double exponent;
  private final int planes;
  private final int height; // of the picture within the format
  private final int width;

  private Resizing(BufferedImage image, PictureFormat format, double exponent) {
    this.image = image;
    this.format = format;
    this.exponent = exponent;
    planes = format.shape().planes();
    double factor =
        Math.min(
            (double) format.height() / image.getHeight(),
            (double) format.width() / image.getWidth());
    height = (int) Math.max(1, Math.round(factor * image.getHeight()));
    width = (int) Math.max(1, Math.round(factor * image.getWidth()));
  }

  /**
   * The picture in a format.
   *
   * @param exponent values v in [0, 1] become v^exponent
   */
  static byte[] of(BufferedImage image, PictureFormat format, double exponent) {
    Resizing resizing = new Resizing(image, format, exponent);
    return resizing.placed(resizing.shrunk());
  }

  private double[] shrunk() {
    double[] sums = new double[planes * height * width];
    double[][] row = new double[planes][image.getWidth()];
    double[] narrow = new double[planes * width];
    double step = (double) height / image.getHeight();
    for (int y = 0; y < image.getHeight(); y++) {
      readRow(y, row);
      narrow(row, narrow);
      for (int r = (int) (y * step); r < height && r < (y + 1) * step; r++) {
        double share = Math.min((y + 1) * step, r + 1) - Math.max(y * step, r);
        for (int p = 0; p < planes; p++) {
          for (int x = 0; x < width; x++) {
            sums[(p * height + r) * width + x] += share * narrow[p * width + x];
          }
        }
      }
    }
    return sums;
  }

  private void narrow(double[][] row, double[] to) {
    Arrays.fill(to, 0);
    double step = (double) width / image.getWidth();
    for (int x = 0; x < image.getWidth(); x++) {
      for (int c = (int) (x * step); c < width && c < (x + 1) * step; c++) {
        double share = Math.min((x + 1) * step, c + 1) - Math.max(x * step, c);
        for (int p = 0; p < planes; p++) {
          to[p * width + c] += share * row[p][x];
        }
      }
    }
  }

  private byte[] placed(double[] values) {
    byte[] bytes = new byte[planes * format.height() * format.width()];
    int top = (format.height() - height) / 2;
    int left = (format.width() - width) / 2;
    for (int p = 0; p < planes; p++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          long value = Math.round(Math.max(0, Math.min(255, values[(p * height + y) * width + x])));
          bytes[(p * format.height() + top + y) * format.width() + left + x] = (byte) value;
        }
      }
    }
    return bytes;
  }

  private void readRow(int y, double[][] row) {
    if (grey()) {
      readGrey(y, row);
    } else {
      int[] argb = image.getRGB(0, y, image.getWidth(), 1, null, 0, image.getWidth());
      for (int x = 0; x < argb.length; x++) {
        double alpha = (argb[x] >>> 24) / 255.0;
        double red = shown(argb[x] >> 16 & 0xff);
        double green = shown(argb[x] >> 8 & 0xff);
        double blue = shown(argb[x] & 0xff);
        if (format.colours() == Colours.GREY) {
          row[0][x] = alpha * (0.299 * red + 0.587 * green + 0.114 * blue);
        } else {
          row[0][x] = alpha * red;
          row[1][x] = alpha * green;
          row[2][x] = alpha * blue;
        }
      }
    }
  }

  /** The value to show for a stored one, both in 0 .. 255. */
  private double shown(double value) {
    return exponent == 1 ? value : 255 * Math.pow(value / 255, exponent);
  }

  private boolean grey() {
    return !(image.getColorModel() instanceof IndexColorModel)
        && image.getRaster().getNumBands() <= 2
        && image.getColorModel().getColorSpace().equals(ColorSpace.getInstance(ColorSpace.CS_GRAY));
  }

  // The JDK treats grey values without a profile as linear: converted to colours they would be
  // brighter than stored.
  private void readGrey(int y, double[][] row) {
    Raster raster = image.getRaster();
    double white = (1L << image.getColorModel().getComponentSize(0)) - 1;
    for (int x = 0; x < image.getWidth(); x++) {
      double value = shown(255 * raster.getSample(x, y, 0) / white);
      if (raster.getNumBands() == 2) {
        value *= raster.getSample(x, y, 1) / white;
      }
      for (int p = 0; p < planes; p++) {
        row[p][x] = value;
      }
    }
  }
}
