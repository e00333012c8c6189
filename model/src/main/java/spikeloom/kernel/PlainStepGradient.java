package spikeloom.kernel;

import spikeloom.array.Range;
import spikeloom.array.Rows;

/** {@link StepGradient} in plain loops. */
final class PlainStepGradient {
  private PlainStepGradient() {}

  static void add(StepEvents events, Rows adjoint, Rows gradient, Range columns) {
    for (int t = 0; t < events.steps; t++) {
      int from = t * events.channels;
      int at = adjoint.index(t, columns.from());
      for (int k = from; k < from + events.plusCount[t]; k++) {
        int row = gradient.at() + columns.from() + events.plus[k];
        add(adjoint.values(), at, gradient.values(), row, columns.size());
      }
    }
  }

  private static void add(float[] x, int at, float[] out, int outAt, int count) {
    for (int j = 0; j < count; j++) {
      out[outAt + j] += x[at + j];
    }
  }
}
