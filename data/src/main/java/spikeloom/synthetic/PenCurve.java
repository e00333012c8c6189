package spikeloom.synthetic;

import java.util.Arrays;

/**
 * The path of the pen: short straight segments along smooth strokes. Between the points p1 and p2
 * of a stroke with neighbours p0 and p3 runs the uniform Catmull-Rom spline
 *
 * <pre>{@code
 * c(u) = 1/2 (2 p1 + (p2 - p0) u + (2 p0 - 5 p1 + 4 p2 - p3) u^2 + (3 p1 - p0 - 3 p2 + p3) u^3)
 * }</pre>
 *
 * <p>for u in [0, 1]. An open end is its own neighbour; in a closed loop the neighbours go round.
 * Source: Catmull and Rom, "A class of local interpolating splines", 1974. Not thread safe.
 */
final class PenCurve {
  /** Segments between two points of a stroke: short enough that corners are below a pixel. */
  private static final int PIECES = 5;

  /** x0, y0, x1, y1 of every segment. */
  private float[] ends = new float[4 * 128];

  private int segments;

  /** Adds the stroke through the points x, y, x, y ...; at least two points. */
  void add(float[] points) {
    int n = points.length / 2;
    boolean closed = points[0] == points[2 * n - 2] && points[1] == points[2 * n - 1];
    for (int i = 0; i + 1 < n; i++) {
      int before = i > 0 ? i - 1 : closed ? n - 2 : 0;
      int after = i + 2 < n ? i + 2 : closed ? 1 : n - 1;
      float fromX = points[2 * i];
      float fromY = points[2 * i + 1];
      for (int piece = 1; piece <= PIECES; piece++) {
        float u = (float) piece / PIECES;
        float toX = spline(points, before, i, after, 0, u);
        float toY = spline(points, before, i, after, 1, u);
        segment(fromX, fromY, toX, toY);
        fromX = toX;
        fromY = toY;
      }
    }
  }

  /** Number of segments. */
  int segments() {
    return segments;
  }

  /** x0, y0, x1, y1 of every segment; callers may move them. Longer than needed. */
  float[] ends() {
    return ends;
  }

  private static float spline(float[] p, int before, int i, int after, int axis, float u) {
    float p0 = p[2 * before + axis];
    float p1 = p[2 * i + axis];
    float p2 = p[2 * i + 2 + axis];
    float p3 = p[2 * after + axis];
    float linear = p2 - p0;
    float square = 2 * p0 - 5 * p1 + 4 * p2 - p3;
    float cube = 3 * p1 - p0 - 3 * p2 + p3;
    return 0.5f * (2 * p1 + u * (linear + u * (square + u * cube)));
  }

  private void segment(float x0, float y0, float x1, float y1) {
    if (4 * segments == ends.length) {
      ends = Arrays.copyOf(ends, 2 * ends.length);
    }
    int i = 4 * segments++;
    ends[i] = x0;
    ends[i + 1] = y0;
    ends[i + 2] = x1;
    ends[i + 3] = y1;
  }
}
