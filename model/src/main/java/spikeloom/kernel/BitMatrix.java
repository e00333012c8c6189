package spikeloom.kernel;

/**
 * A matrix of bits, 32 columns to a word, row by row: for instance the spikes of a layer with a row
 * per step, where {@link SpikeBits} has a word per neuron.
 */
public final class BitMatrix {
  /** Columns in a word. */
  public static final int COLUMNS = 32;

  final int[] words;
  final int stride;

  /** All zero. */
  public BitMatrix(int rows, int columns) {
    stride = (columns + COLUMNS - 1) / COLUMNS;
    words = new int[rows * stride];
  }

  /** Number of words in a row. */
  public int stride() {
    return stride;
  }

  /** The words number {@code word} of the rows, from row 0. */
  public BitWords words(int word) {
    return new BitWords(words, word, stride);
  }

  /**
   * The words number {@code word} of every {@code step}-th row: with {@code step} rows to a sample
   * and {@code word = t * stride() + i}, the i-th words of step t of all samples.
   */
  public BitWords words(int word, int step) {
    return new BitWords(words, word, step * stride);
  }

  /**
   * Transposes 32 columns: bit j of the words becomes channel {@code channel + j}, their row
   * becomes the step.
   *
   * @param from one word per row
   * @param rows number of rows; later steps of {@code to} become silent
   * @param to written for the channels {@code channel .. channel + count - 1}
   * @param square scratch of 32 words
   */
  public static void turn(
      BitWords from, int rows, SpikeBits to, int channel, int count, int[] square) {
    for (int k = 0; k < to.blocks; k++) {
      int first = k * SpikeBits.STEPS;
      for (int i = 0; i < COLUMNS; i++) {
        square[i] = first + i < rows ? from.word(first + i) : 0;
      }
      transpose(square);
      System.arraycopy(square, 0, to.words, k * to.stride + channel, count);
    }
  }

  /**
   * The spikes of a sample with a row per step.
   *
   * @param row where the first step goes
   * @param square scratch of 32 words
   */
  public void setSteps(int row, SpikeBits from, int[] square) {
    for (int k = 0; k < from.blocks; k++) {
      int first = (row + k * SpikeBits.STEPS) * stride;
      int count = from.stepsIn(k);
      for (int word = 0; word < stride; word++) {
        System.arraycopy(from.words, k * from.stride + word * COLUMNS, square, 0, COLUMNS);
        transpose(square);
        for (int i = 0; i < count; i++) {
          words[first + i * stride + word] = square[i];
        }
      }
    }
  }

  /**
   * Transposes a square of 32 x 32 bits in place: bit j of word i becomes bit i of word j, by
   * exchanging ever smaller squares. Source: Warren, Hacker's Delight, section 7-3.
   */
  static void transpose(int[] square) {
    int mask = 0x0000FFFF;
    for (int side = COLUMNS / 2; side != 0; side >>>= 1) {
      for (int i = 0; i < COLUMNS; i = (i + side + 1) & ~side) {
        int differs = (square[i] >>> side ^ square[i + side]) & mask;
        square[i] ^= differs << side;
        square[i + side] ^= differs;
      }
      mask ^= mask << (side >>> 1);
    }
  }
}
