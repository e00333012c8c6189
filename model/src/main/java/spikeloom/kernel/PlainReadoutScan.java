package spikeloom.kernel;

import spikeloom.array.Rows;

/** {@link ReadoutScan} in plain loops, a neuron at a time. */
final class PlainReadoutScan {
  private PlainReadoutScan() {}

  static double forward(
      ReadoutScan scan,
      Rows trace,
      Rows bias,
      Rows feedback,
      Rows uniform,
      SpikeBits spikes,
      Rows state) {
    double rate = -scan.logOfPriorSilence * spikes.steps * spikes.channels;
    for (int t = 0; t < spikes.steps; t++) {
      logOdds(uniform.values(), uniform.index(t, 0), spikes.channels);
    }
    for (int k = 0; k < spikes.blocks; k++) {
      for (int n = 0; n < spikes.channels; n++) {
        forwardBlock(scan, trace, bias, feedback, uniform, spikes, k, n, state);
        rate += rate(scan, trace, k * SpikeBits.STEPS, spikes.stepsIn(k), n);
      }
    }
    spikes.clearPadding();
    return rate;
  }

  // U < s(u) is log(U / (1 - U)) < u. For U = 0 the smallest normal number stands in.
  private static void logOdds(float[] uniform, int at, int count) {
    for (int i = at; i < at + count; i++) {
      float odds = uniform[i] / (1 - uniform[i]) + Float.MIN_NORMAL;
      uniform[i] = (float) Math.log(odds);
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
      int n,
      Rows state) {
    float[] values = trace.values();
    float[] draws = uniform.values();
    float[] traces = state.values();
    int at = trace.index(block * SpikeBits.STEPS, n);
    int drawAt = uniform.index(block * SpikeBits.STEPS, n);
    int count = spikes.stepsIn(block);
    float b = bias.values()[bias.index(0, n)];
    float w = feedback.values()[feedback.index(0, n)];
    float v = traces[state.index(0, n)];
    float f = traces[state.index(1, n)];
    float z = traces[state.index(2, n)];
    int word = 0;
    for (int i = 0; i < count; i++) {
      v = scan.gamma * v + scan.gain * values[at];
      f = scan.phi * f + z;
      float u = w * f + (v + b);
      int fired = Float.floatToRawIntBits(draws[drawAt] - u) >>> 31;
      z = fired;
      word |= fired << i;
      values[at] = u;
      at += trace.stride();
      drawAt += uniform.stride();
    }
    traces[state.index(0, n)] = v;
    traces[state.index(1, n)] = f;
    traces[state.index(2, n)] = z;
    spikes.words[block * spikes.stride + n] = word;
  }

  // With q = 1 / (1 + exp(|u|)), the probability of the less likely of the two outcomes:
  // KL = -q |u| - p logit(r) - log(1 + exp(-|u|)) - log(1 - r).
  // A product of 32 factors 1 + exp(-|u|) is at most 2^32.
  private static double rate(ReadoutScan scan, Rows logOdds, int first, int count, int n) {
    double kl = 0;
    double product = 1;
    for (int t = first; t < first + count; t++) {
      double u = logOdds.values()[logOdds.index(t, n)];
      double e = Math.exp(-Math.abs(u));
      double q = e / (1 + e);
      double p = u < 0 ? q : 1 - q;
      kl -= q * Math.abs(u) + p * scan.priorLogit;
      product *= 1 + e;
    }
    return kl - Math.log(product);
  }

  static void backward(
      ReadoutScan scan,
      Rows logOdds,
      Rows adjoint,
      float rateWeight,
      SpikeBits spikes,
      Rows feedback,
      Rows biasGradient,
      Rows feedbackGradient,
      Rows state) {
    for (int n = 0; n < spikes.channels; n++) {
      backwardNeuron(
          scan,
          logOdds,
          adjoint,
          rateWeight,
          spikes,
          feedback,
          biasGradient,
          feedbackGradient,
          state,
          n);
    }
    for (int n = spikes.channels; n < spikes.stride; n++) {
      biasGradient.values()[biasGradient.index(0, n)] = 0;
      feedbackGradient.values()[feedbackGradient.index(0, n)] = 0;
      for (int t = 0; t < spikes.steps; t++) {
        adjoint.values()[adjoint.index(t, n)] = 0;
      }
    }
  }

  private static void backwardNeuron(
      ReadoutScan scan,
      Rows logOdds,
      Rows adjoint,
      float rateWeight,
      SpikeBits spikes,
      Rows feedback,
      Rows biasGradient,
      Rows feedbackGradient,
      Rows state,
      int n) {
    float[] odds = logOdds.values();
    float[] adjoints = adjoint.values();
    float w = feedback.values()[feedback.index(0, n)];
    float uF = 0;
    float uV = 0;
    // dw = sum of uu(t) F(t) = sum over the spikes of a trace of later uu: no stored F needed.
    float later = 0;
    float biasSum = 0;
    float feedbackSum = 0;
    for (int t = spikes.steps - 1; t >= 0; t--) {
      int fired = spikes.word(t >>> 5, n) >>> (t & 31) & 1;
      feedbackSum += fired * later;
      float u = odds[logOdds.index(t, n)];
      // Derivative of the logistic function, p (1 - p).
      float e = (float) Math.exp(-Math.abs(u));
      float slope = e / ((1 + e) * (1 + e));
      int at = adjoint.index(t, n);
      float uu = (rateWeight * (u - scan.priorLogit) + (adjoints[at] + uF)) * slope;
      uF = scan.phi * uF + w * uu;
      later = scan.phi * later + uu;
      uV = scan.gamma * uV + uu;
      adjoints[at] = uV * scan.gain;
      biasSum += uu;
    }
    biasGradient.values()[biasGradient.index(0, n)] = biasSum;
    feedbackGradient.values()[feedbackGradient.index(0, n)] = feedbackSum;
    state.values()[state.index(ReadoutScan.LATER, n)] = later;
  }
}
