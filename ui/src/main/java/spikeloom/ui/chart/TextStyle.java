package spikeloom.ui.chart;

/**
 * How a label is set.
 *
 * @param size height of the type in units of the surface
 * @param weight light or heavy
 * @param anchor point of the text at the given position
 * @param colour its colour
 */
public record TextStyle(double size, Weight weight, Anchor anchor, Colour colour) {
  /** Heaviness of the type. */
  public enum Weight {
    /** For labels. */
    NORMAL,
    /** For titles. */
    BOLD
  }

  /** The horizontal anchor of the text; vertically it is always the baseline. */
  public enum Anchor {
    /** The left end. */
    START,
    /** The middle. */
    MIDDLE,
    /** The right end. */
    END
  }

  /** Normal weight, anchored at its start. */
  public static TextStyle label(double size, Colour colour) {
    return new TextStyle(size, Weight.NORMAL, Anchor.START, colour);
  }

  /** Bold, anchored at its start. */
  public static TextStyle title(double size, Colour colour) {
    return new TextStyle(size, Weight.BOLD, Anchor.START, colour);
  }

  /** The same style with another anchor. */
  public TextStyle at(Anchor other) {
    return new TextStyle(size, weight, other, colour);
  }

  /** The same style in {@code factor} times the size. */
  public TextStyle times(double factor) {
    return new TextStyle(factor * size, weight, anchor, colour);
  }

  /**
   * Returns an estimate of the width of a text, slightly too large for common sans-serif fonts.
   * Charts use it for layout instead of a real font, so that all outputs agree and nothing depends
   * on the installed fonts.
   */
  public double widthOf(String text) {
    double ems = 0;
    for (int i = 0; i < text.length(); i++) {
      ems += width(text.charAt(i));
    }
    return ems * size * (weight == Weight.BOLD ? 1.15 : 1);
  }

  private static double width(char c) {
    if ("il.,:;'|!·".indexOf(c) >= 0) {
      return 0.32;
    }
    if (c == ' ' || "jtfr()-/".indexOf(c) >= 0) {
      return 0.38;
    }
    if (c == 'm' || c == 'w' || c == 'M' || c == 'W' || c == '%') {
      return 0.92;
    }
    return Character.isUpperCase(c) ? 0.7 : 0.6;
  }
}
