package spikeloom.array;

/**
 * Receives a gradient part by part, as soon as a part is complete, so that an optimiser can use it
 * while it is in the cache and a large gradient need not be stored.
 */
public interface GradientSink {
  /**
   * Returns the destination of a worker's gradient of some rows of a slice.
   *
   * @return a place for {@code rows.size()} rows, the first for row {@code rows.from()}; its
   *     content is undefined
   */
  Rows place(Parameters.Slice slice, Range rows, int worker);

  /**
   * Reports that the gradient of the rows is complete. Their values may change from now on, so they
   * must not be read any more.
   */
  void complete(Parameters.Slice slice, Range rows, int worker);

  /** Stores the whole gradient in an array of the layout of the parameters. */
  static GradientSink into(float[] gradient) {
    return new GradientSink() {
      @Override
      public Rows place(Parameters.Slice slice, Range rows, int worker) {
        return Rows.of(slice, gradient).from(rows.from());
      }

      @Override
      public void complete(Parameters.Slice slice, Range rows, int worker) {}
    };
  }
}
