package spikeloom.synthetic;

import spikeloom.random.FastRandom;

/**
 * One writer's hand at one moment: how it bends a style and where it puts the digit. A point p of a
 * style becomes
 *
 * <pre>{@code
 * q = R(rotation) S(shear, width) (p + jitter + a sin(k . p + phase))
 * }</pre>
 *
 * <p>where the sine, one for x and one for y, is a smooth elastic field that moves neighbouring
 * points alike, so strokes that touch keep touching. The bent digit is then scaled to its height
 * and centred.
 */
final class Hand {
  private static final float JITTER = 0.022f;
  private static final float FIELD = 0.055f;
  private static final float FIELD_FREQUENCY = 5.5f;
  private static final float ROTATION = 0.17f;
  private static final float SHEAR = 0.22f;
  private static final float WIDTH = 0.20f;

  private final float[] field = new float[8];
  private final float xx;
  private final float xy;
  private final float yx;
  private final float yy;
  private final float penRadius;
  private final float penSoftness;

  private Hand(FastRandom random) {
    for (int axis = 0; axis < 2; axis++) {
      field[4 * axis] = FIELD * normal(random);
      field[4 * axis + 1] = FIELD_FREQUENCY * uniform(random, -1, 1);
      field[4 * axis + 2] = FIELD_FREQUENCY * uniform(random, -1, 1);
      field[4 * axis + 3] = uniform(random, 0, (float) (2 * Math.PI));
    }
    double angle = ROTATION * normal(random);
    float cos = (float) StrictMath.cos(angle);
    float sin = (float) StrictMath.sin(angle);
    float width = (float) StrictMath.exp(WIDTH * normal(random));
    // Most people lean to the right: y runs downwards, so leaning is negative shear.
    float shear = SHEAR * normal(random) - 0.12f;
    xx = cos * width;
    xy = cos * shear - sin;
    yx = sin * width;
    yy = sin * shear + cos;
    penRadius = uniform(random, 0.85f, 1.65f);
    penSoftness = uniform(random, 1.0f, 1.6f);
  }

  static Hand random(FastRandom random) {
    return new Hand(random);
  }

  /** Half the width of the stroke, pixels. */
  float penRadius() {
    return penRadius;
  }

  /** Width of the edge of the stroke, pixels. */
  float penSoftness() {
    return penSoftness;
  }

  /** The points of a stroke as this hand writes them; a closed stroke stays closed. */
  float[] bend(float[] stroke, FastRandom random) {
    int n = stroke.length;
    float[] bent = new float[n];
    for (int i = 0; i < n; i += 2) {
      float x = stroke[i] + JITTER * normal(random);
      float y = stroke[i + 1] + JITTER * normal(random);
      float u = x + wave(0, x, y);
      float v = y + wave(4, x, y);
      bent[i] = xx * u + xy * v;
      bent[i + 1] = yx * u + yy * v;
    }
    if (stroke[0] == stroke[n - 2] && stroke[1] == stroke[n - 1]) {
      bent[n - 2] = bent[0];
      bent[n - 1] = bent[1];
    }
    return bent;
  }

  /** Scales the curve to pixels and moves it to the middle of a picture. */
  void place(PenCurve curve, int side, FastRandom random) {
    float[] ends = curve.ends();
    int n = 4 * curve.segments();
    float left = Float.MAX_VALUE;
    float right = -Float.MAX_VALUE;
    float top = Float.MAX_VALUE;
    float bottom = -Float.MAX_VALUE;
    for (int i = 0; i < n; i += 2) {
      left = Math.min(left, ends[i]);
      right = Math.max(right, ends[i]);
      top = Math.min(top, ends[i + 1]);
      bottom = Math.max(bottom, ends[i + 1]);
    }
    float height = uniform(random, 16.5f, 20f) - 2 * penRadius;
    float scale = height / Math.max(bottom - top, right - left);
    float x = side / 2f - scale * (left + right) / 2 + uniform(random, -1.5f, 1.5f);
    float y = side / 2f - scale * (top + bottom) / 2 + uniform(random, -1.2f, 1.2f);
    for (int i = 0; i < n; i += 2) {
      ends[i] = x + scale * ends[i];
      ends[i + 1] = y + scale * ends[i + 1];
    }
  }

  private float wave(int at, float x, float y) {
    return field[at]
        * (float) StrictMath.sin(field[at + 1] * x + field[at + 2] * y + field[at + 3]);
  }

  private static float uniform(FastRandom random, float from, float to) {
    return from + (to - from) * random.nextFloat();
  }

  /** Mean 0, variance 1, never beyond 3: the sum of four uniform numbers, so no digit is torn. */
  private static float normal(FastRandom random) {
    float sum = random.nextFloat() + random.nextFloat() + random.nextFloat() + random.nextFloat();
    return (sum - 2) * 1.7320508f;
  }
}
