package spikeloom.kernel;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import spikeloom.array.Rows;

/**
 * {@link ReadoutScan} in vectors. Every loop is a separate method with precomputed indices, because
 * C2 limits inlining per method, and calls with vectors allocate them on the heap.
 */
final class VectorReadoutScan {
  private static final VectorSpecies<Float> F = VectorMath.F;
  private static final VectorSpecies<Integer> I = IntVector.SPECIES_PREFERRED;

  // Rows of the state beside V, F and z: the rate without its logarithms, and a product of which
  // one logarithm is taken instead of 32.
  private static final int RATE = 3;
  private static final int PRODUCT = 4;
  private static final int SIGN = 0x80000000;
  // Backward pass: sums over the steps.
  private static final int BIAS = 3;
  private static final int FEEDBACK = 4;

  private VectorReadoutScan() {}

  static double forward(
      ReadoutScan scan,
      Rows trace,
      Rows bias,
      Rows feedback,
      Rows uniform,
      SpikeBits spikes,
      Rows state) {
    double rate = -scan.logOfPriorSilence * spikes.steps * spikes.channels;
    Arrays.fill(state.values(), state.index(RATE, 0), state.index(PRODUCT, 0), 0f);
    for (int t = 0; t < spikes.steps; t++) {
      logOdds(uniform.values(), uniform.index(t, 0), spikes.stride);
    }
    for (int k = 0; k < spikes.blocks; k++) {
      for (int j = 0; j < spikes.stride; j += F.length()) {
        forwardBlock(scan, trace, bias, feedback, uniform, spikes, k, j, state);
        sumRate(scan, trace, k * SpikeBits.STEPS, spikes.stepsIn(k), j, state);
      }
      for (int n = 0; n < spikes.channels; n++) {
        rate -= Math.log(state.values()[state.index(PRODUCT, n)]);
      }
    }
    for (int n = 0; n < spikes.channels; n++) {
      rate += state.values()[state.index(RATE, n)];
    }
    spikes.clearPadding();
    return rate;
  }

  // U < s(u) is log(U / (1 - U)) < u: the recurrent loop needs no exponentials. For U = 0
  // the smallest normal number is used.
  static void logOdds(float[] uniform, int at, int count) {
    FloatVector one = FloatVector.broadcast(F, 1f);
    for (int j = 0; j < count; j += F.length()) {
      FloatVector x = FloatVector.fromArray(F, uniform, at + j);
      FloatVector odds = x.div(one.sub(x)).add(Float.MIN_NORMAL);
      VectorMath.log(odds).intoArray(uniform, at + j);
    }
  }

  private static void forwardBlock(
      ReadoutScan scan,
      Rows trace,
      Rows bias,
      Rows feedback,
      Rows uniform,
      SpikeBits spikes,
      int block,
      int j,
      Rows state) {
    float[] values = trace.values();
    float[] draws = uniform.values();
    float[] traces = state.values();
    int at = trace.index(block * SpikeBits.STEPS, j);
    int drawAt = uniform.index(block * SpikeBits.STEPS, j);
    int traceStride = trace.stride();
    int drawStride = uniform.stride();
    int atV = state.index(0, j);
    int atF = state.index(1, j);
    int atZ = state.index(2, j);
    int count = spikes.stepsIn(block);
    FloatVector vGamma = FloatVector.broadcast(F, scan.gamma);
    FloatVector vPhi = FloatVector.broadcast(F, scan.phi);
    FloatVector vGain = FloatVector.broadcast(F, scan.gain);
    int one = Float.floatToRawIntBits(1f);
    FloatVector b = FloatVector.fromArray(F, bias.values(), bias.at() + j);
    FloatVector w = FloatVector.fromArray(F, feedback.values(), feedback.at() + j);
    FloatVector v = FloatVector.fromArray(F, traces, atV);
    FloatVector f = FloatVector.fromArray(F, traces, atF);
    FloatVector z = FloatVector.fromArray(F, traces, atZ);
    IntVector fired = IntVector.zero(I);
    for (int i = 0; i < count; i++) {
      v = vGamma.fma(v, vGain.mul(FloatVector.fromArray(F, values, at)));
      f = vPhi.fma(f, z);
      FloatVector u = w.fma(f, v.add(b));
      FloatVector margin = FloatVector.fromArray(F, draws, drawAt).sub(u);
      IntVector mask = margin.reinterpretAsInts().lanewise(VectorOperators.ASHR, 31);
      z = mask.and(one).reinterpretAsFloats();
      fired = fired.or(mask.and(1 << i));
      u.intoArray(values, at);
      at += traceStride;
      drawAt += drawStride;
    }
    v.intoArray(traces, atV);
    f.intoArray(traces, atF);
    z.intoArray(traces, atZ);
    fired.intoArray(spikes.words, block * spikes.stride + j);
  }

