package spikeloom.kernel;

import spikeloom.array.Rows;

/** {@link SrcScan} in plain loops, a step at a time. */
final class PlainSrcScan {
  private PlainSrcScan() {}

  static void forward(SrcScan scan, SrcScan.Tape tape, int t, SrcScan.Cells cells, Rows state) {
    int width = tape.drive().width();
    float[] drive = tape.drive().values();
    int driveAt = tape.drive().index(t, 0);
    integrate(scan, drive, driveAt, state.values(), state.index(SrcScan.CURRENT, 0), width);
    float[] before = SrcScan.before(tape, t, state);
    int beforeAt = SrcScan.beforeAt(tape, t, state);
    gate(scan, before, beforeAt, state);
    argue(scan, tape, t, cells, state);
    if (tape.argument().width() > 0) {
      disturb(tape, t);
    }
    float[] fast = tape.fast().values();
    int fastAt = tape.fast().index(t, 0);
    for (int j = fastAt; j < fastAt + width; j++) {
      fast[j] = PlainMath.tanh(fast[j]);
    }
  }

  private static void integrate(
      SrcScan scan, float[] drive, int at, float[] current, int currentAt, int width) {
    float inverse = 1 / scan.rho;
    for (int j = 0; j < width; j++) {
      float i = scan.alpha * current[currentAt + j] + drive[at + j];
      current[currentAt + j] = i;
      drive[at + j] = scan.rho * PlainMath.tanh(i * inverse);
    }
  }

  // G(h) of the step before.
  private static void gate(SrcScan scan, float[] h, int at, Rows state) {
    float[] g = state.values();
    int out = state.index(SrcScan.GATE, 0);
    for (int j = 0; j < state.width(); j++) {
      float above = h[at + j] - 0.5f;
      g[out + j] = scan.step() ? (above > 0 ? 1f : 0f) : PlainMath.logistic(scan.gateSlope * above);
    }
  }

  private static void argue(
      SrcScan scan, SrcScan.Tape tape, int t, SrcScan.Cells cells, Rows state) {
    float[] x = tape.drive().values();
    float[] a = tape.fast().values();
    float[] h = SrcScan.before(tape, t, state);
    float[] traces = state.values();
    int xAt = tape.drive().index(t, 0);
    int aAt = tape.fast().index(t, 0);
    int hAt = SrcScan.beforeAt(tape, t, state);
    int slowAt = state.index(SrcScan.SLOW, 0);
    int gateAt = state.index(SrcScan.GATE, 0);
    float opening = scan.zdep - scan.zhyp;
    for (int j = 0; j < state.width(); j++) {
      float fast = h[hAt + j];
      float slow = traces[slowAt + j];
      float b = cells.bias().values()[cells.bias().index(0, j)];
      float r = cells.r().values()[cells.r().index(0, j)];
      float rs = cells.rs().values()[cells.rs().index(0, j)];
      a[aAt + j] = rs * slow + (r * fast + (x[xAt + j] + b));
      float z = opening * traces[gateAt + j] + scan.zhyp;
      traces[slowAt + j] = z * (slow - fast) + fast;
    }
  }

  private static void disturb(SrcScan.Tape tape, int t) {
    float[] a = tape.fast().values();
    float[] noise = tape.argument().values();
    int aAt = tape.fast().index(t, 0);
    int noiseAt = tape.argument().index(t, 0);
    for (int j = 0; j < tape.fast().width(); j++) {
      float argument = a[aAt + j];
      a[aAt + j] = argument + noise[noiseAt + j];
      noise[noiseAt + j] = argument;
    }
  }

  static void backward(
      SrcScan scan,
      SrcScan.Tape tape,
      Rows adjoint,
      int t,
      float drivePrice,
      Rows biasGradient,
      Rows state) {
    float[] d = adjoint.values();
    float[] traces = state.values();
    int dAt = adjoint.index(t, 0);
    int argumentAt = state.index(SrcScan.OF_ARGUMENT, 0);
    argumentOf(scan, tape, adjoint, t, state);
    int width = state.width();
    if (tape.argument().width() > 0) {
      int extraAt = tape.argument().index(t, 0);
      PlainRows.add(tape.argument().values(), extraAt, traces, argumentAt, width);
    }
    float[] sums = biasGradient.values();
    PlainRows.add(traces, argumentAt, sums, biasGradient.index(0, 0), width);
    float[] x = tape.drive().values();
    int xAt = tape.drive().index(t, 0);
    int currentAt = state.index(SrcScan.OF_CURRENT, 0);
    float inverse = 1 / scan.rho;
    for (int j = 0; j < width; j++) {
      float drive = x[xAt + j];
      float share = drive * inverse;
      float ux = drivePrice * drive + traces[argumentAt + j];
      float ui = scan.alpha * traces[currentAt + j] + ux * (1 - share * share);
      traces[currentAt + j] = ui;
      d[dAt + j] = ui;
    }
  }

  private static void argumentOf(SrcScan scan, SrcScan.Tape tape, Rows adjoint, int t, Rows state) {
    float[] d = adjoint.values();
    float[] h = tape.fast().values();
    float[] traces = state.values();
    int dAt = adjoint.index(t, 0);
    int hAt = tape.fast().index(t, 0);
    int argumentAt = state.index(SrcScan.OF_ARGUMENT, 0);
    int fastAt = state.index(SrcScan.OF_FAST, 0);
    for (int j = 0; j < state.width(); j++) {
      float fast = h[hAt + j];
      float e = fast > 0 ? 1 : scan.silentSlope;
      traces[argumentAt + j] = (d[dAt + j] * e + traces[fastAt + j]) * (1 - fast * fast);
    }
  }

  static void recur(SrcScan scan, SrcScan.Tape tape, int t, SrcScan.Cells cells, Rows state) {
    gate(scan, tape.fast().values(), tape.fast().index(t - 1, 0), state);
    float[] h = tape.fast().values();
    float[] hs = tape.slow().values();
    float[] traces = state.values();
    int hAt = tape.fast().index(t - 1, 0);
    int hsAt = tape.slow().index(t - 1, 0);
    int argumentAt = state.index(SrcScan.OF_ARGUMENT, 0);
    int fastAt = state.index(SrcScan.OF_FAST, 0);
    int slowAt = state.index(SrcScan.OF_SLOW, 0);
    int gateAt = state.index(SrcScan.GATE, 0);
    float opening = scan.zdep - scan.zhyp;
    float slope = scan.gateGradient() * opening;
    for (int j = 0; j < state.width(); j++) {
      float ua = traces[argumentAt + j];
      float us = traces[slowAt + j];
      float g = traces[gateAt + j];
      float z = opening * g + scan.zhyp;
      float bend = (hs[hsAt + j] - h[hAt + j]) * (slope * g * (1 - g));
      float r = cells.r().values()[cells.r().index(0, j)];
      float rs = cells.rs().values()[cells.rs().index(0, j)];
      traces[fastAt + j] = r * ua + us * ((1 - z) + bend);
      traces[slowAt + j] = rs * ua + z * us;
    }
  }
}
