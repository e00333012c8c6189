package spikeloom.synthetic;

import java.util.Arrays;

/**
 * A round pen without hard edges: the ink at a pixel whose centre has distance d from the nearest
 * segment of the curve is
 *
 * <pre>{@code ink = clamp((radius + softness / 2 - d) / softness, 0, 1)}</pre>
 *
 * <p>With a softness of 1 this is the usual approximation of the area of the pixel that the pen
 * covers; more gives the blur of a scan.
 *
 * @param side width and height of the picture, pixels
 * @param radius half the width of the stroke, pixels
 * @param softness width of the edge from full ink to none, pixels, above 0
 */
record Pen(int side, float radius, float softness) {
  /** Draws the curve, in pixels with (0, 0) the corner at the top left, over black. */
  void draw(PenCurve curve, byte[] target, int at) {
    float reach = radius + softness / 2;
    float[] nearest = new float[side * side];
    Arrays.fill(nearest, reach * reach);
    for (int s = 0; s < curve.segments(); s++) {
      near(curve.ends(), 4 * s, reach, nearest);
    }
    for (int i = 0; i < nearest.length; i++) {
      float ink = (reach - (float) Math.sqrt(nearest[i])) / softness;
      target[at + i] = (byte) Math.round(255 * Math.min(1f, ink));
    }
  }

  /** Lowers the squared distances of the pixels within reach of one segment. */
  private void near(float[] ends, int i, float reach, float[] nearest) {
    float x0 = ends[i];
    float y0 = ends[i + 1];
    float dx = ends[i + 2] - x0;
    float dy = ends[i + 3] - y0;
    float length2 = dx * dx + dy * dy;
    float perLength2 = length2 > 0 ? 1 / length2 : 0;
    int left = pixel(Math.min(x0, x0 + dx) - reach);
    int right = pixel(Math.max(x0, x0 + dx) + reach);
    int top = pixel(Math.min(y0, y0 + dy) - reach);
    int bottom = pixel(Math.max(y0, y0 + dy) + reach);
    for (int y = top; y <= bottom; y++) {
      float py = y + 0.5f - y0;
      for (int x = left; x <= right; x++) {
        float px = x + 0.5f - x0;
        float along = Math.max(0f, Math.min(1f, (px * dx + py * dy) * perLength2));
        float ex = px - along * dx;
        float ey = py - along * dy;
        float distance2 = ex * ex + ey * ey;
        int cell = y * side + x;
        nearest[cell] = Math.min(nearest[cell], distance2);
      }
    }
  }

  private int pixel(float coordinate) {
    return Math.max(0, Math.min(side - 1, (int) Math.floor(coordinate)));
  }
}
