package spikeloom.ui.chart;

import java.util.function.ToDoubleFunction;

/** Shortens names in the middle, because their ends differ. */
public final class Shortened {
  private Shortened() {}

  /**
   * A text that is at most {@code most} wide, shortened in the middle if necessary.
   *
   * @param width measures a text
   */
  public static String middle(String text, double most, ToDoubleFunction<String> width) {
    if (width.applyAsDouble(text) <= most) {
      return text;
    }
    for (int kept = text.length() - 1; kept > 1; kept--) {
      String shorter = without(text, text.length() - kept);
      if (width.applyAsDouble(shorter) <= most) {
        return shorter;
      }
    }
    return "…";
  }

  private static String without(String text, int left) {
    int kept = text.length() - left;
    int start = (kept + 1) / 2;
    return text.substring(0, start).stripTrailing()
        + "…"
        + text.substring(text.length() - (kept - start)).stripLeading();
  }
}
