package spikeloom.prior;

import java.util.Arrays;
import java.util.List;
import spikeloom.array.Parameters;

/** The sums of {@link TraceLayer} for one sample, step by step, in plain loops. */
final class TraceProcess {
  private final TraceLayer.Weights weights;
  private final float[] decay;
  private final float[] gain;
  private final float[] traces; // trace k of neuron m at k N + m

  TraceProcess(TraceLayer.Weights weights) {
    this.weights = weights;
    decay = new float[TraceLayer.DECAYS.length];
    gain = new float[decay.length];
    for (int k = 0; k < decay.length; k++) {
      decay[k] = (float) TraceLayer.DECAYS[k];
      gain[k] = (float) (1 - TraceLayer.DECAYS[k]);
    }
    traces = new float[weights.traces().rows()];
  }

  void rest() {
    Arrays.fill(traces, 0f);
  }

  /** Overwrites {@code out} by the sums of a step. */
  void write(int step, float[] out) {
    float[] values = weights.parameters().values();
    System.arraycopy(values, weights.steps().at(step, 0), out, 0, out.length);
    Parameters.Slice slice = weights.traces();
    for (int i = 0; i < traces.length; i++) {
      if (traces[i] != 0) {
        add(traces[i], values, slice.at(i, 0), out);
      }
    }
  }

  /** {@code out += factor * values[at ..]}. */
  static void add(float factor, float[] values, int at, float[] out) {
    for (int j = 0; j < out.length; j++) {
      out[j] += factor * values[at + j];
    }
  }

  /** Describes the sums of a step; the traces are a state of their own. */
  static <V> V describe(TraceLayer.Weights weights, PriorOperations<V> operations) {
    int latents = weights.traces().rows() / TraceLayer.DECAYS.length;
    float[] decay = new float[weights.traces().rows()];
    float[] gain = new float[decay.length];
    for (int i = 0; i < decay.length; i++) {
      decay[i] = (float) TraceLayer.DECAYS[i / latents];
      gain[i] = (float) (1 - TraceLayer.DECAYS[i / latents]);
    }
    List<Integer> shape = List.of(TraceLayer.DECAYS.length, latents);
    V fired = operations.repeated(operations.spikes(), TraceLayer.DECAYS.length);
    V traces =
        operations.sum(
            operations.scaled(operations.state("traces", shape), decay),
            operations.scaled(fired, gain));
    operations.next("traces", traces);
    Parameters parameters = weights.parameters();
    return operations.sum(
        operations.row(PriorOperations.Matrix.of(parameters, weights.steps())),
        operations.product(traces, PriorOperations.Matrix.of(parameters, weights.traces())));
  }

  void pass(boolean[] fired) {
    for (int k = 0, i = 0; k < decay.length; k++) {
      for (int m = 0; m < fired.length; m++, i++) {
        traces[i] = decay[k] * traces[i] + (fired[m] ? gain[k] : 0f);
      }
    }
  }
}
