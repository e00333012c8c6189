package spikeloom.encoder.ltc;

import spikeloom.array.Range;
import spikeloom.array.Rows;
import spikeloom.kernel.Accumulation;
import spikeloom.kernel.DenseGradient;
import spikeloom.kernel.DenseProduct;
import spikeloom.kernel.GradedEvents;
import spikeloom.kernel.GradedProduct;

/** The input of a layer in one window: a row per step and sample, step by step. */
public sealed interface LtcInput {
  /**
   * Input currents.
   *
   * @param inputs number of inputs
   * @param weights a row per input
   * @param out overwritten
   */
  void currents(Range rows, int inputs, Rows weights, Rows out);

  /**
   * Computes a worker's share of the gradient of the weights.
   *
   * @param mine inputs
   * @param sums for sums over all rows
   * @param adjoint gradient of the currents
   * @param gradient a row per input, those of the share overwritten
   */
  void gradient(Range mine, DenseGradient sums, Rows adjoint, Rows gradient);

  /**
   * Values at every step: signals, or the spikes of another layer.
   *
   * @param values the array, written before every window
   */
  record Dense(Rows values) implements LtcInput {
    @Override
    public void currents(Range rows, int inputs, Rows weights, Rows out) {
      DenseProduct.multiply(values, rows, inputs, weights, out);
    }

    @Override
    public void gradient(Range mine, DenseGradient sums, Rows adjoint, Rows gradient) {
      sums.sum(values, mine, adjoint, gradient);
    }
  }

  /** Currents that are written into {@link LtcWindow#drive} before every window. */
  record Currents() implements LtcInput {
    @Override
    public void currents(Range rows, int inputs, Rows weights, Rows out) {}

    @Override
    public void gradient(Range mine, DenseGradient sums, Rows adjoint, Rows gradient) {}
  }

  /**
   * Sparse events, binary or graded: the cost grows with their number.
   *
   * @param events listed before every window
   */
  record Events(GradedEvents events) implements LtcInput {
    @Override
    public void currents(Range rows, int inputs, Rows weights, Rows out) {
      GradedProduct.sums(events.bySteps(), rows, weights, Accumulation.NOTHING, out);
    }

    @Override
    public void gradient(Range mine, DenseGradient sums, Rows adjoint, Rows gradient) {
      GradedProduct.sums(events.byChannels(), mine, adjoint, Accumulation.NOTHING, gradient);
      DenseGradient.clearGaps(gradient, mine);
    }
  }
}
