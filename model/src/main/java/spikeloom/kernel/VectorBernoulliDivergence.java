package spikeloom.kernel;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import spikeloom.array.Rows;

/**
 * {@link BernoulliDivergence} in vectors, a vector of neurons over up to 32 steps at a time: one
 * logarithm is taken of a product of at most 32 factors 1 + exp(-|x|), at most 2^32.
 */
final class VectorBernoulliDivergence {
  private static final VectorSpecies<Float> F = VectorMath.F;
  private static final VectorSpecies<Integer> I = IntVector.SPECIES_PREFERRED;
  private static final int LANES = F.length();
  private static final int CHUNK = SpikeBits.STEPS;
  private static final int SIGN = 0x80000000;
  // What exp(-|x|) does not go below; without it, improbable outcomes have probability 0.
  private static final float LEAST =
      VectorMath.expOfMinusAbs(FloatVector.broadcast(F, 1000f)).lane(0);
  // A vector from element LANES - n on has n lanes that count before others that do not.
  private static final int[] COUNTED = new int[2 * LANES];

  static {
    Arrays.fill(COUNTED, 0, LANES, -1);
  }

  private VectorBernoulliDivergence() {}

  private static int maskAt(int neurons, int j) {
    return LANES - Math.min(LANES, neurons - j);
  }

  static double sum(Rows u, Rows v, int steps, int neurons) {
    double sum = 0;
    for (int t = 0; t < steps; t += CHUNK) {
      int count = Math.min(CHUNK, steps - t);
      for (int j = 0; j < neurons; j += LANES) {
        int mask = maskAt(neurons, j);
        sum += divergence(u.values(), u.index(t, j), u.stride(), v, v.index(t, j), count, mask);
      }
    }
    return sum;
  }

  static double codeLength(Rows u, Rows v, int steps, int neurons) {
    double sum = 0;
    for (int t = 0; t < steps; t += CHUNK) {
      int count = Math.min(CHUNK, steps - t);
      for (int j = 0; j < neurons; j += LANES) {
        int mask = maskAt(neurons, j);
        sum += expected(u.values(), u.index(t, j), u.stride(), v, v.index(t, j), count, mask);
      }
    }
    return sum;
  }

  static double codeLength(SpikeBits z, Rows v) {
    double sum = 0;
    for (int k = 0; k < z.blocks; k++) {
      for (int j = 0; j < z.channels; j += LANES) {
        int at = v.index(k * CHUNK, j);
        int mask = maskAt(z.channels, j);
        sum += sent(z.words, k * z.stride + j, v, at, z.stepsIn(k), mask);
      }
    }
    return sum;
  }

  static void change(Rows u, Rows v, float weight, int steps, int neurons, Rows out) {
    for (int t = 0; t < steps; t++) {
      for (int j = 0; j < neurons; j += LANES) {
        change(u, u.index(t, j), v, v.index(t, j), weight, out, out.index(t, j));
      }
      Arrays.fill(out.values(), out.index(t, neurons), out.index(t, out.width()), 0f);
    }
  }

  // |v| w - |u| m + log(1 + exp(-|v|)) - log(1 + exp(-|u|)): exactly 0 where u and v are the same,
  // as in lanes that do not count.
  private static double divergence(
      float[] us, int uAt, int uStride, Rows v, int vAt, int steps, int mask) {
    float[] vs = v.values();
    int vStride = v.stride();
    IntVector counted = IntVector.fromArray(I, COUNTED, mask);
    FloatVector linear = FloatVector.zero(F);
    FloatVector uProduct = FloatVector.broadcast(F, 1f);
    FloatVector vProduct = uProduct;
    for (int t = 0; t < steps; t++) {
      IntVector uBits = load(us, uAt + t * uStride).and(counted);
      IntVector vBits = load(vs, vAt + t * vStride).and(counted);
      FloatVector x = uBits.reinterpretAsFloats();
      FloatVector y = vBits.reinterpretAsFloats();
      FloatVector e = VectorMath.expOfMinusAbs(x);
      FloatVector d = e.add(VectorMath.ONE);
      FloatVector m = e.sub(LEAST).div(d);
      FloatVector w = unlikely(uBits, vBits, m);
      linear = y.abs().fma(w, linear).sub(x.abs().mul(m));
      uProduct = uProduct.mul(d);
      vProduct = vProduct.mul(VectorMath.expOfMinusAbs(y).add(VectorMath.ONE));
    }
    FloatVector logs = VectorMath.log(vProduct).sub(VectorMath.log(uProduct));
    return linear.add(logs).reduceLanes(VectorOperators.ADD);
  }