  // With q = 1 / (1 + exp(|u|)), the probability of the less likely of the two outcomes:
  // KL = -q |u| - p logit(r) - log(1 + exp(-|u|)) - log(1 - r).
  // A product of 32 factors 1 + exp(-|u|) is at most 2^32.
  private static void sumRate(
      ReadoutScan scan, Rows logOdds, int first, int count, int j, Rows state) {
    float[] odds = logOdds.values();
    int at = logOdds.index(first, j);
    int stride = logOdds.stride();
    int atRate = state.index(RATE, j);
    int atProduct = state.index(PRODUCT, j);
    FloatVector kl = FloatVector.fromArray(F, state.values(), atRate);
    FloatVector product = FloatVector.broadcast(F, 1f);
    FloatVector vPrior = FloatVector.broadcast(F, scan.priorLogit);
    for (int i = 0; i < count; i++) {
      FloatVector u = FloatVector.fromArray(F, odds, at + i * stride);
      FloatVector e = VectorMath.expOfMinusAbs(u);
      FloatVector d = e.add(VectorMath.ONE);
      FloatVector q = e.div(d);
      kl = kl.sub(q.mul(u.abs())).sub(VectorMath.logistic(u, q).mul(vPrior));
      product = product.mul(d);
    }
    kl.intoArray(state.values(), atRate);
    product.intoArray(state.values(), atProduct);
  }

  static void backward(
      ReadoutScan scan,
      ReadoutScan.Draws draws,
      float rateWeight,
      Rows feedback,
      ReadoutScan.Gradients gradients,
      ReadoutScan.Scratch scratch) {
    SpikeBits spikes = draws.spikes();
    Rows state = scratch.state();
    int stride = spikes.stride;
    Arrays.fill(state.values(), 0f);
    derivatives(scan.estimator, draws, scratch);
    for (int k = spikes.blocks - 1; k >= 0; k--) {
      for (int j = 0; j < stride; j += F.length()) {
        backwardBlock(scan, draws, rateWeight, k, j, feedback, gradients.adjoint(), scratch);
      }
    }
    for (int j = 0; j < stride; j++) {
      // Padding neurons have log-odds 0 and would add to the rate.
      boolean real = j < spikes.channels;
      gradients.bias().values()[gradients.bias().at() + j] =
          real ? state.values()[state.index(BIAS, j)] : 0;
      gradients.feedback().values()[gradients.feedback().at() + j] =
          real ? state.values()[state.index(FEEDBACK, j)] : 0;
      for (int t = 0; t < spikes.steps && !real; t++) {
        gradients.adjoint().values()[gradients.adjoint().index(t, j)] = 0;
      }
    }
  }

  /** See {@link ReadoutScan#derivatives}. */
  static void derivatives(
      SpikeEstimator estimator, ReadoutScan.Draws draws, ReadoutScan.Scratch scratch) {
    Rows odds = draws.logOdds();
    int width = draws.spikes().stride;
    for (int t = 0; t < draws.spikes().steps; t++) {
      int at = odds.index(t, 0);
      int slopeAt = scratch.slope().index(t, 0);
      int ratioAt = scratch.ratio().index(t, 0);
      slopes(odds.values(), at, scratch.slope().values(), slopeAt, width);
      switch (estimator) {
        case STRAIGHT_THROUGH, THRESHOLD ->
            Arrays.fill(scratch.ratio().values(), ratioAt, ratioAt + width, 1f);
        case SECOND_ORDER ->
            ratios(odds.values(), at, draws.spikes(), t, scratch.ratio().values(), ratioAt);
      }
    }
  }

  // Derivative of the logistic function, p (1 - p).
  private static void slopes(float[] logOdds, int at, float[] slope, int slopeAt, int count) {
    FloatVector one = FloatVector.broadcast(F, 1f);
    for (int j = 0; j < count; j += F.length()) {
      FloatVector e = VectorMath.expOfMinusAbs(FloatVector.fromArray(F, logOdds, at + j));
      FloatVector q = one.div(e.add(1f));
      e.mul(q).mul(q).intoArray(slope, slopeAt + j);
    }
  }

