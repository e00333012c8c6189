package spikeloom.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import spikeloom.array.Rows;

/** {@link TraceScan} in vectors, each trace kept in a register from the first step to the last. */
final class VectorTraceScan {
  private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;

  private VectorTraceScan() {}

  static void forward(TraceScan traces, Rows currents, int steps, Rows start, Rows base, Rows out) {
    for (int k = 0; k < traces.count(); k++) {
      Rows before = k == 0 ? base : out;
      for (int j = 0; j < out.width(); j += F.length()) {
        int column = k * out.width() + j;
        forward(traces.decay[k], traces.gain[k], currents, column, steps, start, before, out, j);
      }
    }
  }

  private static void forward(
      float decay,
      float gain,
      Rows currents,
      int column,
      int steps,
      Rows start,
      Rows before,
      Rows out,
      int j) {
    float[] c = currents.values();
    float[] b = before.values();
    float[] sum = out.values();
    int atC = currents.index(0, column);
    int atB = before.index(0, j);
    int at = out.index(0, j);
    FloatVector g = FloatVector.broadcast(F, decay);
    FloatVector h = FloatVector.broadcast(F, gain);
    FloatVector x = FloatVector.fromArray(F, start.values(), start.index(0, column));
    for (int t = 0; t < steps; t++) {
      FloatVector.fromArray(F, b, atB).add(x).intoArray(sum, at);
      x = g.fma(x, h.mul(FloatVector.fromArray(F, c, atC)));
      atC += currents.stride();
      atB += before.stride();
      at += out.stride();
    }
    x.intoArray(start.values(), start.index(0, column));
  }

  static void backward(TraceScan traces, Rows change, int steps, Rows currents, Rows start) {
    for (int k = 0; k < traces.count(); k++) {
      for (int j = 0; j < change.width(); j += F.length()) {
        int column = k * change.width() + j;
        backward(traces.decay[k], traces.gain[k], change, j, steps, currents, column, start);
      }
    }
  }

  private static void backward(
      float decay,
      float gain,
      Rows change,
      int j,
      int steps,
      Rows currents,
      int column,
      Rows start) {
    float[] a = change.values();
    float[] c = currents.values();
    FloatVector g = FloatVector.broadcast(F, decay);
    FloatVector h = FloatVector.broadcast(F, gain);
    FloatVector r = FloatVector.zero(F);
    for (int t = steps - 1; t >= 0; t--) {
      h.mul(r).intoArray(c, currents.index(t, column));
      r = g.fma(r, FloatVector.fromArray(F, a, change.index(t, j)));
    }
    r.intoArray(start.values(), start.index(0, column));
  }
}
