package spikeloom.kernel;

import spikeloom.array.Padding;
import spikeloom.array.Rows;

/**
 * Exponential traces of the past, with several decays g, of signals that weights have mixed before:
 * filtering is linear, so that weights times traces of spikes are traces of weights times spikes,
 * and spikes are few. With c(k, t) the currents of trace k,
 *
 * <pre>{@code
 * x(k, t+1) = g(k) x(k, t) + (1 - g(k)) c(k, t)       a step sees the steps before it
 * out(t)    = base(t) + sum over k of x(k, t)
 * }</pre>
 *
 * <p>and the adjoint, with a(t) the gradient of out(t), backwards from r = 0:
 *
 * <pre>{@code
 * dc(k, t)  = (1 - g(k)) r(k, t+1)
 * r(k, t)   = g(k) r(k, t+1) + a(t)                   at the first step the gradient of x(k)
 * }</pre>
 *
 * <p>Traces lie side by side: trace k of a row begins at column {@code k * width} of {@code out}.
 */
public final class TraceScan {
  final float[] decay;
  final float[] gain;

  /** Traces with these decays per step, each in [0, 1). */
  public TraceScan(double... decays) {
    decay = new float[decays.length];
    gain = new float[decays.length];
    for (int k = 0; k < decays.length; k++) {
      decay[k] = (float) decays[k];
      gain[k] = (float) (1 - decays[k]);
    }
  }

  /** Number of traces of each signal. */
  public int count() {
    return decay.length;
  }

  /** The decay of a trace per step. */
  public float decay(int trace) {
    return decay[trace];
  }

  /** What a trace takes in of its signal, one minus the decay. */
  public float gain(int trace) {
    return gain[trace];
  }

  /**
   * Sums the traces over some steps.
   *
   * @param currents a row per step: c of all traces
   * @param start one row: x of all traces at the first step; overwritten
   * @param base a row per step
   * @param out a row per step, overwritten; its width is a multiple of {@link Padding#FLOATS}
   */
  public void forward(Rows currents, int steps, Rows start, Rows base, Rows out) {
    if (VectorUnit.PRESENT) {
      VectorTraceScan.forward(this, currents, steps, start, base, out);
    } else {
      PlainTraceScan.forward(this, currents, steps, start, base, out);
    }
  }

  /**
   * The adjoint of {@link #forward}.
   *
   * @param change a row per step: a; its width is a multiple of {@link Padding#FLOATS}
   * @param currents a row per step, overwritten by dc of all traces
   * @param start one row, overwritten by the gradient of x of all traces at the first step
   */
  public void backward(Rows change, int steps, Rows currents, Rows start) {
    if (VectorUnit.PRESENT) {
      VectorTraceScan.backward(this, change, steps, currents, start);
    } else {
      PlainTraceScan.backward(this, change, steps, currents, start);
    }
  }

  /**
   * Computes the traces of spikes themselves after all their steps.
   *
   * @param traces one row: trace k of channel c in column {@code k * channels + c}; overwritten
   */
  public void advance(SpikeBits spikes, Rows traces) {
    float[] values = traces.values();
    for (int k = 0; k < decay.length; k++) {
      for (int block = 0; block < spikes.blocks; block++) {
        int at = traces.index(0, k * spikes.channels);
        for (int t = 0; t < spikes.stepsIn(block); t++) {
          advance(k, spikes.words, block * spikes.stride, spikes.channels, t, values, at);
        }
      }
    }
  }

  private void advance(int k, int[] words, int from, int channels, int t, float[] values, int at) {
    float g = decay[k];
    float h = gain[k];
    for (int c = 0; c < channels; c++) {
      values[at + c] = g * values[at + c] + h * (words[from + c] >>> t & 1);
    }
  }
}
