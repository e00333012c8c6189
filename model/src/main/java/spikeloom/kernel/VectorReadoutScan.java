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
  private static void logOdds(float[] uniform, int at, int count) {
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
      Rows logOdds,
      Rows adjoint,
      double rateWeight,
      SpikeBits spikes,
      Rows feedback,
      Rows biasGradient,
      Rows feedbackGradient,
      Rows state,
      Rows slope) {
    int stride = spikes.stride;
    Arrays.fill(state.values(), 0f);
    for (int t = 0; t < spikes.steps; t++) {
      slopes(logOdds.values(), logOdds.index(t, 0), slope.values(), slope.index(t, 0), stride);
    }
    for (int k = spikes.blocks - 1; k >= 0; k--) {
      for (int j = 0; j < stride; j += F.length()) {
        backwardBlock(
            scan, logOdds, adjoint, slope, (float) rateWeight, spikes, k, j, feedback, state);
      }
    }
    for (int j = 0; j < stride; j++) {
      // Padding neurons have log-odds 0 and would add to the rate.
      boolean real = j < spikes.channels;
      biasGradient.values()[biasGradient.at() + j] =
          real ? state.values()[state.index(BIAS, j)] : 0;
      feedbackGradient.values()[feedbackGradient.at() + j] =
          real ? state.values()[state.index(FEEDBACK, j)] : 0;
      for (int t = 0; t < spikes.steps && !real; t++) {
        adjoint.values()[adjoint.index(t, j)] = 0;
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

  private static void backwardBlock(
      ReadoutScan scan,
      Rows logOdds,
      Rows adjoint,
      Rows slope,
      float rateWeight,
      SpikeBits spikes,
      int block,
      int j,
      Rows feedback,
      Rows state) {
    float[] odds = logOdds.values();
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
      int at = adjointAt + i * adjointStride;
      FloatVector uu =
          vPrice
              .fma(u.sub(scan.priorLogit), FloatVector.fromArray(F, adjoints, at).add(uF))
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
