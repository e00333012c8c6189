package spikeloom.training;

/**
 * The floats of an array from an index to its end: a checkpoint is written from them and read into
 * them, so that no second copy of a network is needed.
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
