package spikeloom.run;

/**
 * The floats of an array from an index to its end. Checkpoints are written from and read into them
 * without a second copy of a network.
 *
 * @param array the array
 * @param from index of the first value
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ArrayValues(float[] array, int from) {
  /** All values of an array. */
  public static ArrayValues all(float[] array) {
    return new ArrayValues(array, 0);
  }

  /** Number of values from {@code from} to the end of the array. */
  public int length() {
    return array.length - from;
  }
}
