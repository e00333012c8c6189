package spikeloom.kernel;

import java.util.Arrays;
import spikeloom.array.Rows;

/**
 * Two leaky filters in series between spikes and a neuron. For an input x,
 *
 * <pre>{@code
 * q(t) = beta  q(t-1) + currentGain  x(t)
 * p(t) = alpha p(t-1) + membraneGain q(t)
 * }</pre>
 *
 * <p>p is the eligibility of the input's synapses: the weight gradient is the sum over t of p(t)
 * times the neuron's error at t. Within some steps that sum is computed in the other order, over
 * the spikes of the input times filtered errors, which is the same number for less work; what came
 * before acts through q and p of the step before them. Both parts are here.
 *
 * @param beta decay of the first filter, in [0, 1)
 * @param currentGain factor of its input
 * @param alpha decay of the second, in [0, 1)
 * @param membraneGain factor of its input
 */
public record TraceFilter(float beta, float currentGain, float alpha, float membraneGain) {
  /**
   * The filters, from numbers in double precision.
   *
   * @param currentGain factor of the first filter's input
   * @param membraneGain factor of the second filter's input
   */
  public TraceFilter(double beta, double currentGain, double alpha, double membraneGain) {
    this((float) beta, (float) currentGain, (float) alpha, (float) membraneGain);
  }

  /** Whether q of an earlier step matters. */
  public boolean remembersCurrents() {
    return beta != 0;
  }

  /** Contribution of a spike to p at its own step. */
  public float immediate() {
    return currentGain * membraneGain;
  }

  /**
   * Overwrites errors by the factors of the spikes of each step.
   *
   * @param errors a row per step
   * @param before two rows, overwritten: factors of q and p of the step before the first
   */
  public void backward(Rows errors, int steps, Rows before) {
    float[] values = errors.values();
    float[] sums = before.values();
    int first = before.at();
    int second = first + before.stride();
    int width = errors.width();
    clear(sums, first, width);
    clear(sums, second, width);
    for (int t = steps - 1; t >= 0; t--) {
      step(values, errors.index(t, 0), sums, first, second, width);
    }
    scale(sums, first, width, beta);
    scale(sums, second, width, alpha);
  }

  private void step(float[] values, int at, float[] sums, int first, int second, int width) {
    for (int j = 0; j < width; j++) {
      float p = alpha * sums[second + j] + values[at + j];
      sums[second + j] = p;
      float q = beta * sums[first + j] + membraneGain * p;
      sums[first + j] = q;
      values[at + j] = currentGain * q;
    }
  }

  private static void clear(float[] values, int at, int count) {
    Arrays.fill(values, at, at + count, 0f);
  }

  private static void scale(float[] values, int at, int count, float factor) {
    for (int j = 0; j < count; j++) {
      values[at + j] = factor * values[at + j];
    }
  }

  /**
   * Computes q and p of every channel over all steps of {@code spikes}.
   *
   * @param q a row per channel, of which column {@code column} is used; overwritten
   * @param p the same
   */
  public void advance(SpikeBits spikes, Rows q, Rows p, int column) {
    for (int k = 0; k < spikes.blocks; k++) {
      for (int c = 0; c < spikes.channels; c++) {
        int atQ = q.index(c, column);
        int atP = p.index(c, column);
        float current = q.values()[atQ];
        float membrane = p.values()[atP];
        int word = spikes.word(k, c);
        for (int t = 0; t < spikes.stepsIn(k); t++) {
          current = beta * current + currentGain * (word >>> t & 1);
          membrane = alpha * membrane + membraneGain * current;
        }
        q.values()[atQ] = current;
        p.values()[atP] = membrane;
      }
    }
  }
}
