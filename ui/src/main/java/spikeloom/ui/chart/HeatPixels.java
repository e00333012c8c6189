package spikeloom.ui.chart;

/** Paints a matrix as a picture of one pixel for each value, or for the mean of several. */
final class HeatPixels {
  private HeatPixels() {}

  /** A picture of at most the given size in pixels; row 0 is its lowest line. */
  static PixelImage paint(HeatMatrix matrix, ColourScale scale, int mostWidth, int mostHeight) {
    int width = Math.max(1, Math.min(matrix.columns(), mostWidth));
    int height = Math.max(1, Math.min(matrix.rows(), mostHeight));
    int[] argb = new int[width * height];
    for (int y = 0; y < height; y++) {
      int firstRow = share(y, height, matrix.rows());
      int endRow = share(y + 1, height, matrix.rows());
      for (int x = 0; x < width; x++) {
        int first = share(x, width, matrix.columns());
        int end = share(x + 1, width, matrix.columns());
        double sum = 0;
        int known = 0;
        for (int row = firstRow; row < endRow; row++) {
          for (int column = first; column < end; column++) {
            float value = matrix.values()[row][column];
            sum += Float.isNaN(value) ? 0 : value;
            known += Float.isNaN(value) ? 0 : 1;
          }
        }
        argb[(height - 1 - y) * width + x] = scale.argb(known == 0 ? Double.NaN : sum / known);
      }
    }
    return PixelImage.of(width, height, argb);
  }

  private static int share(int part, int parts, int whole) {
    return (int) ((long) part * whole / parts);
  }
}
