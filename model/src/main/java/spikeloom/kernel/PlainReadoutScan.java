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
  static void logOdds(float[] uniform, int at, int count) {
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
      ReadoutScan.Draws draws,
      float rateWeight,
      Rows feedback,
      ReadoutScan.Gradients gradients,
      ReadoutScan.Scratch scratch) {
    SpikeBits spikes = draws.spikes();
    derivatives(scan.estimator, draws, scratch);
    for (int n = 0; n < spikes.channels; n++) {
      backwardNeuron(scan, draws, rateWeight, feedback, gradients, scratch, n);
    }
    for (int n = spikes.channels; n < spikes.stride; n++) {
      gradients.bias().values()[gradients.bias().index(0, n)] = 0;
      gradients.feedback().values()[gradients.feedback().index(0, n)] = 0;
      for (int t = 0; t < spikes.steps; t++) {
        gradients.adjoint().values()[gradients.adjoint().index(t, n)] = 0;
      }
    }
  }

  /** See {@link ReadoutScan#derivatives}. */
  static void derivatives(
      SpikeEstimator estimator, ReadoutScan.Draws draws, ReadoutScan.Scratch scratch) {
    for (int t = 0; t < draws.spikes().steps; t++) {
      for (int n = 0; n < draws.spikes().channels; n++) {
        float u = draws.logOdds().values()[draws.logOdds().index(t, n)];
        // Derivative of the logistic function, p (1 - p).
        float e = (float) Math.exp(-Math.abs(u));
        scratch.slope().values()[scratch.slope().index(t, n)] = e / ((1 + e) * (1 + e));
        scratch.ratio().values()[scratch.ratio().index(t, n)] =
            switch (estimator) {
              case STRAIGHT_THROUGH, THRESHOLD -> 1f;
              case SECOND_ORDER -> ratio(e, draws.spikes().get(t, n) == u >= 0);
            };
      }
    }
  }

  // |z - p| / (2 p (1 - p)), one over twice the probability of what was drawn.
  private static float ratio(float e, boolean likely) {
    return likely ? (1 + e) / 2 : (1 + e) / (2 * e);
  }

  private static void backwardNeuron(
      ReadoutScan scan,
      ReadoutScan.Draws draws,
      float rateWeight,
      Rows feedback,
      ReadoutScan.Gradients gradients,
      ReadoutScan.Scratch scratch,
      int n) {
    SpikeBits spikes = draws.spikes();
    Rows adjoint = gradients.adjoint();
    float[] adjoints = adjoint.values();
    float w = feedback.values()[feedback.index(0, n)];
    float uF = 0;
    float uV = 0;
    // dw = sum of uu(t) F(t) = sum over the spikes of a trace of later uu: no stored F needed.
    float later = 0;
    float biasSum = 0;
    float feedbackSum = 0;
    for (int t = spikes.steps - 1; t >= 0; t--) {
      int fired = spikes.bit(t, n);
      feedbackSum += fired * later;
      float u = draws.logOdds().values()[draws.logOdds().index(t, n)];
      float v = draws.reference().values()[draws.reference().index(t, n)];
      float slope = scratch.slope().values()[scratch.slope().index(t, n)];
      float ratio = scratch.ratio().values()[scratch.ratio().index(t, n)];
      int at = adjoint.index(t, n);
      float uu = (rateWeight * (u - v) + (adjoints[at] + uF) * ratio) * slope;
      uF = scan.phi * uF + w * uu;
      later = scan.phi * later + uu;
      uV = scan.gamma * uV + uu;
      adjoints[at] = uV * scan.gain;
      biasSum += uu;
    }
    gradients.bias().values()[gradients.bias().index(0, n)] = biasSum;
    gradients.feedback().values()[gradients.feedback().index(0, n)] = feedbackSum;
    scratch.state().values()[scratch.state().index(ReadoutScan.LATER, n)] = later;
  }
}
