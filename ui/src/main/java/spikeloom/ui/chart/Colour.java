package spikeloom.ui.chart;

import java.util.Locale;

/**
 * A colour in sRGB.
 *
 * @param red 0 .. 255
 * @param green 0 .. 255
 * @param blue 0 .. 255
 * @param alpha opacity, 0 .. 1
 */
public record Colour(int red, int green, int blue, double alpha) {
  /** Checks the range of the components. */
  public Colour {
    if (((red | green | blue) & ~0xff) != 0 || !(alpha >= 0 && alpha <= 1)) {
      throw new IllegalArgumentException(
          "not a colour: " + red + ", " + green + ", " + blue + ", " + alpha);
    }
  }

  /** An opaque colour as 0xRRGGBB. */
  public static Colour rgb(int rgb) {
    return new Colour(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff, 1);
  }

  /** The same colour with another opacity. */
  public Colour withAlpha(double newAlpha) {
    return new Colour(red, green, blue, newAlpha);
  }

  /** Interpolates to another colour, {@code share} 0 .. 1, including the opacity. */
  public Colour mix(Colour other, double share) {
    return new Colour(
        (int) Math.round(red + (other.red - red) * share),
        (int) Math.round(green + (other.green - green) * share),
        (int) Math.round(blue + (other.blue - blue) * share),
        alpha + (other.alpha - alpha) * share);
  }

  /** As 0xAARRGGBB, not premultiplied. */
  public int argb() {
    return (int) Math.round(alpha * 255) << 24 | red << 16 | green << 8 | blue;
  }

  /** As 0xAARRGGBB with red, green and blue multiplied by the opacity. */
  public int premultiplied() {
    int opacity = (int) Math.round(alpha * 255);
    return opacity << 24
        | (red * opacity / 255) << 16
        | (green * opacity / 255) << 8
        | blue * opacity / 255;
  }

  /** As {@code #rrggbb}, without opacity. */
  public String hex() {
    return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
  }

  /** Relative luminance of the opaque colour, 0 .. 1 (WCAG 2.1, section "relative luminance"). */
  public double luminance() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  private static double linear(int component) {
    double c = component / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }
}
