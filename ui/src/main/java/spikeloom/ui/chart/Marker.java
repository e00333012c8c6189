package spikeloom.ui.chart;

/** The shapes of points, so that series can be distinguished without colours. */
enum Marker {
  DISC,
  SQUARE,
  TRIANGLE,
  DIAMOND;

  private static final double RADIUS = 4;
  private static final double HALO = 1.3;

  /** The shape of series {@code index}; shapes repeat. */
  static Marker of(int index) {
    return values()[Math.floorMod(index, values().length)];
  }

  /**
   * Draws the marker on a halo in the background colour, which separates it from the data below.
   */
  void draw(Surface surface, double x, double y, Colour fill, ChartTheme theme) {
    shape(surface, new Box(x, y, RADIUS + HALO, 0), theme.background());
    shape(surface, new Box(x, y, RADIUS, 0), fill);
  }

  /** Areas are about equal; the box gives the centre and, by its width, the radius. */
  private void shape(Surface surface, Box place, Colour fill) {
    double x = place.x();
    double y = place.y();
    double r = place.width();
    switch (this) {
      case DISC -> surface.disc(x, y, r, fill);
      case SQUARE ->
          surface.rectangle(new Box(x - 0.88 * r, y - 0.88 * r, 1.76 * r, 1.76 * r), fill);
      case TRIANGLE ->
          surface.polygon(
              new Points(
                  new double[] {x - 1.15 * r, x + 1.15 * r, x},
                  new double[] {y + 0.8 * r, y + 0.8 * r, y - 1.2 * r}),
              fill);
      case DIAMOND ->
          surface.polygon(
              new Points(
                  new double[] {x - 1.25 * r, x, x + 1.25 * r, x},
                  new double[] {y, y - 1.25 * r, y, y + 1.25 * r}),
              fill);
    }
  }
}
