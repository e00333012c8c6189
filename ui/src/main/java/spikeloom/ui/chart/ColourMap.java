package spikeloom.ui.chart;

import java.util.List;

/**
 * From a value in [0, 1] to a colour. Both maps grow steadily in luminance, so they read the same
 * in print and for colour-blind eyes.
 */
public enum ColourMap {
  /** Black to white. */
  GREY(List.of(Colour.rgb(0x000000), Colour.rgb(0xffffff))),
  /** Indigo over teal to yellow, through colours chosen for this product. */
  LAGOON(
      List.of(
          Colour.rgb(0x1c1245),
          Colour.rgb(0x25427c),
          Colour.rgb(0x1f748c),
          Colour.rgb(0x36a37a),
          Colour.rgb(0x98cc57),
          Colour.rgb(0xfbe96a)));

  private static final int SHADES = 256;

  @SuppressWarnings("ImmutableEnumChecker") // filled once and never handed out
  private final int[] table = new int[SHADES];

  ColourMap(List<Colour> anchors) {
    int spans = anchors.size() - 1;
    for (int i = 0; i < SHADES; i++) {
      double at = i * (double) spans / (SHADES - 1);
      int span = Math.min((int) at, spans - 1);
      table[i] = anchors.get(span).mix(anchors.get(span + 1), at - span).argb();
    }
  }

  /** The colour of a value as 0xAARRGGBB; values outside [0, 1] are clipped, NaN counts as 0. */
  public int argb(double value) {
    return table[(int) Math.round(Math.min(1, Math.max(0, value)) * (SHADES - 1))];
  }
}
