package spikeloom.kernel;

import spikeloom.array.Padding;
import spikeloom.array.Range;
import spikeloom.array.Rows;

/**
 * Gradients of the weights of {@link EventProduct}: every weight row gets the sum of the adjoint
 * over the steps in which its channel fires.
 */
public final class EventGradient {
  private EventGradient() {}

  /**
   * Weight gradient of one block of steps: {@code gradient[channel] += sum over the spikes of the
   * channel of adjoint[t]}.
   *
   * @param bits the spikes of the steps, a word per channel
   * @param steps number of steps, 1 .. 32
   * @param channels a list of channels
   * @param list the part of that list whose rows are added to
   * @param adjoint the adjoint of the currents, a row per step
   * @param gradient a row per channel, added to
   * @param columns begins and ends at multiples of {@link Padding#FLOATS}
   * @param total scratch of {@link EventProduct#SCRATCH} floats
   */
  public static void add(
      BitWords bits,
      int steps,
      int[] channels,
      Range list,
      Rows adjoint,
      Rows gradient,
      Range columns,
      float[] total) {
    if (VectorUnit.PRESENT) {
      VectorEventGradient.add(bits, steps, channels, list, adjoint, gradient, columns, total);
    } else {
      PlainEventGradient.add(bits, channels, list, adjoint, gradient, columns);
    }
  }
}
