package spikeloom.kernel;

import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;

/**
 * Gradients of the weights of {@link EventProduct} from the lists of {@link CausalEvents}, step by
 * step: the adjoint of a step stays in registers while it is added to the row of every channel that
 * fires. For few steps that is faster than {@link EventGradient}, which goes through the spikes of
 * a channel.
 */
public final class StepGradient {
  private StepGradient() {}

  /**
   * {@code gradient[channel] += sum over the spikes of the channel of adjoint[t]}, in the order of
   * the steps.
   *
   * @param events spikes listed by {@link CausalEvents} with the stride of {@code gradient}
   * @param adjoint the adjoint of the currents, a row per step
   * @param gradient a row per channel, added to
   * @param columns begins and ends at multiples of {@link Padding#FLOATS}
   */
  public static void add(StepEvents events, Rows adjoint, Rows gradient, Range columns) {
    if (VectorUnit.PRESENT) {
      VectorStepGradient.add(events, adjoint, gradient, columns);
    } else {
      PlainStepGradient.add(events, adjoint, gradient, columns);
    }
  }
}
