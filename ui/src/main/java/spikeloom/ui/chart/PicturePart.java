package spikeloom.ui.chart;

import spikeloom.ui.text.LocalNumbers;

/**
 * The visible part of a picture. Its pixels are sharp; where several of them share one pixel of the
 * screen, that has their mean.
 *
 * @param picture the whole picture
 * @param view the visible part
 */
record PicturePart(PixelImage picture, Viewport view) {
  /** Draws it over the whole box, with a thin edge, without which black would be invisible. */
  void draw(Surface surface, Box box, ChartTheme theme) {
    if (view.isWhole()) {
      image(surface, picture, box);
    } else {
      surface.clipped(box, () -> cut(surface, box));
    }
    surface.outline(box.inset(-0.5, -0.5, -0.5, -0.5), theme.hairline());
  }

  /** How many times larger the part is than in the whole picture, for a heading; empty for 1. */
  static String magnification(Viewport view) {
    return view.isWhole() ? "" : LocalNumbers.format("%.1f×", 1 / view.spanX());
  }

  /** Draws all pixels of which at least a piece is visible. */
  private void cut(Surface surface, Box box) {
    int left = (int) Math.floor(view.fromX() * picture.width());
    int right = (int) Math.ceil(view.toX() * picture.width());
    int top = (int) Math.floor((1 - view.toY()) * picture.height());
    int bottom = (int) Math.ceil((1 - view.fromY()) * picture.height());
    double across = box.width() / (view.spanX() * picture.width());
    double down = box.height() / (view.spanY() * picture.height());
    Box place =
        new Box(
            box.x() + (left - view.fromX() * picture.width()) * across,
            box.y() + (top - (1 - view.toY()) * picture.height()) * down,
            (right - left) * across,
            (bottom - top) * down);
    image(surface, picture.part(left, top, right - left, bottom - top), place);
  }

  private static void image(Surface surface, PixelImage image, Box box) {
    int width = (int) Math.round(box.width() * surface.pixelsPerUnit());
    int height = (int) Math.round(box.height() * surface.pixelsPerUnit());
    surface.image(
        image.shrunkTo(
            Math.min(image.width(), Math.max(1, width)),
            Math.min(image.height(), Math.max(1, height))),
        box);
  }
}
