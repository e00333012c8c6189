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
  private static final float[] ZEROS = new float[LANES];
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
    double sum = codeLength(u, v, steps, neurons);
    return sum - codeLength(u, u, steps, neurons);
  }

  static double codeLength(Rows u, Rows v, int steps, int neurons) {
    double sum = 0;
    for (int t = 0; t < steps; t += CHUNK) {
      int count = Math.min(CHUNK, steps - t);
      for (int j = 0; j < neurons; j += LANES) {
        int mask = maskAt(neurons, j);
        int at = v.index(t, j);
        sum += linear(u.values(), u.index(t, j), u.stride(), v, at, count, mask);
        sum += logarithms(v, at, count, mask);
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

  // First weight s(v), then less weight s(u), by one loop: C2 limits inlining per method.
  static void change(Rows u, Rows v, float weight, int steps, int neurons, Rows out) {
    for (int i = 0; i < 2; i++) {
      Rows x = i == 0 ? v : u;
      float factor = i == 0 ? weight : -weight;
      float[] before = i == 0 ? ZEROS : out.values();
      int stride = i == 0 ? 0 : out.stride();
      for (int j = 0; j < neurons; j += LANES) {
        int from = i == 0 ? 0 : out.index(0, j);
        addProbabilities(
            x, x.index(0, j), steps, factor, before, from, stride, out, out.index(0, j));
      }
    }
    for (int t = 0; t < steps; t++) {
      Arrays.fill(out.values(), out.index(t, neurons), out.index(t, out.width()), 0f);
    }
  }

  private static void addProbabilities(
      Rows x,
      int at,
      int steps,
      float factor,
      float[] before,
      int from,
      int stride,
      Rows out,
      int to) {
    float[] values = out.values();
    FloatVector weight = FloatVector.broadcast(F, factor);
    for (int t = 0; t < steps; t++) {
      IntVector bits = load(x.values(), at + t * x.stride());
      FloatVector e = VectorMath.expOfMinusAbs(bits.reinterpretAsFloats());
      FloatVector p = probability(bits, e).div(e.add(VectorMath.ONE));
      FloatVector sum = FloatVector.fromArray(F, before, from + t * stride);
      p.fma(weight, sum).intoArray(values, to + t * out.stride());
    }
  }

  // The numerator of the logistic function, whose denominator is 1 + e: e where x < 0, else 1.
  private static FloatVector probability(IntVector x, FloatVector e) {
    IntVector bits = e.reinterpretAsInts();
    IntVector positive = x.lanewise(VectorOperators.ASHR, 31).lanewise(VectorOperators.NOT);
    IntVector one = VectorMath.ONE.reinterpretAsInts();
    IntVector change = bits.lanewise(VectorOperators.XOR, one).and(positive);
    return bits.lanewise(VectorOperators.XOR, change).reinterpretAsFloats();
  }

  // Sum of |v| w, w the probability of the outcome that v does not favour; 0 in lanes that do not
  // count.
  private static double linear(
      float[] us, int uAt, int uStride, Rows v, int vAt, int steps, int mask) {
    float[] vs = v.values();
    int vStride = v.stride();
    IntVector counted = IntVector.fromArray(I, COUNTED, mask);
    FloatVector least = FloatVector.broadcast(F, LEAST);
    FloatVector sum = FloatVector.zero(F);
    for (int t = 0; t < steps; t++) {
      IntVector x = load(us, uAt + t * uStride).and(counted);
      IntVector y = load(vs, vAt + t * vStride).and(counted);
      FloatVector e = VectorMath.expOfMinusAbs(x.reinterpretAsFloats());
      FloatVector d = e.add(VectorMath.ONE);
      // e where both signs are the same, else 1
      IntVector differ = x.lanewise(VectorOperators.XOR, y).lanewise(VectorOperators.ASHR, 31);
      IntVector bits = e.sub(least).reinterpretAsInts();
      IntVector one = VectorMath.ONE.reinterpretAsInts();
      IntVector top = bits.lanewise(VectorOperators.XOR, one).and(differ);
      FloatVector w = bits.lanewise(VectorOperators.XOR, top).reinterpretAsFloats().div(d);
      sum = y.reinterpretAsFloats().abs().fma(w, sum);
    }
    return sum.reduceLanes(VectorOperators.ADD);
  }

  // Sum of log(1 + exp(-|v|)).
  private static double logarithms(Rows v, int at, int steps, int mask) {
    float[] vs = v.values();
    int stride = v.stride();
    IntVector counted = IntVector.fromArray(I, COUNTED, mask);
    FloatVector product = FloatVector.broadcast(F, 1f);
    for (int t = 0; t < steps; t++) {
      FloatVector y = load(vs, at + t * stride).and(counted).reinterpretAsFloats();
      product = product.mul(factor(y, counted));
    }
    return VectorMath.log(product).reduceLanes(VectorOperators.ADD);
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

  private static IntVector load(float[] values, int at) {
    return FloatVector.fromArray(F, values, at).reinterpretAsInts();
  }

  // 1 + exp(-|y|), or 1 in lanes that do not count
  private static FloatVector factor(FloatVector y, IntVector counted) {
    IntVector e = VectorMath.expOfMinusAbs(y).reinterpretAsInts().and(counted);
    return e.reinterpretAsFloats().add(VectorMath.ONE);
  }
}
