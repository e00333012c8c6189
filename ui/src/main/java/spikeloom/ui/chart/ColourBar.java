package spikeloom.ui.chart;

/** Draws a colour bar with values beside it. */
final class ColourBar {
  /** Width of the bar with its labels and the gap before it. */
  static final double WIDTH = 66;

  private static final double BAR = 12;
  private static final double GAP = 10;
  private static final int SHADES = 256;

  private ColourBar() {}

  /** Draws the bar to the right of a picture, as high as that. */
  static void beside(Surface surface, Box picture, ColourScale scale, ChartTheme theme) {
    draw(surface, new Box(picture.right() + GAP, picture.y(), BAR, picture.height()), scale, theme);
  }

  static void draw(Surface surface, Box bar, ColourScale scale, ChartTheme theme) {
    int[] argb = new int[SHADES];
    for (int i = 0; i < SHADES; i++) {
      argb[i] = scale.map().argb(1 - i / (SHADES - 1.0));
    }
    surface.image(PixelImage.of(1, SHADES, argb), bar);
    surface.outline(bar.inset(-0.5, -0.5, -0.5, -0.5), theme.hairline());
    AxisRange range = new AxisRange(Axis.Scale.LINEAR, scale.low(), scale.high());
    Stroke tick = new Stroke(theme.muted().withAlpha(0.7), 1);
    for (AxisRange.Tick at : range.ticks((int) Math.max(2, Math.min(6, bar.height() / 40)))) {
      double y = bar.bottom() - bar.height() * range.position(at.value());
      surface.line(bar.right(), y, bar.right() + 4, y, tick);
      surface.text(at.label(), bar.right() + 8, y + 4, theme.labelStyle());
    }
  }
}
