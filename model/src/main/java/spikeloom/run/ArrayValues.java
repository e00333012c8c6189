package spikeloom.run;

/**
 * The floats of an array from an index to its end: a checkpoint is written from them and read into
 * them, so that no second copy of a network is needed.
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

  public int length() {
    return array.length - from;
  }
}
