package spikeloom.kernel;

import spikeloom.array.Rows;

/** {@link LifScan} in plain loops, a neuron at a time. */
final class PlainLifScan {
  private static final float[] SPIKE = {0f, 1f};

  private PlainLifScan() {}

  static void forward(LifScan scan, Rows trace, Rows bias, SpikeBits spikes, Rows state) {
    for (int k = 0; k < spikes.blocks; k++) {
      for (int n = 0; n < spikes.stride; n++) {
        forwardBlock(scan, trace, bias, spikes, k, n, state);
      }
    }
    spikes.clearPadding();
  }

  private static void forwardBlock(
      LifScan scan, Rows trace, Rows bias, SpikeBits spikes, int block, int n, Rows state) {
    float[] values = trace.values();
    float[] traces = state.values();
    int stride = trace.stride();
    int at = trace.index(block * SpikeBits.STEPS, n);
    int count = spikes.stepsIn(block);
    float b = bias.values()[bias.index(0, n)] - 1;
    float q = traces[state.index(0, n)];
    float p = traces[state.index(1, n)];
    float r = traces[state.index(2, n)];
    float s = traces[state.index(3, n)];
    int word = 0;
    for (int i = 0; i < count; i++) {
      q = scan.beta * q + scan.currentGain * values[at];
      p = scan.alpha * p + scan.membraneGain * q;
      r = scan.rho * r + s;
      float margin = p + b - scan.kappa * r;
      values[at] = margin;
      // Uses the sign bit, because a branch on spikes is hard to predict.
      int fired = ~Float.floatToRawIntBits(margin) >>> 31;
      s = SPIKE[fired];
      word |= fired << i;
      at += stride;
    }
    traces[state.index(0, n)] = q;
    traces[state.index(1, n)] = p;
    traces[state.index(2, n)] = r;
    traces[state.index(3, n)] = s;
    spikes.words[block * spikes.stride + n] = word;
  }

  static void backward(LifScan scan, Rows slope, Rows adjoint, int steps, Rows biasGradient) {
    for (int n = 0; n < biasGradient.width(); n++) {
      backwardNeuron(scan, slope, adjoint, steps, biasGradient, n);
    }
  }

  private static void backwardNeuron(
      LifScan scan, Rows slope, Rows adjoint, int steps, Rows biasGradient, int n) {
    float[] slopes = slope.values();
    float[] adjoints = adjoint.values();
    float uR = 0;
    float uP = 0;
    float uQ = 0;
    float sum = 0;
    for (int t = steps - 1; t >= 0; t--) {
      int at = adjoint.index(t, n);
      float uU = (adjoints[at] + uR) * slopes[slope.index(t, n)];
      uR = scan.rho * uR - scan.kappa * uU;
      uP = scan.alpha * uP + uU;
      uQ = scan.beta * uQ + scan.membraneGain * uP;
      adjoints[at] = uQ * scan.currentGain;
      sum += uU;
    }
    biasGradient.values()[biasGradient.index(0, n)] = sum;
  }
}
