package spikeloom.kernel;

import java.util.Arrays;

/**
 * The spikes of one sample as lists of rows per step, with complement coding: within a block of 32
 * steps, a channel that fires in more than half of the steps is put into the block's base once and
 * then subtracted in the steps in which it is silent. The sum of weight rows at step t is
 *
 * <pre>{@code sum(base of block(t)) + sum(plus(t)) - sum(minus(t)).}</pre>
 *
 * <p>Exact; a channel with c spikes in a block of n steps costs min(c, 1 + n - c) additions. Rows
 * are stored as offsets (channel times stride). Reused from sample to sample.
 */
public final class StepEvents {
  final int steps;
  final int blocks;
  final int channels;
  final int[] base;
  final int[] baseCount;
  final int[] plus;
  final int[] plusCount;
  final int[] minus;
  final int[] minusCount;

  /** Creates buffers for {@code steps} steps of {@code channels} channels. */
  public StepEvents(int steps, int channels) {
    this.steps = steps;
    this.blocks = (steps + SpikeBits.STEPS - 1) / SpikeBits.STEPS;
    this.channels = channels;
    base = new int[blocks * channels];
    baseCount = new int[blocks];
    plus = new int[steps * channels];
    plusCount = new int[steps];
    minus = new int[steps * channels];
    minusCount = new int[steps];
  }

  /**
   * Lists the spikes of a sample.
   *
   * @param stride length of a weight row
   * @return number of spikes
   */
  public int list(SpikeBits bits, int stride) {
    int spikes = 0;
    for (int k = 0; k < blocks; k++) {
      spikes += listBlock(bits, 0, k, stride);
    }
    return spikes;
  }

  /**
   * Lists the spikes of one block of steps; blocks are independent of each other.
   *
   * @param from the channel of {@code bits} that is channel 0 here
   */
  public int listBlock(SpikeBits bits, int from, int block, int stride) {
    int full = bits.full(block);
    int count = bits.stepsIn(block);
    int first = block * SpikeBits.STEPS;
    Arrays.fill(plusCount, first, first + count, 0);
    Arrays.fill(minusCount, first, first + count, 0);
    int based = 0;
    int spikes = 0;
    for (int i = 0; i < channels; i++) {
      int word = bits.word(block, from + i);
      if (word == 0) {
        continue;
      }
      int row = i * stride;
      int fired = Integer.bitCount(word);
      spikes += fired;
      if (2 * fired > count) {
        base[block * channels + based++] = row;
        for (int rest = ~word & full; rest != 0; rest &= rest - 1) {
          int t = first + Integer.numberOfTrailingZeros(rest);
          minus[t * channels + minusCount[t]++] = row;
        }
      } else {
        for (int rest = word; rest != 0; rest &= rest - 1) {
          int t = first + Integer.numberOfTrailingZeros(rest);
          plus[t * channels + plusCount[t]++] = row;
        }
      }
    }
    baseCount[block] = based;
    return spikes;
  }
}
