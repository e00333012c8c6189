package spikeloom.dataset;

/**
 * The place of a sample: {@code begin .. end-1} of an origin. Samples of one origin are related
 * (the same speaker, patient or recording), and overlapping ones share values.
 *
 * @param origin the recording, person or session; for an independent sample its own identity
 * @param begin start, in rows, frames, samples of a signal or microseconds
 * @param end end, exclusive
 */
public record SampleLocation(String origin, long begin, long end) {
  /** Checks that the range is not empty. */
  public SampleLocation {
    if (end <= begin) {
      throw new IllegalArgumentException("the sample from %d to %d is empty".formatted(begin, end));
    }
  }

  /** Returns the place of a sample without overlap with others of its origin. */
  public static SampleLocation of(String origin) {
    return new SampleLocation(origin, 0, 1);
  }
}