  // |z - p| / (2 p (1 - p)) = 1 / (2 s(x)) = (1 + exp(-x)) / 2 with x = u for a spike, else -u.
  private static void ratios(
      float[] logOdds, int at, SpikeBits spikes, int t, float[] ratio, int ratioAt) {
    FloatVector one = FloatVector.broadcast(F, 1f);
    int block = t / SpikeBits.STEPS;
    for (int j = 0; j < spikes.stride; j += F.length()) {
      IntVector word = IntVector.fromArray(I, spikes.words, block * spikes.stride + j);
      IntVector silent = word.lanewise(VectorOperators.NOT);
      FloatVector u = FloatVector.fromArray(F, logOdds, at + j);
      IntVector sign = silent.lanewise(VectorOperators.LSHL, 31 - (t & (SpikeBits.STEPS - 1)));
      FloatVector x =
          u.reinterpretAsInts().lanewise(VectorOperators.XOR, sign.and(SIGN)).reinterpretAsFloats();
      FloatVector e = VectorMath.expOfMinusAbs(u);
      FloatVector likely = e.add(one).mul(0.5f);
      FloatVector unlikely = likely.div(e);
      // All ones where x is negative: the less likely outcome was drawn.
      IntVector chosen = x.reinterpretAsInts().lanewise(VectorOperators.ASHR, 31);
      IntVector bits =
          unlikely
              .reinterpretAsInts()
              .and(chosen)
              .or(likely.reinterpretAsInts().and(chosen.lanewise(VectorOperators.NOT)));
      bits.reinterpretAsFloats().intoArray(ratio, ratioAt + j);
    }
  }

  private static void backwardBlock(
      ReadoutScan scan,
      ReadoutScan.Draws draws,
      float rateWeight,
      int block,
      int j,
      Rows feedback,
      Rows adjoint,
      ReadoutScan.Scratch scratch) {
    Rows logOdds = draws.logOdds();
    Rows reference = draws.reference();
    SpikeBits spikes = draws.spikes();
    Rows state = scratch.state();
    Rows slope = scratch.slope();
    float[] odds = logOdds.values();
    float[] references = reference.values();
    float[] ratios = scratch.ratio().values();
    int referenceAt = reference.index(block * SpikeBits.STEPS, j);
    int referenceStride = reference.stride();
    int ratioAt = scratch.ratio().index(block * SpikeBits.STEPS, j);
    int ratioStride = scratch.ratio().stride();
    float[] adjoints = adjoint.values();
    float[] slopes = slope.values();
    float[] traces = state.values();
    int oddsAt = logOdds.index(block * SpikeBits.STEPS, j);
    int oddsStride = logOdds.stride();
    int adjointAt = adjoint.index(block * SpikeBits.STEPS, j);
    int adjointStride = adjoint.stride();
    int slopeAt = slope.index(block * SpikeBits.STEPS, j);
    int slopeStride = slope.stride();
    int atF = state.index(0, j);
    int atV = state.index(1, j);
    int atLater = state.index(ReadoutScan.LATER, j);
    int atBias = state.index(BIAS, j);
    int atFeedback = state.index(FEEDBACK, j);
    int last = spikes.stepsIn(block) - 1;
    FloatVector vGamma = FloatVector.broadcast(F, scan.gamma);
    FloatVector vPhi = FloatVector.broadcast(F, scan.phi);
    FloatVector vGain = FloatVector.broadcast(F, scan.gain);
    FloatVector vPrice = FloatVector.broadcast(F, rateWeight);
    FloatVector w = FloatVector.fromArray(F, feedback.values(), feedback.at() + j);
    FloatVector uF = FloatVector.fromArray(F, traces, atF);
    FloatVector uV = FloatVector.fromArray(F, traces, atV);
    // dw = sum of uu(t) F(t) = sum over the spikes of a trace of later uu: no stored F needed.
    FloatVector later = FloatVector.fromArray(F, traces, atLater);
    FloatVector biasSum = FloatVector.fromArray(F, traces, atBias);
    FloatVector feedbackSum = FloatVector.fromArray(F, traces, atFeedback);
    IntVector word = IntVector.fromArray(I, spikes.words, block * spikes.stride + j);
    for (int i = last; i >= 0; i--) {
      IntVector fired =
          word.lanewise(VectorOperators.LSHL, 31 - i).lanewise(VectorOperators.ASHR, 31);
      feedbackSum = feedbackSum.add(later.reinterpretAsInts().and(fired).reinterpretAsFloats());
      FloatVector u = FloatVector.fromArray(F, odds, oddsAt + i * oddsStride);
      FloatVector v = FloatVector.fromArray(F, references, referenceAt + i * referenceStride);
      FloatVector ratio = FloatVector.fromArray(F, ratios, ratioAt + i * ratioStride);
      int at = adjointAt + i * adjointStride;
      FloatVector uu =
          vPrice
              .fma(u.sub(v), FloatVector.fromArray(F, adjoints, at).add(uF).mul(ratio))
              .mul(FloatVector.fromArray(F, slopes, slopeAt + i * slopeStride));
      uF = vPhi.fma(uF, w.mul(uu));
      later = vPhi.fma(later, uu);
      uV = vGamma.fma(uV, uu);
      uV.mul(vGain).intoArray(adjoints, at);
      biasSum = biasSum.add(uu);
    }
    uF.intoArray(traces, atF);
    uV.intoArray(traces, atV);
    later.intoArray(traces, atLater);
    biasSum.intoArray(traces, atBias);
    feedbackSum.intoArray(traces, atFeedback);
  }
}
