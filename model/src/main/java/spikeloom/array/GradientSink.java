package spikeloom.array;

/**
 * Takes a gradient part by part, as soon as a part is complete: an optimiser can use it while it is
 * in the cache, and a large gradient need not be stored at all.
 */
public interface GradientSink {
  /**
   * Where a worker is to write the gradient of some rows of a slice.
   *
   * @return a place for {@code rows.size()} rows, the first for row {@code rows.from()}; what is in
   *     it is of no meaning
   */
  Rows place(Parameters.Slice slice, Range rows, int worker);

  /**
   * The gradient of the rows is complete. Their values may change from now on, so nobody may need
   * them any more.
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
