package spikeloom.kernel;

/**
 * A word of 32 bits per row of something: that of row r is {@code values[at + r * stride]}.
 *
 * @param values the array that holds them
 * @param at index of the word of row 0
 * @param stride distance between words
 */
@SuppressWarnings("ArrayRecordComponent") // a place in memory, never compared
public record BitWords(int[] values, int at, int stride) {
  /** The word of a row. */
  public int word(int row) {
    return values[at + row * stride];
  }
}
