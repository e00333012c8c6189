package spikeloom.spike;

/**
 * A natural signal: values with a shape, for instance the pixels of an image in [0, 1].
 *
 * @param shape shape of the values
 * @param values {@code shape.size()} values, row-major; not copied, callers do not change them
 */
@SuppressWarnings("ArrayRecordComponent") // identity is enough: signals are viewed, not compared
public record Signal(SignalShape shape, float[] values) {
  /** Checks that shape and values agree. */
  public Signal {
    if (values.length != shape.size()) {
      throw new IllegalArgumentException(
          values.length + " values do not fill a signal of " + shape);
    }
  }
}
