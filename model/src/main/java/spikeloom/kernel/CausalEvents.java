package spikeloom.kernel;

import java.util.Arrays;

/**
 * Lists spikes for {@link EventProduct} step by step without complement coding. What is summed at a
 * step then depends on the spikes of that step alone, to the last bit, and not on whether a channel
 * fires often later on.
 */
public final class CausalEvents {
  private CausalEvents() {}

  /**
   * Lists the spikes of a sample.
   *
   * @param stride length of a weight row
   * @param events overwritten; for as many steps and channels as {@code bits}
   */
  public static void list(SpikeBits bits, int stride, StepEvents events) {
    Arrays.fill(events.baseCount, 0);
    Arrays.fill(events.minusCount, 0);
    Arrays.fill(events.plusCount, 0);
    for (int k = 0; k < bits.blocks; k++) {
      int first = k * SpikeBits.STEPS;
      for (int c = 0; c < bits.channels; c++) {
        int row = c * stride;
        for (int rest = bits.words[k * bits.stride + c]; rest != 0; rest &= rest - 1) {
          int t = first + Integer.numberOfTrailingZeros(rest);
          events.plus[t * events.channels + events.plusCount[t]++] = row;
        }
      }
    }
  }
}
