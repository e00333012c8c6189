package spikeloom.ui.chart;

import java.util.List;

/**
 * From a value in [0, 1] to a colour. The luminance changes steadily, from one end to the other or
 * from the middle to both ends, so the maps read the same for colour-blind eyes.
 */
public enum ColourMap {
  /** Black to white. */
  GREY(List.of(Colour.rgb(0x000000), Colour.rgb(0xffffff))),
  /** Indigo over teal to yellow. */
  LAGOON(
      List.of(
          Colour.rgb(0x1c1245),
          Colour.rgb(0x25427c),
          Colour.rgb(0x1f748c),
          Colour.rgb(0x36a37a),
          Colour.rgb(0x98cc57),
          Colour.rgb(0xfbe96a))),
  /** Blue below the middle, white in it, orange above, for values with a sign. */
  SIGNED(
      List.of(
          Colour.rgb(0x0b4a85),
          Colour.rgb(0x5b9bcb),
          Colour.rgb(0xf6f6f6),
          Colour.rgb(0xe2924a),
          Colour.rgb(0xa34200))),
  /** As {@link #SIGNED} with a dark middle, for dark pages. */
  SIGNED_DARK(
      List.of(
          Colour.rgb(0x8cc8f5),
          Colour.rgb(0x2f6f9f),
          Colour.rgb(0x161b22),
          Colour.rgb(0xa8601f),
          Colour.rgb(0xffb877)));

  private static final int SHADES = 256;

  @SuppressWarnings("ImmutableEnumChecker") // filled once, never exposed
  private final int[] table = new int[SHADES];

  ColourMap(List<Colour> anchors) {
    int spans = anchors.size() - 1;
    for (int i = 0; i < SHADES; i++) {
      double at = i * (double) spans / (SHADES - 1);
      int span = Math.min((int) at, spans - 1);
      table[i] = anchors.get(span).mix(anchors.get(span + 1), at - span).argb();
    }
  }

  /** Returns the map for the background of a theme. */
  ColourMap in(ChartTheme theme) {
    boolean dark = theme.background().red() < 128;
    return this == SIGNED && dark ? SIGNED_DARK : this;
  }

  /** The colour of a value as 0xAARRGGBB; values outside [0, 1] are clipped, NaN counts as 0. */
  public int argb(double value) {
    return table[(int) Math.round(Math.min(1, Math.max(0, value)) * (SHADES - 1))];
  }
}
