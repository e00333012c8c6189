package spikeloom.kernel;

import java.util.Arrays;
import spikeloom.array.Padding;

/**
 * The spikes of one sample as bits over time: word (block, channel) holds 32 steps of one channel,
 * step {@code 32 * block + i} in bit i. Besides lists of events per step, kernels use this view
 * with a channel's whole history in a few registers. Reused for every sample.
 */
public final class SpikeBits {
  /** Steps in a word. */
  public static final int STEPS = 32;

  final int[] words;
  final int steps;
  final int channels;
  final int blocks;
  final int stride;

  /** Creates silence over {@code steps} steps of {@code channels} channels. */
  public SpikeBits(int steps, int channels) {
    this.steps = steps;
    this.channels = channels;
    blocks = (steps + STEPS - 1) / STEPS;
    stride = Padding.stride(channels);
    words = new int[blocks * stride];
  }

  /** Number of steps. */
  public int steps() {
    return steps;
  }

  /** Number of channels. */
  public int channels() {
    return channels;
  }

  /** Number of words that a channel has. */
  public int blocks() {
    return blocks;
  }

  /** Removes all spikes. */
  public void clear() {
    Arrays.fill(words, 0);
  }

  /**
   * Removes the spikes of the channels {@code from .. to-1} in every group of {@code group}
   * channels.
   */
  public void clear(int from, int to, int group) {
    for (int k = 0; k < blocks; k++) {
      for (int c = 0; c < channels; c += group) {
        Arrays.fill(words, k * stride + c + from, k * stride + c + to, 0);
      }
    }
  }

  /** Removes what a kernel wrote for neurons that are only padding. */
  void clearPadding() {
    for (int k = 0; k < blocks; k++) {
      Arrays.fill(words, k * stride + channels, (k + 1) * stride, 0);
    }
  }

  /** Overwrites these steps with those of {@code source} from step {@code from} on. */
  public void copy(SpikeBits source, int from) {
    int shift = from & (STEPS - 1);
    for (int k = 0; k < blocks; k++) {
      int block = from / STEPS + k;
      int mask = full(k);
      for (int c = 0; c < channels; c++) {
        int word = source.word(block, c) >>> shift;
        if (shift > 0 && block + 1 < source.blocks) {
          word |= source.word(block + 1, c) << (STEPS - shift);
        }
        words[k * stride + c] = word & mask;
      }
    }
  }

  /** Overwrites the channels from {@code at} on by all channels of {@code source}, step by step. */
  public void setChannels(SpikeBits source, int at) {
    for (int k = 0; k < blocks; k++) {
      System.arraycopy(source.words, k * source.stride, words, k * stride + at, source.channels);
    }
  }

  /**
   * Overwrites a channel by one of {@code source}.
   *
   * @param from number of that channel, or -1 for silence
   */
  public void setChannel(int channel, SpikeBits source, int from) {
    for (int k = 0; k < blocks; k++) {
      words[k * stride + channel] = from < 0 ? 0 : source.word(k, from);
    }
  }

  /** The first step at which a channel fires; the number of steps if it does not. */
  public int first(int channel) {
    for (int k = 0; k < blocks; k++) {
      int word = word(k, channel);
      if (word != 0) {
        return k * STEPS + Integer.numberOfTrailingZeros(word);
      }
    }
    return steps;
  }

  /** Adds a spike. */
  public void set(int step, int channel) {
    words[(step >>> 5) * stride + channel] |= 1 << (step & 31);
  }

  /** Adds a spike, or removes it. */
  public void put(int step, int channel, boolean fired) {
    int at = (step >>> 5) * stride + channel;
    int bit = 1 << (step & 31);
    words[at] = fired ? words[at] | bit : words[at] & ~bit;
  }

  /** Whether the channel fires at the step. */
  public boolean get(int step, int channel) {
    return bit(step, channel) != 0;
  }

  /** 1 if the channel fires at the step, else 0. */
  public int bit(int step, int channel) {
    return word(step >>> 5, channel) >>> (step & 31) & 1;
  }

  /** The word of a channel. */
  public int word(int block, int channel) {
    return words[block * stride + channel];
  }

  /** The words of a block, a row per channel, from channel {@code from}. */
  public BitWords words(int block, int from) {
    return new BitWords(words, block * stride + from, 1);
  }

  /** Whether the same channels fire at the same steps. */
  public boolean sameAs(SpikeBits other) {
    return Arrays.equals(words, other.words);
  }

  /** Number of spikes of a channel. */
  public int count(int channel) {
    int count = 0;
    for (int k = 0; k < blocks; k++) {
      count += Integer.bitCount(word(k, channel));
    }
    return count;
  }

  /** Number of spikes. */
  public int count() {
    int count = 0;
    for (int word : words) {
      count += Integer.bitCount(word);
    }
    return count;
  }

  /**
   * Number of row additions that the sums over all spikes take with complement coding, see {@link
   * StepEvents}.
   */
  public long additions() {
    return additions(0, channels);
  }

  /** The same for the channels {@code from .. to-1}. */
  public long additions(int from, int to) {
    long sum = 0;
    for (int k = 0; k < blocks; k++) {
      sum += additions(k, from, to);
    }
    return sum;
  }

  /** The same for the channels of one block. */
  public long additions(int block) {
    return additions(block, 0, channels);
  }

  private long additions(int block, int from, int to) {
    int silent = stepsIn(block) + 1;
    long sum = 0;
    for (int c = block * stride + from; c < block * stride + to; c++) {
      int fired = Integer.bitCount(words[c]);
      sum += Math.min(fired, silent - fired);
    }
    return sum;
  }

  /**
   * Lists the channels that fire in a block, in ascending order.
   *
   * @return their number
   */
  public int active(int block, int[] list) {
    int count = 0;
    for (int c = 0; c < channels; c++) {
      list[count] = c; // count <= c: there is space, and a silent channel is overwritten
      count += words[block * stride + c] == 0 ? 0 : 1;
    }
    return count;
  }

  /** Number of steps in a block: 32, but for the last. */
  public int stepsIn(int block) {
    return Math.min(STEPS, steps - block * STEPS);
  }

  /** The word in which every step of the block has a spike. */
  int full(int block) {
    return -1 >>> (STEPS - stepsIn(block));
  }
}
