package spikeloom.training;

/**
 * The floats of an array from an index to its end. Checkpoints are written from and read into them
 * without a second copy of a network.
 *
 * @param array the array
 * @param from index of the first value
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Values(float[] array, int from) {
  /** All values of an array. */
  static Values all(float[] array) {
    return new Values(array, 0);
  }

  int length() {
    return array.length - from;
  }
}
