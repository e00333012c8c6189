package spikeloom.kernel;

/**
 * The spikes that a few neighbouring output positions of a convolution receive, as those of one
 * fully connected layer: a channel per input of the patch, and the steps of one position after
 * those of another,
 *
 * <pre>{@code
 * bits[i * T + t, (ky * kernel + kx) * C + c] = spike of channel c at step t and the place (ky, kx) of patch i
 * }</pre>
 *
 * <p>so that the kernels of fully connected layers compute convolutions with full words and tables,
 * whatever the number of steps. Reused; one per worker.
 */
public final class PatchBits {
  private final ConvolutionShape shape;
  private final int steps;
  private final int positions;
  private final SpikeBits bits;

  /**
   * Buffers for {@code positions} output positions at a time.
   *
   * @param steps steps of a sample, T
   */
  public PatchBits(ConvolutionShape shape, int steps, int positions) {
    this.shape = shape;
    this.steps = steps;
    this.positions = positions;
    bits = new SpikeBits(Math.multiplyExact(steps, positions), shape.patch());
  }

  /**
   * The largest number of positions that divides all of them and makes at most {@code rows} rows of
   * a position and a step; at least 1.
   */
  public static int positions(ConvolutionShape shape, int steps, int rows) {
    int all = shape.output().positions();
    int most = Math.max(1, Math.min(all, rows / steps));
    while (all % most != 0) {
      most--;
    }
    return most;
  }

  /** Number of output positions at a time. */
  public int positions() {
    return positions;
  }

  /** The bits of the last call of {@link #gather}. */
  public SpikeBits bits() {
    return bits;
  }

  /**
   * Overwrites the bits.
   *
   * @param maps spikes of the input maps of a sample
   * @param first the first of the output positions
   */
  public void gather(SpikeBits maps, int first) {
    bits.clear();
    int width = shape.input().width();
    int channels = shape.input().channels();
    int kernel = shape.kernel();
    for (int i = 0; i < positions; i++) {
      int row = shape.firstRow(first + i);
      int column = shape.firstColumn(first + i);
      int from = Math.max(0, -column);
      int count = (Math.min(kernel, width - column) - from) * channels;
      for (int ky = Math.max(0, -row); ky < Math.min(kernel, shape.input().height() - row); ky++) {
        int source = ((row + ky) * width + column + from) * channels;
        int target = (ky * kernel + from) * channels;
        for (int k = 0; k < maps.blocks; k++) {
          put(
              maps.words,
              k * maps.stride + source,
              maps.stepsIn(k),
              target,
              count,
              i * steps + k * SpikeBits.STEPS);
        }
      }
    }
  }

  // Adds words of up to 32 steps from step `step` on, which may lie in two words.
  private void put(int[] words, int from, int count, int channel, int channels, int step) {
    int[] to = bits.words;
    int shift = step & (SpikeBits.STEPS - 1);
    int at = (step >>> 5) * bits.stride + channel;
    for (int j = 0; j < channels; j++) {
      to[at + j] |= words[from + j] << shift;
    }
    if (shift + count > SpikeBits.STEPS) {
      int next = at + bits.stride;
      for (int j = 0; j < channels; j++) {
        to[next + j] |= words[from + j] >>> (SpikeBits.STEPS - shift);
      }
    }
  }
}
