package spikeloom.ui.fake;

import java.util.random.RandomGenerator;

/** Digits of 28 x 28 pixels, drawn as soft strokes along polylines; no font is needed. */
final class Digits {
  static final int SIDE = 28;
  private static final double[][] STROKES = {
    {.5, .12, .28, .3, .25, .6, .4, .86, .62, .86, .76, .6, .72, .3, .5, .12},
    {.38, .26, .54, .12, .52, .88},
    {.28, .3, .45, .12, .68, .22, .66, .42, .28, .86, .76, .84},
    {.3, .16, .7, .16, .46, .44, .72, .6, .62, .84, .3, .84},
    {.6, .88, .62, .12, .24, .62, .8, .6},
    {.72, .14, .36, .14, .32, .46, .62, .46, .72, .66, .58, .86, .28, .82},
    {.66, .14, .4, .34, .28, .64, .42, .86, .66, .78, .66, .58, .44, .54, .3, .66},
    {.26, .16, .76, .16, .46, .88},
    {.5, .12, .32, .26, .5, .46, .7, .66, .5, .88, .3, .68, .5, .46, .68, .26, .5, .12},
    {.7, .34, .52, .14, .32, .3, .46, .5, .7, .34, .66, .88}
  };

  private Digits() {}

  static float[] draw(int digit, RandomGenerator random) {
    double slant = random.nextDouble(-0.15, 0.25);
    double size = random.nextDouble(0.85, 1.02);
    double pen = random.nextDouble(0.035, 0.06);
    double[] line = STROKES[digit].clone();
    for (int i = 0; i < line.length; i += 2) {
      double x = line[i] - 0.5 + random.nextDouble(-0.025, 0.025);
      double y = line[i + 1] - 0.5 + random.nextDouble(-0.025, 0.025);
      line[i] = 0.5 + size * (x - slant * y);
      line[i + 1] = 0.5 + size * y;
    }
    float[] pixels = new float[SIDE * SIDE];
    for (int i = 0; i < pixels.length; i++) {
      double distance =
          distance(line, (i % SIDE + .5) / SIDE, (Math.floor((double) i / SIDE) + .5) / SIDE);
      pixels[i] = (float) Math.max(0, Math.min(1, (pen - distance) * SIDE * 0.9 + 0.6));
    }
    return pixels;
  }

  /** A box blur of the given radius, mixed with a little of the average digit's fog. */
  static float[] blur(float[] pixels, double share) {
    float[] out = pixels;
    for (int pass = 0; pass < 3; pass++) {
      float[] next = new float[out.length];
      for (int i = 0; i < out.length; i++) {
        int x = i % SIDE;
        int y = i / SIDE;
        float sum = 0;
        for (int dy = -1; dy <= 1; dy++) {
          for (int dx = -1; dx <= 1; dx++) {
            int cx = Math.min(SIDE - 1, Math.max(0, x + dx));
            int cy = Math.min(SIDE - 1, Math.max(0, y + dy));
            sum += out[cy * SIDE + cx] / 9;
          }
        }
        next[i] = (float) (out[i] + (sum - out[i]) * share);
      }
      out = next;
    }
    return out;
  }

  private static double distance(double[] line, double x, double y) {
    double least = 1;
    for (int i = 0; i + 3 < line.length; i += 2) {
      double dx = line[i + 2] - line[i];
      double dy = line[i + 3] - line[i + 1];
      double along = ((x - line[i]) * dx + (y - line[i + 1]) * dy) / (dx * dx + dy * dy);
      double t = Math.max(0, Math.min(1, along));
      least = Math.min(least, Math.hypot(x - line[i] - t * dx, y - line[i + 1] - t * dy));
    }
    return least;
  }
}