  private static double expected(
      float[] us, int uAt, int uStride, Rows v, int vAt, int steps, int mask) {
    float[] vs = v.values();
    int vStride = v.stride();
    IntVector counted = IntVector.fromArray(I, COUNTED, mask);
    FloatVector linear = FloatVector.zero(F);
    FloatVector product = FloatVector.broadcast(F, 1f);
    for (int t = 0; t < steps; t++) {
      IntVector uBits = load(us, uAt + t * uStride).and(counted);
      IntVector vBits = load(vs, vAt + t * vStride).and(counted);
      FloatVector y = vBits.reinterpretAsFloats();
      FloatVector e = VectorMath.expOfMinusAbs(uBits.reinterpretAsFloats());
      FloatVector m = e.sub(LEAST).div(e.add(VectorMath.ONE));
      linear = y.abs().fma(unlikely(uBits, vBits, m), linear);
      product = product.mul(factor(y, counted));
    }
    return linear.add(VectorMath.log(product)).reduceLanes(VectorOperators.ADD);
  }

  private static double sent(int[] words, int wordsAt, Rows v, int vAt, int steps, int mask) {
    float[] vs = v.values();
    int vStride = v.stride();
    IntVector counted = IntVector.fromArray(I, COUNTED, mask);
    IntVector fired = IntVector.fromArray(I, words, wordsAt);
    FloatVector linear = FloatVector.zero(F);
    FloatVector product = FloatVector.broadcast(F, 1f);
    for (int t = 0; t < steps; t++) {
      IntVector vBits = load(vs, vAt + t * vStride).and(counted);
      FloatVector y = vBits.reinterpretAsFloats();
      // The log-odds of the outcome that did not happen.
      IntVector flip = fired.lanewise(VectorOperators.LSHL, 31 - t).and(SIGN);
      FloatVector x = vBits.lanewise(VectorOperators.XOR, flip).reinterpretAsFloats();
      // max(x, 0) = (x + |x|) / 2
      linear = x.fma(VectorMath.HALF, x.abs().fma(VectorMath.HALF, linear));
      product = product.mul(factor(y, counted));
    }
    return linear.add(VectorMath.log(product)).reduceLanes(VectorOperators.ADD);
  }

  private static void change(Rows u, int uAt, Rows v, int vAt, float weight, Rows out, int at) {
    FloatVector x = FloatVector.fromArray(F, u.values(), uAt);
    FloatVector y = FloatVector.fromArray(F, v.values(), vAt);
    FloatVector p = VectorMath.logistic(x, ofUnlikely(x));
    FloatVector q = VectorMath.logistic(y, ofUnlikely(y));
    q.sub(p).mul(weight).intoArray(out.values(), at);
  }

  // 1 / (1 + exp(|x|))
  private static FloatVector ofUnlikely(FloatVector x) {
    FloatVector e = VectorMath.expOfMinusAbs(x);
    return e.div(e.add(VectorMath.ONE));
  }

  private static IntVector load(float[] values, int at) {
    return FloatVector.fromArray(F, values, at).reinterpretAsInts();
  }

  // 1 + exp(-|y|), or 1 in lanes that do not count
  private static FloatVector factor(FloatVector y, IntVector counted) {
    IntVector e = VectorMath.expOfMinusAbs(y).reinterpretAsInts().and(counted);
    return e.reinterpretAsFloats().add(VectorMath.ONE);
  }

  // m where both signs are the same, else 1 - m
  private static FloatVector unlikely(IntVector u, IntVector v, FloatVector m) {
    IntVector differ = u.lanewise(VectorOperators.XOR, v).lanewise(VectorOperators.ASHR, 31);
    IntVector one = VectorMath.ONE.sub(m).reinterpretAsInts().and(differ);
    return m.reinterpretAsInts()
        .lanewise(VectorOperators.AND_NOT, differ)
        .or(one)
        .reinterpretAsFloats();
  }
}
