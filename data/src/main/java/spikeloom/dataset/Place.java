package spikeloom.dataset;

/**
 * Where a sample lies: the moments {@code begin .. end-1} of an origin. Samples of one origin are
 * related (the same speaker, patient or recording), and those whose moments overlap share values.
 *
 * @param origin the recording, person or session; of an independent sample its own identity
 * @param begin first moment, in rows, frames, samples of a signal or microseconds
 * @param end the moment after the last one
 */
public record Place(String origin, long begin, long end) {
  /** Refuses an empty range. */
  public Place {
    if (end <= begin) {
      throw new IllegalArgumentException("the sample from %d to %d is empty".formatted(begin, end));
    }
  }

  /** The place of a sample that has nothing in common with others of its origin. */
  public static Place of(String origin) {
    return new Place(origin, 0, 1);
  }
}
