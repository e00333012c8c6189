package spikeloom.kernel;

import java.util.Arrays;
import spikeloom.array.Rows;

/** {@link TraceScan} in plain loops. */
final class PlainTraceScan {
  private PlainTraceScan() {}

  static void forward(TraceScan traces, Rows currents, int steps, Rows start, Rows base, Rows out) {
    int width = out.width();
    for (int t = 0; t < steps; t++) {
      System.arraycopy(base.values(), base.index(t, 0), out.values(), out.index(t, 0), width);
      for (int k = 0; k < traces.count(); k++) {
        int from = currents.index(t, k * width);
        int state = start.index(0, k * width);
        step(traces, k, currents.values(), from, start.values(), state, out, t);
      }
    }
  }

  private static void step(
      TraceScan traces, int k, float[] c, int from, float[] x, int state, Rows out, int t) {
    float g = traces.decay[k];
    float h = traces.gain[k];
    float[] sum = out.values();
    int at = out.index(t, 0);
    for (int j = 0; j < out.width(); j++) {
      float now = x[state + j];
      sum[at + j] += now;
      x[state + j] = g * now + h * c[from + j];
    }
  }

  static void backward(TraceScan traces, Rows change, int steps, Rows currents, Rows start) {
    int width = change.width();
    Arrays.fill(start.values(), start.at(), start.at() + traces.count() * width, 0f);
    for (int t = steps - 1; t >= 0; t--) {
      for (int k = 0; k < traces.count(); k++) {
        int to = currents.index(t, k * width);
        int state = start.index(0, k * width);
        stepBack(traces, k, change, t, currents.values(), to, start.values(), state);
      }
    }
  }

  private static void stepBack(
      TraceScan traces, int k, Rows change, int t, float[] c, int to, float[] r, int state) {
    float g = traces.decay[k];
    float h = traces.gain[k];
    float[] a = change.values();
    int at = change.index(t, 0);
    for (int j = 0; j < change.width(); j++) {
      float later = r[state + j];
      c[to + j] = h * later;
      r[state + j] = g * later + a[at + j];
    }
  }
}
